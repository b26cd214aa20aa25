package dev.earshot.listener.reading;

import dev.earshot.model.Reading;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Reading.Mood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Understands a post: its language, then mood and intent by that language's model. A language
 * without a model is read as unsure, never guessed. Not thread-safe.
 */
public final class PostReader {
  private static final Mood[] MOODS = {Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE};

  /** So many words at most are named as what carried a mood. */
  private static final int NAMED = 3;

  /** A word that carries less than this share of the strongest is not named. */
  private static final float WORTH_NAMING = 0.35f;

  /** Danger, law and leaving must be likelier than all else together: people are moved for them. */
  private static final double SURE = 0.5;

  private final LanguageReader languages;
  private final Map<String, LanguageModel> models;
  private final Found found = new Found();
  private final int[] sums = new int[WeightTable.COLUMNS];
  private final double[] moods = new double[LanguageModel.MOODS];
  private final double[] intents = new double[LanguageModel.INTENTS.size()];
  private int[] carried = new int[64];

  public PostReader(Models models) {
    this.languages = new LanguageReader(models.language());
    this.models = models.byLanguage();
  }

  /** With the models that ship. */
  public static PostReader shipped() {
    return new PostReader(Models.shipped());
  }

  /**
   * Reads a post.
   *
   * @param text the post's words; Serbian Cyrillic in it is Latin afterwards
   * @param declared the network's language tag; empty when it declares none
   */
  public Reading read(Text text, String declared) {
    return readAs(languages.guess(text, declared), text);
  }

  /** Reads a post in a known language. */
  public Reading readAs(String language, Text text) {
    LanguageModel model = models.get(language);
    if (model == null) {
      return Reading.unsure(language);
    }
    if (language.equals("hbs") && text.hasCyrillic()) {
      text.toLatin();
    }
    found.begin(model);
    model.features().of(text, found);
    weigh(model);
    model.moods(sums, moods);
    model.intents(sums, intents);
    int mood = best(moods);
    Intent intent = intent();
    double score = Math.max(-1, Math.min(1, moods[2] - moods[0]));
    if (moods[mood] < model.sureFrom()) {
      return new Reading(language, Mood.UNSURE, 0, moods[mood], intent, List.of());
    }
    return new Reading(
        language,
        MOODS[mood],
        score,
        moods[mood],
        intent,
        MOODS[mood] == Mood.NEUTRAL ? List.of() : carriers(model.weights(), text, mood));
  }

  /** The language alone. */
  public String language(Text text, String declared) {
    return languages.guess(text, declared);
  }

  /** Probabilities of negative, neutral and positive in the post read last. */
  public double[] moods() {
    return moods.clone();
  }

  /** The likeliest; where it is a serious one and not sure, the likeliest of the others. */
  private Intent intent() {
    int best = best(intents);
    if (intents[best] < SURE) {
      intents[LanguageModel.INTENTS.indexOf(Intent.CHURN)] = 0;
      intents[LanguageModel.INTENTS.indexOf(Intent.SAFETY_LEGAL)] = 0;
      best = best(intents);
    }
    return LanguageModel.INTENTS.get(best);
  }

  private void weigh(LanguageModel model) {
    System.arraycopy(model.bases(), 0, sums, 0, sums.length);
    model.weights().addUp(found.rows, found.size, sums);
  }

  /** The words that spoke most for a mood and against the others, in the text's order. */
  private List<String> carriers(WeightTable weights, Text text, int mood) {
    if (carried.length < text.size()) {
      carried = new int[2 * text.size()];
    }
    Arrays.fill(carried, 0, text.size(), 0);
    for (int i = 0; i < found.size; i++) {
      int token = found.tokens[i];
      if (token >= 0) {
        int row = found.rows[i];
        int all = weights.weight(row, 0) + weights.weight(row, 1) + weights.weight(row, 2);
        carried[token] += weights.weight(row, mood) - all / LanguageModel.MOODS;
      }
    }
    int first = -1;
    int second = -1;
    int third = -1;
    for (int token = 0; token < text.size(); token++) {
      if (first < 0 || carried[token] > carried[first]) {
        third = second;
        second = first;
        first = token;
      } else if (second < 0 || carried[token] > carried[second]) {
        third = second;
        second = token;
      } else if (third < 0 || carried[token] > carried[third]) {
        third = token;
      }
    }
    List<String> named = new ArrayList<>(NAMED);
    for (int token = 0; token < text.size(); token++) {
      boolean strong = token == first || token == second || token == third;
      if (strong && carried[token] > 0 && carried[token] >= carried[first] * WORTH_NAMING) {
        named.add(text.written(token));
      }
    }
    return named;
  }

  private static int best(double[] odds) {
    int best = 0;
    for (int i = 1; i < odds.length; i++) {
      best = odds[i] > odds[best] ? i : best;
    }
    return best;
  }

  /** The rows of a text's features, for summing and for saying which word brought them. */
  private static final class Found implements Features.Taker {
    private WeightTable weights;
    private int[] rows = new int[1024];
    private int[] tokens = new int[1024];
    private int size;

    void begin(LanguageModel model) {
      weights = model.weights();
      size = 0;
    }

    @Override
    public void take(int key, int token) {
      int row = weights.row(key);
      if (row >= 0) {
        if (size == rows.length) {
          rows = Arrays.copyOf(rows, 2 * size);
          tokens = Arrays.copyOf(tokens, 2 * size);
        }
        rows[size] = row;
        tokens[size++] = token;
      }
    }
  }
}
