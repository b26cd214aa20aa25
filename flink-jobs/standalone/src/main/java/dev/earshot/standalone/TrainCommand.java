package dev.earshot.standalone;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.reading.Languages;
import dev.earshot.listener.training.SentimentTraining;
import dev.earshot.listener.training.SentimentTraining.Outcome;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Your own data makes it yours. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains models on posts of your own.",
    subcommands = TrainCommand.Sentiment.class)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }

  /** Moods. */
  @Command(
      name = "sentiment",
      mixinStandardHelpOptions = true,
      description = {
        "Trains a mood model of one language: tries out how to by cross-validation within your"
            + " posts, trains on all of them, and writes the model and a card that says how well it"
            + " reads. A few thousand posts take a few minutes.",
        "",
        "A file has tab-separated columns under a header; text and label are needed. Labels are"
            + " negative, neutral and positive; or, for what a person corrected, not_negative,"
            + " not_neutral and not_positive: the likeliest of the other moods is then taught, three"
            + " times.",
        "",
        "The job takes the model with the key 'models' in earshot.yaml."
      },
      footer = {
        "",
        "Examples:",
        "  earshot train sentiment --lang en --data mine.tsv --out models",
        "  earshot train sentiment --lang sl --data mine.tsv --data corrections.tsv \\",
        "                          --add-to shipped --out models",
        "  earshot evaluate sentiment others.tsv --lang en --model models"
      })
  static final class Sentiment implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--lang",
        required = true,
        description = "The posts' language: en, sl, hbs, ro, ru or de.")
    private String language;

    @Option(
        names = "--data",
        paramLabel = "FILE",
        required = true,
        arity = "1..*",
        description = "Labelled posts.")
    private List<Path> data;

    @Option(
        names = "--add-to",
        paramLabel = "shipped",
        description = "shipped: teach the posts behind the shipped model as well.")
    private String addTo;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        required = true,
        description = "Where the model goes, in a folder named by its language.")
    private Path out;

    @Option(names = "--json", description = "The outcome as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      String known = Languages.ofTag(language);
      if (!Languages.KNOWN.contains(known)) {
        throw new IllegalArgumentException(
            "--lang " + language + ": must be one of en, sl, hbs, ro, ru, de");
      }
      if (addTo != null && !addTo.equals("shipped")) {
        throw new IllegalArgumentException("--add-to " + addTo + ": can only be shipped");
      }
      PrintWriter err = spec.commandLine().getErr();
      Outcome outcome =
          new SentimentTraining(known, data, addTo != null)
              .run(
                  out,
                  sentence -> {
                    err.println(sentence);
                    err.flush();
                  });
      PrintWriter console = spec.commandLine().getOut();
      if (json) {
        console.println(Json.write(report(known, outcome)));
      } else {
        tell(known, outcome, console);
      }
      console.flush();
      return 0;
    }

    private Map<String, Object> report(String known, Outcome outcome) {
      SentimentScores scores = outcome.scores();
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("lang", known);
      report.put("n", outcome.posts());
      report.put("corrections", outcome.corrections());
      report.put("macroF1", scores.macroF1());
      report.put("macroF1Interval", outcome.interval());
      report.put("accuracy", scores.accuracy());
      report.put("f1Negative", scores.f1()[0]);
      report.put("confusion", scores.confusion());
      report.put("recipe", outcome.recipe());
      report.put("temperature", outcome.temperature());
      report.put("sureFrom", outcome.sureFrom());
      report.put("model", out.resolve(known).toString());
      return report;
    }

    private void tell(String known, Outcome outcome, PrintWriter console) {
      SentimentScores scores = outcome.scores();
      console.printf(
          "macro-F1 %.3f, 95 %% interval %.3f to %.3f, by cross-validation on %d posts%n",
          scores.macroF1(), outcome.interval()[0], outcome.interval()[1], outcome.posts());
      console.printf("%n%-12s %9s %9s %9s%n", "people said", "negative", "neutral", "positive");
      for (int said = 0; said < SentimentScores.MOODS.size(); said++) {
        int[] row = scores.confusion()[said];
        console.printf(
            "%-12s %9d %9d %9d%n", SentimentScores.MOODS.get(said), row[0], row[1], row[2]);
      }
      console.printf(
          "%nwritten to %s; let the job read with it: models: %s in earshot.yaml%n",
          out.resolve(known), out);
    }
  }
}
