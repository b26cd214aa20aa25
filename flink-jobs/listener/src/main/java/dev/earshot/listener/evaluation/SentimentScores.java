package dev.earshot.listener.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How well moods are read, from what people said and what the model thought probable.
 *
 * @param confusion posts by what people said (row) and the model's likeliest mood (column), in the
 *     order of {@link #MOODS}
 * @param f1 by mood; NaN for a mood that the posts do not have
 * @param macroF1 mean of f1 over the moods that the posts have
 * @param accuracy share of posts whose likeliest mood is what people said
 * @param alertPrecision of what is called negative at the threshold that finds half of the
 *     negatives, the share that is, were 15 % of all posts negative: what an alert's evidence is
 *     worth. NaN without negatives or without others
 */
public record SentimentScores(
    int[][] confusion, double[] f1, double macroF1, double accuracy, double alertPrecision) {
  /** The moods, in the order of all arrays here. */
  public static final List<String> MOODS = List.of("negative", "neutral", "positive");

  /** The share of negatives among mentions that alertPrecision assumes. */
  private static final double NEGATIVES = 0.15;

  private static final int ROUNDS = 1000;

  /**
   * Counts.
   *
   * @param said index into {@link #MOODS} of what people said, by post
   * @param odds probability of each mood, by post. Of a set with two moods, the better of these two
   *     is the model's answer
   */
  public static SentimentScores of(int[] said, double[][] odds) {
    boolean[] has = new boolean[MOODS.size()];
    for (int mood : said) {
      has[mood] = true;
    }
    int[][] confusion = new int[MOODS.size()][MOODS.size()];
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      int answer = best(odds[i], has);
      confusion[said[i]][answer]++;
      right += answer == said[i] ? 1 : 0;
    }
    double[] f1 = new double[MOODS.size()];
    for (int mood = 0; mood < f1.length; mood++) {
      f1[mood] = has[mood] ? f1(confusion, mood) : Double.NaN;
    }
    return new SentimentScores(
        confusion,
        f1,
        Arrays.stream(f1).filter(each -> !Double.isNaN(each)).average().orElse(Double.NaN),
        said.length == 0 ? Double.NaN : (double) right / said.length,
        alertPrecision(said, odds));
  }

  /** The likeliest mood; of two-class sets only the two count. */
  static int best(double[] odds, boolean[] has) {
    int best = -1;
    for (int mood = 0; mood < odds.length; mood++) {
      if (has[mood] && (best < 0 || odds[mood] > odds[best])) {
        best = mood;
      }
    }
    return best;
  }

  private static double f1(int[][] confusion, int mood) {
    int found = 0;
    int there = 0;
    for (int other = 0; other < confusion.length; other++) {
      found += confusion[other][mood];
      there += confusion[mood][other];
    }
    int right = confusion[mood][mood];
    return right == 0 ? 0 : 2.0 * right / (found + there);
  }

  private static double alertPrecision(int[] said, double[][] odds) {
    double[] ofNegatives = new double[said.length];
    int negatives = 0;
    for (int i = 0; i < said.length; i++) {
      if (said[i] == 0) {
        ofNegatives[negatives++] = negativity(odds[i]);
      }
    }
    int others = said.length - negatives;
    if (negatives == 0 || others == 0) {
      return Double.NaN;
    }
    Arrays.sort(ofNegatives, 0, negatives);
    double threshold = ofNegatives[negatives / 2];
    double found = 0;
    double wrong = 0;
    for (int i = 0; i < said.length; i++) {
      if (negativity(odds[i]) >= threshold) {
        found += said[i] == 0 ? 1 : 0;
        wrong += said[i] == 0 ? 0 : 1;
      }
    }
    double right = NEGATIVES * found / negatives;
    return right / (right + (1 - NEGATIVES) * wrong / others);
  }

  /** What alerts go by: P(negative) − P(positive). */
  private static double negativity(double[] odds) {
    return odds[0] - odds[2];
  }

  /**
   * The interval that holds macro-F1 in 95 of 100 cases, by drawing posts again with replacement;
   * the same posts give the same interval.
   */
  public static double[] macroF1Interval(int[] said, double[][] odds) {
    Random random = new Random(said.length);
    double[] drawn = new double[ROUNDS];
    int[] saidAgain = new int[said.length];
    double[][] oddsAgain = new double[said.length][];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < said.length; i++) {
        int pick = random.nextInt(said.length);
        saidAgain[i] = said[pick];
        oddsAgain[i] = odds[pick];
      }
      drawn[round] = of(saidAgain, oddsAgain).macroF1();
    }
    Arrays.sort(drawn);
    return new double[] {drawn[ROUNDS / 40], drawn[ROUNDS - 1 - ROUNDS / 40]};
  }
}
