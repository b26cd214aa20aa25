package dev.earshot.listener.training;

import java.util.Arrays;

/**
 * From sums to probabilities that hold: of the posts a calibrated model gives 0.8, eight in ten are
 * as it says. One temperature for all, the one under which the posts read by cross-validation are
 * likeliest (Guo et al. 2017).
 *
 * @param temperature what sums are divided by
 * @param sureFrom a mood less probable than this is unsure
 */
record Calibration(double temperature, double sureFrom) {
  /** The share of posts the model may be unsure of. */
  private static final double UNSURE = 0.25;

  /** So probable a mood is sure, however much surer the model is of most others. */
  private static final double SUREST = 0.9;

  private static final double COLDEST = 0.3;
  private static final double HOTTEST = 6;
  private static final double STEP = 1.05;

  /**
   * Fits.
   *
   * @param said index of the true class, by post
   * @param sums of the classes, by post, from a model that has not seen the post
   */
  static Calibration of(int[] said, double[][] sums) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double temperature = COLDEST; temperature < HOTTEST; temperature *= STEP) {
      double surprise = 0;
      for (int i = 0; i < said.length; i++) {
        surprise -= Math.log(Math.max(1e-9, odds(sums[i], temperature)[said[i]]));
      }
      if (surprise < least) {
        least = surprise;
        best = temperature;
      }
    }
    double[] likeliest = new double[said.length];
    for (int i = 0; i < said.length; i++) {
      likeliest[i] = Arrays.stream(odds(sums[i], best)).max().orElse(0);
    }
    Arrays.sort(likeliest);
    double sureFrom = Math.min(SUREST, likeliest[(int) (UNSURE * (said.length - 1))]);
    return new Calibration(rounded(best), rounded(sureFrom));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  /** Probabilities at a temperature. */
  static double[] odds(double[] sums, double temperature) {
    double highest = Arrays.stream(sums).max().orElse(0);
    double[] odds = new double[sums.length];
    double total = 0;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.exp((sums[i] - highest) / temperature);
      total += odds[i];
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] /= total;
    }
    return odds;
  }
}
