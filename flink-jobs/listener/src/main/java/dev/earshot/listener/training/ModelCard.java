package dev.earshot.listener.training;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.training.SentimentTraining.Outcome;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model was made of and how well it reads, for whoever finds the folder later. */
final class ModelCard {
  static final String NAME = "CARD.md";

  private ModelCard() {}

  static String of(SentimentTraining training, Outcome outcome) {
    SentimentScores scores = outcome.scores();
    StringBuilder card = new StringBuilder();
    card.append("# Mood model, ").append(training.language()).append("\n\n");
    card.append(
        format(
            "Trained on %d posts (%d corrections, each taught three times) of %s%s.%n%n",
            outcome.posts(),
            outcome.corrections(),
            training.data().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .collect(Collectors.joining(", ")),
            training.addShipped() ? ", and the posts that the shipped model was trained on" : ""));
    card.append(
        format(
            "macro-F1 %.3f (95 %% interval %.3f to %.3f), accuracy %.3f, F1 of negative %.3f,"
                + " precision of an alert's evidence %.3f.%n%n",
            scores.macroF1(),
            outcome.interval()[0],
            outcome.interval()[1],
            scores.accuracy(),
            scores.f1()[0],
            scores.alertPrecision()));
    card.append(
        "Each post was read by a model that had not seen it (5 parts). The recipe was chosen");
    card.append(" on the same figures, which flatters them a little.\n\n");
    card.append("| people said | negative | neutral | positive |\n|---|---|---|---|\n");
    for (int said = 0; said < SentimentScores.MOODS.size(); said++) {
      int[] row = scores.confusion()[said];
      card.append(
          format(
              "| %s | %d | %d | %d |%n", SentimentScores.MOODS.get(said), row[0], row[1], row[2]));
    }
    card.append(
        format(
            "%nRecipe: L2 %s, lexicon taught as text: %s, classes balanced by %s. Temperature %s,"
                + " unsure below %s.%n",
            outcome.recipe().l2(),
            outcome.recipe().lexiconAsText() ? "yes" : "no",
            outcome.recipe().balance(),
            outcome.temperature(),
            outcome.sureFrom()));
    card.append("\n| L2 | lexicon as text | balance | macro-F1 |\n|---|---|---|---|\n");
    outcome
        .tried()
        .forEach(
            (recipe, macroF1) ->
                card.append(
                    format(
                        "| %s | %s | %s | %.3f |%n",
                        recipe.l2(),
                        recipe.lexiconAsText() ? "yes" : "no",
                        recipe.balance(),
                        macroF1)));
    return card.toString().replace("\r\n", "\n");
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
