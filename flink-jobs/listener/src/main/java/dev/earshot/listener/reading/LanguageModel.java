package dev.earshot.listener.reading;

import dev.earshot.model.Reading.Intent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
    Features features, WeightTable weights, float[] bases, double temperature, double sureFrom) {
  static final int MOODS = 3;
  static final List<Intent> INTENTS = List.of(Intent.values());
  static final int COLUMNS = MOODS + INTENTS.size();

  private static final float NEVER = -1e6f;
  private static final String[] MOOD_NAMES = {"negative", "neutral", "positive"};

  /** Lays both models out flat. */
  static LanguageModel of(
      Lexicon lexicon, DoccatModel mood, DoccatModel intent, Properties settings) {
    String[] intents =
        INTENTS.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    AbstractModel moods = (AbstractModel) mood.getMaxentModel();
    AbstractModel others = (AbstractModel) intent.getMaxentModel();
    Set<String> all = new HashSet<>(FlatModel.parameters(moods).keySet());
    all.addAll(FlatModel.parameters(others).keySet());
    WeightTable weights = new WeightTable(all.size(), COLUMNS);
    float[] unknown = new float[COLUMNS];
    Arrays.fill(unknown, NEVER);
    lay(moods, MOOD_NAMES, 0, weights, unknown);
    lay(others, intents, MOODS, weights, unknown);
    return new LanguageModel(
        new Features(lexicon),
        weights,
        unknown,
        Double.parseDouble(settings.getProperty("temperature", "1")),
        Double.parseDouble(settings.getProperty("sure_from", "0")));
  }

  private static void lay(
      AbstractModel model, String[] classes, int first, WeightTable weights, float[] unknown) {
    int[] columns = new int[model.getNumOutcomes()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = first + Arrays.asList(classes).indexOf(model.getOutcome(i));
      unknown[columns[i]] = 0;
    }
    for (Map.Entry<String, Context> feature : FlatModel.parameters(model).entrySet()) {
      int key = Features.keyOf(feature.getKey());
      Context context = feature.getValue();
      int[] outcomes = context.getOutcomes();
      for (int i = 0; i < outcomes.length; i++) {
        weights.set(key, columns[outcomes[i]], context.getParameters()[i]);
      }
    }
  }

  void moods(float[] sums, double[] odds) {
    softmax(sums, 0, temperature, odds);
  }

  void intents(float[] sums, double[] odds) {
    softmax(sums, MOODS, 1, odds);
  }

  private static void softmax(float[] sums, int first, double temperature, double[] odds) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < odds.length; i++) {
      highest = Math.max(highest, sums[first + i]);
    }
    double total = 0;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.exp((sums[first + i] - highest) / temperature);
      total += odds[i];
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] /= total;
    }
  }
}
