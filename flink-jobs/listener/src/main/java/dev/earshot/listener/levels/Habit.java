package dev.earshot.listener.levels;

/**
 * How high the days of a count usually peak: a Gumbel distribution of the day's highest value, kept
 * as the mean of past peaks and how far they stray from it. From it follows how often a value is
 * seen.
 *
 * <p>There are five: the surprise at each time constant, and the highest standing of them all.
 */
final class Habit {
  /** The habit of the highest standing. */
  static final int ALL = Scale.COUNT;

  private static final double HALF_LIFE = 14;

  /** Three days as chance alone would have them come before all that are heard. */
  private static final double PRIOR_DAYS = 3;

  /**
   * A day teaches no more than a level seen once in seventeen days would. Without this bound one
   * crisis would make deaf for the next; it lies well below the shipped return period of thirty,
   * which therefore stays within reach.
   */
  private static final double MOST_TAUGHT = Math.log(17);

  /** Chance alone: surprises fall off by a factor of ten a unit. */
  private static final double CHANCE = 1 / Math.log(10);

  /**
   * Standings would fall off by e a unit, were the fit exact; it is not, and 15 % is allowed for.
   */
  private static final double CHANCE_OF_ALL = 1.15;

  /** A window that slides is worth about four that do not. */
  private static final double LOOKS = 4;

  /** Four time constants that share their mentions are worth about two that do not. */
  private static final double SCALES = 2;

  /** Mean of the Gumbel distribution above its mode, in units of its scale (Euler's constant). */
  private static final double MEAN = 0.5772;

  /** Mean absolute deviation of the Gumbel distribution, in units of its scale. */
  private static final double STRAY = 0.9831;

  private Habit() {}

  /** How far a value stands above the usual peak of a day, in units of how far peaks fall off. */
  static double standing(SpikeMemory memory, int which, double value) {
    return (value - mode(memory, which)) / falloff(memory, which);
  }

  /**
   * About once in how many days so high a standing is seen. With few days behind it the tail is not
   * known well, and is taken for heavier: (1 + z/n)^n in place of e^z.
   */
  static double returnDays(SpikeMemory memory, double standing) {
    double z = standing(memory, ALL, standing);
    double n = memory.pastDays + PRIOR_DAYS;
    return z < 0 ? Math.exp(z) : Math.exp(n * Math.log1p(z / n));
  }

  /** Learns the day's peaks, and begins a new day. */
  static void closeDay(SpikeMemory memory) {
    double left = Scale.left(1, HALF_LIFE);
    double[] means = new double[ALL + 1];
    double[] highest = new double[ALL + 1];
    for (int which = 0; which <= ALL; which++) {
      means[which] = mean(memory, which);
      highest[which] = mode(memory, which) + MOST_TAUGHT * falloff(memory, which);
    }
    for (int which = 0; which <= ALL; which++) {
      double peak = Math.min(memory.peaks[which], highest[which]);
      memory.pastPeaks[which] = memory.pastPeaks[which] * left + peak;
      memory.pastStrays[which] = memory.pastStrays[which] * left + Math.abs(peak - means[which]);
    }
    memory.pastDays = memory.pastDays * left + 1;
  }

  private static double mode(SpikeMemory memory, int which) {
    return mean(memory, which) - MEAN * falloff(memory, which);
  }

  private static double mean(SpikeMemory memory, int which) {
    double prior = chanceMode(which) + MEAN * chanceFalloff(which);
    return (memory.pastPeaks[which] + PRIOR_DAYS * prior) / (memory.pastDays + PRIOR_DAYS);
  }

  /** Peaks fall off no faster than by chance. */
  private static double falloff(SpikeMemory memory, int which) {
    double prior = chanceFalloff(which);
    double learnt =
        (memory.pastStrays[which] / STRAY + PRIOR_DAYS * prior) / (memory.pastDays + PRIOR_DAYS);
    return Math.max(prior, learnt);
  }

  private static double chanceMode(int which) {
    return which == ALL ? Math.log(SCALES) : Math.log10(LOOKS / (2 * Scale.days(which)));
  }

  private static double chanceFalloff(int which) {
    return which == ALL ? CHANCE_OF_ALL : CHANCE;
  }
}
