package dev.earshot.listener.levels;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The tail of the negative binomial distribution, in logarithms, so that what is all but impossible
 * still has a number.
 */
public final class NegativeBinomial {
  /** Nothing is called more surprising; doubles end at 10^-308. */
  public static final double MOST_SURPRISING = 300;

  private static final double TINY = 1e-300;
  private static final double EXACT = 1e-12;
  private static final int MOST_STEPS = 10_000;

  private NegativeBinomial() {}

  /**
   * −log10 of the probability of a count this high or higher, 0 to {@value #MOST_SURPRISING}.
   *
   * @param count the count, not necessarily whole
   * @param mean what was expected, above 0
   * @param size how firmly, above 0: the variance is mean + mean² / size
   */
  public static double surprise(double count, double mean, double size) {
    if (count <= 0) {
      return 0;
    }
    // P(N >= count) is the incomplete beta function at p = mean / (mean + size).
    double p = mean / (mean + size);
    double logFront =
        count * -Math.log1p(size / mean)
            - size * Math.log1p(mean / size)
            - LogBeta.value(count, size);
    double log;
    if (p < (count + 1) / (count + size + 2)) {
      log = logFront - Math.log(count) + Math.log(fraction(p, count, size));
    } else {
      double below = Math.exp(logFront) / size * fraction(size / (mean + size), size, count);
      log = Math.log1p(-Math.min(below, 1 - EXACT));
    }
    return Math.min(MOST_SURPRISING, Math.max(0, -log / Math.log(10)));
  }

  /**
   * The continued fraction of the incomplete beta function (DLMF 8.17.22), from the front (Lentz).
   * It needs about as many steps as the square root of the smaller parameter.
   */
  private static double fraction(double x, double a, double b) {
    double denominator = 1;
    double c = 1;
    double d = 0;
    double change = 0;
    for (int step = 1; step < MOST_STEPS && Math.abs(change - 1) > EXACT; step++) {
      double next = coefficient(step, x, a, b);
      d = 1 / away(1 + next * d);
      c = away(1 + next / c);
      change = c * d;
      denominator *= change;
    }
    return 1 / denominator;
  }

  private static double coefficient(int step, double x, double a, double b) {
    double m = Math.floor(step / 2.0);
    return step % 2 == 0
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
