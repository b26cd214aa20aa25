package dev.earshot.standalone;

import dev.earshot.listener.evaluation.Evaluation;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well posts are read, spikes are found, silence is noticed and voices are weighed. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Measures how well posts are read, spikes are found, silence is noticed and voices are"
            + " weighed, with the classes the job uses.",
    subcommands = {
      EvaluateCommand.Sentiment.class,
      EvaluateCommand.Language.class,
      EvaluateCommand.Intents.class,
      SpikesCommand.class,
      EvaluateConversations.class,
      EvaluateInfluence.class
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }

  /** What all that read posts take. */
  static final class Files {
    @Parameters(
        paramLabel = "FILE",
        arity = "1..*",
        description = "Tab-separated columns under a header; text and label are needed.")
    private List<Path> files;

    @Option(
        names = "--model",
        paramLabel = "DIR",
        description = "Models of your own, as 'earshot train' writes them; else the shipped ones.")
    private Path model;

    @Option(names = "--json", description = "One JSON object a file, each on a line.")
    private boolean json;

    private Evaluation evaluation() {
      return new Evaluation(new PostReader(model == null ? Models.shipped() : Models.in(model)));
    }

    private int report(CommandSpec spec, Measure measure) throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      Evaluation evaluation = evaluation();
      List<Map<String, Object>> reports = new ArrayList<>();
      for (Path file : files) {
        Map<String, Object> report = measure.of(evaluation, file);
        if (json) {
          out.println(Json.write(report));
          out.flush();
        }
        reports.add(report);
      }
      if (!json) {
        Table.print(reports, out);
        out.flush();
      }
      return 0;
    }
  }

  /** One file's figures. */
  private interface Measure {
    Map<String, Object> of(Evaluation evaluation, Path file) throws IOException;
  }

  /** Moods. */
  @Command(
      name = "sentiment",
      mixinStandardHelpOptions = true,
      description = {
        "How well moods are read. Labels are negative, neutral, positive.",
        "",
        "macroF1 goes by the likeliest mood, also where the job would say unsure; of a file with two"
            + " moods, by the likelier of the two. alertPrecision is the precision of negatives at"
            + " the threshold that finds half of them, were 15 %% of all posts negative. More in"
            + " docs/reading.md."
      },
      footer = {
        "",
        "Examples:",
        "  earshot evaluate sentiment en/airline.tsv sl/comments.tsv",
        "  earshot evaluate sentiment mine.tsv --lang sl --model models --json"
      })
  static final class Sentiment implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Files files;

    @Option(
        names = "--lang",
        defaultValue = "",
        description =
            "The posts' language; else the file's folder tells it, else each is detected.")
    private String language;

    @Override
    public Integer call() throws IOException {
      return files.report(spec, (evaluation, file) -> evaluation.sentiment(file, language));
    }
  }

  /** Languages. */
  @Command(
      name = "language",
      mixinStandardHelpOptions = true,
      description = {
        "How well languages are recognised. Labels are language codes; hr, bs and sr are one, hbs,"
            + " and what Earshot does not read is other. macroRecall is over Earshot's own."
      },
      footer = {"", "Example:", "  earshot evaluate language posts.tsv --under 40 --json"})
  static final class Language implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Files files;

    @Option(
        names = "--under",
        paramLabel = "N",
        defaultValue = "0",
        description = "Only posts of fewer than N characters.")
    private int under;

    @Override
    public Integer call() throws IOException {
      return files.report(spec, (evaluation, file) -> evaluation.language(file, under));
    }
  }

  /** Intents. */
  @Command(
      name = "intent",
      mixinStandardHelpOptions = true,
      description = {
        "How well intents are read. Labels, in the column intent or else label, are complaint,"
            + " question, praise, churn, outage, safety_legal, spam, other."
      },
      footer = {"", "Example:", "  earshot evaluate intent mine.tsv --lang en"})
  static final class Intents implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Files files;

    @Option(
        names = "--lang",
        defaultValue = "",
        description =
            "The posts' language; else the file's folder tells it, else each is detected.")
    private String language;

    @Override
    public Integer call() throws IOException {
      return files.report(spec, (evaluation, file) -> evaluation.intent(file, language));
    }
  }
}
