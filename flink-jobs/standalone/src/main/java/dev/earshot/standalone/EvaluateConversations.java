package dev.earshot.standalone;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.config.Rules;
import dev.earshot.listener.evaluation.Conversation;
import dev.earshot.listener.evaluation.ConversationEvaluation;
import dev.earshot.listener.evaluation.ConversationReport;
import dev.earshot.listener.evaluation.IgnoredRepeat;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How well it is noticed that nobody answered. */
@Command(
    name = "conversations",
    mixinStandardHelpOptions = true,
    description = {
      "Lives through recorded conversations as the job would and tells whose complaint the brand"
          + " did not answer in time, by the rule IgnoredComplaint. Nobody in such a file is known"
          + " as a customer or for influence, so everybody has the ordinary time unless"
          + " --any-author.",
      "",
      "FILE has one message a line, in JSON: id, author, inbound (true for customers), created_at,"
          + " text, in_reply_to, root, brand; thread_complete where it is known. A brand's message"
          + " answers the author it replies to and those its text addresses first. A brand of"
          + " which the file holds a word counts as heard all the time.",
      "",
      "With --gold: columns first_id, first_at, repeat_id, repeat_at, thread_complete. An event is"
          + " that somebody wrote again, within 24 hours and without an answer in between. It is"
          + " found when the first message's time had passed, still unanswered, and the repeat came"
          + " within 24 hours of it. Events with less than that time between the two messages can be"
          + " found by nobody and are left out. An answer that the file does not hold is one nobody"
          + " heard: precision and recall say whether the waiting is right, not whether the file is"
          + " whole; the figures named complete are those of threads the file holds whole.",
      "",
      "More in docs/ignored-complaints.md."
    },
    footer = {
      "",
      "Examples:",
      "  earshot evaluate conversations threads.jsonl --gold repeats.tsv \\",
      "      --any-message --any-author --sla 5m --json",
      "  earshot evaluate conversations threads.jsonl --alerts 50 --json"
    })
final class EvaluateConversations implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The conversations.")
  private Path file;

  @Option(names = "--gold", paramLabel = "FILE", description = "What really happened.")
  private Path gold;

  @Option(
      names = "--any-message",
      description = "Every message of a customer waits for an answer, whatever it says.")
  private boolean anyMessage;

  @Option(names = "--any-author", description = "Everybody has the time that customers have.")
  private boolean anyAuthor;

  @Option(
      names = "--sla",
      paramLabel = "D",
      converter = Time.class,
      description = "The time customers have, such as 5m or 2h; else the rule's.")
  private Duration sla;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules to go by instead of those that ship.")
  private Path rules;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Models of your own, as 'earshot train' writes them; else the shipped ones.")
  private Path model;

  @Option(
      names = "--alerts",
      paramLabel = "N",
      description =
          "Tell N of the alerts, drawn by chance and always the same, with what was written: to be"
              + " judged by a person.")
  private int alerts;

  @Option(names = "--json", description = "One JSON object, with the ids of all alerts in it.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (alerts < 0) {
      throw new IllegalArgumentException("--alerts " + alerts + ": must be 0 or more");
    }
    var evaluation =
        new ConversationEvaluation(
            anyMessage ? null : new PostReader(model == null ? Models.shipped() : Models.in(model)),
            settings(),
            anyMessage,
            anyAuthor);
    var report = new ConversationReport(evaluation.in(Conversation.read(file)));
    List<IgnoredRepeat> events = gold == null ? null : IgnoredRepeat.read(gold);
    Map<String, Object> figures = report.figures(events, evaluation.sla());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      figures.put("alerts", report.alerts(alerts));
      out.println(Json.write(figures));
    } else {
      Table.print(List.of(figures), out);
      if (alerts > 0) {
        report.alerts(alerts).forEach(alert -> tell(alert, out));
      }
    }
    out.flush();
    return 0;
  }

  private static void tell(Map<String, Object> alert, PrintWriter out) {
    out.printf(
        "%n%s  %s  %s  %s, %s %s%n",
        alert.get("id"),
        alert.get("at"),
        alert.get("brand"),
        alert.get("note"),
        alert.get("intent"),
        alert.get("score"));
    out.printf("  %s%n", alert.get("complaint"));
    for (Object line : (List<?>) alert.get("thread")) {
      out.printf("    %s%n", line);
    }
  }

  private IgnoredComplaintSettings settings() {
    ConfigLoader loader = new ConfigLoader();
    Rules loaded = rules == null ? loader.shipped().rules() : loader.rules(rules);
    IgnoredComplaintSettings rule = loaded.ignoredComplaint();
    if (sla == null) {
      return rule;
    }
    Duration ordinary = rule.ordinarySla().compareTo(sla) < 0 ? sla : rule.ordinarySla();
    return new IgnoredComplaintSettings(
        rule.severity(),
        rule.floor(),
        rule.customerFloor(),
        rule.negativity(),
        rule.influence(),
        sla,
        ordinary,
        rule.armedFor());
  }

  /** Durations as the settings write them. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Duration convert(String value) {
      Matcher form = FORM.matcher(value);
      if (!form.matches()) {
        throw new TypeConversionException("'" + value + "' is no time such as 90s, 5m, 2h or 1d");
      }
      String part = (form.group(2).equals("d") ? "P" : "PT") + value.toUpperCase(Locale.ROOT);
      return Duration.parse(part);
    }
  }
}
