package dev.earshot.standalone;

import dev.earshot.config.Change;
import dev.earshot.config.Durations;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** New rules or brands for a job that runs. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Sends new rules or brands to the running job. They count for what is said from a moment on,"
          + " the same at every replay; nothing restarts and nothing waits.",
      "",
      "What the job would refuse is not sent. Put the file in the place of the job's own as well:"
          + " that is what it begins with when it is started without its checkpoint."
    },
    footer = {
      "",
      "Examples:",
      "  earshot rules apply rules.yaml --by eva",
      "  earshot rules apply rules.yaml --by eva --at 2026-12-24T18:00:00Z",
      "  earshot rules apply --brands brands.yaml --by eva --in 1m"
    })
final class RulesApply implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private NewSettings wanted;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who says so.")
  private String by;

  @Option(
      names = "--in",
      paramLabel = "DURATION",
      description = "Count in so long, at least 2s. Default: 5s.")
  private String in;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Count from this moment, such as 2026-12-24T18:00:00Z.")
  private Instant at;

  @Option(names = "--json", description = "One JSON object: effective_at, ids, changes.")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = file.load();
    Duration ahead = ahead();
    SettingsLog before = SettingsLog.read(settings);
    Instant now = Instant.now();
    Instant from = at == null ? now.plus(ahead) : at;
    List<Control> controls = wanted.controls(by, from);
    Rules former = before.rules(from).settings();
    List<Change> changes;
    try {
      changes = wanted.changes(before, controls, now);
    } catch (RefusedException e) {
      throw new IllegalStateException("not sent, the job would refuse: " + e.getMessage(), e);
    }
    send(settings.config().kafka(), controls);
    obeyed(SettingsLog.read(settings), controls);
    say(controls, from, changes, former);
    return 0;
  }

  private Duration ahead() {
    if (in != null && at != null) {
      throw new IllegalArgumentException("--in and --at say the same; give one of them");
    }
    Duration ahead = Durations.parse(in == null ? "5s" : in);
    if (ahead == null || ahead.compareTo(SettingsGate.LEAD) < 0) {
      throw new IllegalArgumentException(
          "--in must be a whole number and a unit, such as 5s or 10m, and at least 2s");
    }
    return ahead;
  }

  /** Brands also go where they are obeyed: into the log of posts, every partition. */
  static void send(KafkaSettings kafka, List<Control> controls) {
    String posts = kafka.posts().topic();
    int partitions;
    try (TopicAdmin admin = TopicAdmin.open(kafka.client())) {
      partitions = admin.partitions(posts);
    }
    Instant latest = controls.get(0).effectiveAt().minus(SettingsGate.LEAD);
    try (Publisher publisher = Publisher.open(kafka.client())) {
      for (Control control : controls) {
        byte[] value = Json.bytes(control);
        if (control.type() == Control.Type.BRANDS) {
          for (int partition = 0; partition < partitions; partition++) {
            publisher.send(
                new Outgoing(posts, partition, null, value, null, Envelope.Kind.CONTROL));
          }
        }
        publisher.send(Outgoing.data(kafka.topics().control(), control.subject(), value));
      }
      publisher.flush();
    }
    if (Instant.now().isAfter(latest)) {
      throw new IllegalStateException(
          "Kafka took so long to write it that parts of the job may have refused; apply it again,"
              + " with a longer --in");
    }
  }

  /** Asks the topic, for only the record's own timestamp decides. */
  static void obeyed(SettingsLog after, List<Control> controls) {
    for (Control control : controls) {
      for (SettingsLog.Sent sent : after.sent()) {
        if (sent.control().id().equals(control.id()) && sent.refused() != null) {
          throw new IllegalStateException("the job refuses: " + sent.refused());
        }
      }
    }
  }

  private void say(List<Control> controls, Instant from, List<Change> changes, Rules former) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("effective_at", from);
      report.put("ids", controls.stream().map(Control::id).toList());
      report.put("changes", changes);
      out.println(Json.write(report));
    } else {
      changes.forEach(out::println);
      out.println("sent; counts from " + from);
      out.println(
          "to go back: raise version in the former file and apply it (rules version %d; what was"
                  .formatted(former.version())
              + " sent before: earshot rules history --show N)");
    }
    out.flush();
  }
}
