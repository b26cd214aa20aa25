package dev.earshot.listener.reading;

import dev.earshot.model.Reading.Intent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * How one language's posts are read: a lexicon, and a mood and an intent model over the same
 * features, whose weights lie side by side in one table: a feature is looked up once for both.
 *
 * @param features what is looked at
 * @param weights columns 0 to 2 are moods, the others intents
 * @param bases what a class has before a feature is seen: a model that was never taught a class
 *     never answers it
 * @param temperature what the sums of moods are divided by: a model is surer of posts like those it
 *     learnt from than of others
 * @param sureFrom a mood less probable than this is unsure, in [0, 1]
 */
record LanguageModel(
    Features features, WeightTable weights, int[] bases, double temperature, double sureFrom) {
  static final int MOODS = 3;
  static final List<Intent> INTENTS = List.of(Intent.values());
  static final int COLUMNS = MOODS + INTENTS.size();

  private static final int NEVER = -1_000_000_000;
  private static final String[] MOOD_NAMES = {"negative", "neutral", "positive"};

  /** Lays both models out flat. */
  static LanguageModel of(
      Lexicon lexicon, DoccatModel mood, DoccatModel intent, Properties settings) {
    String[] intents =
        INTENTS.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    AbstractModel moods = (AbstractModel) mood.getMaxentModel();
    AbstractModel others = (AbstractModel) intent.getMaxentModel();
    Map<Integer, double[]> rows = new HashMap<>();
    int[] bases = new int[WeightTable.COLUMNS];
    Arrays.fill(bases, NEVER);
    lay(moods, MOOD_NAMES, 0, rows, bases);
    lay(others, intents, MOODS, rows, bases);
    return new LanguageModel(
        new Features(lexicon),
        new WeightTable(rows),
        bases,
        Double.parseDouble(settings.getProperty("temperature", "1")),
        Double.parseDouble(settings.getProperty("sure_from", "0")));
  }

  private static void lay(
      AbstractModel model, String[] classes, int first, Map<Integer, double[]> rows, int[] bases) {
    int[] columns = new int[model.getNumOutcomes()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = first + Arrays.asList(classes).indexOf(model.getOutcome(i));
      bases[columns[i]] = 0;
    }
    for (Map.Entry<String, Context> feature : FlatModel.parameters(model).entrySet()) {
      int key = Features.keyOf(feature.getKey());
      double[] row = rows.computeIfAbsent(key, unused -> new double[COLUMNS]);
      Context context = feature.getValue();
      int[] outcomes = context.getOutcomes();
      for (int i = 0; i < outcomes.length; i++) {
        row[columns[outcomes[i]]] = context.getParameters()[i];
      }
    }
  }

  void moods(int[] sums, double[] odds) {
    softmax(sums, 0, weights.step() / temperature, odds);
  }

  void intents(int[] sums, double[] odds) {
    softmax(sums, MOODS, weights.step(), odds);
  }

  private static void softmax(int[] sums, int first, double scale, double[] odds) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < odds.length; i++) {
      highest = Math.max(highest, sums[first + i]);
    }
    double total = 0;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.exp((sums[first + i] - highest) * scale);
      total += odds[i];
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] /= total;
    }
  }
}
