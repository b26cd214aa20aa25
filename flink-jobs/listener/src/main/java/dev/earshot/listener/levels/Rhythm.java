package dev.earshot.listener.levels;

/**
 * How much is usually said: a gamma-Poisson rate, times a factor for the hour of the day, times one
 * for the day of the week.
 */
final class Rhythm {
  /** A week has every hour and every day once. */
  private static final double RATE_HALF_LIFE = 7;

  /** Two weeks: each day of the week is heard more than once. */
  private static final double FACTOR_HALF_LIFE = 14;

  /** Before anything is heard: half a mention in a tenth of a day. */
  private static final double PRIOR_MENTIONS = 0.5;

  private static final double PRIOR_DAYS = 0.1;

  /** A factor moves as if twenty usual mentions had been heard before: a few prove no rhythm. */
  private static final double PRIOR_OF_FACTOR = 20;

  /** No hour is believed to be silent: one mention in it would be infinitely surprising. */
  private static final double LOWEST_FACTOR = 0.02;

  private static final int HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private Rhythm() {}

  /** Mentions a day, over the last weeks. */
  static double perDay(SpikeMemory memory) {
    return (memory.mentions + PRIOR_MENTIONS) / (memory.exposure + PRIOR_DAYS);
  }

  /** How busy that moment usually is, 1 on average. */
  static double factor(SpikeMemory memory, long millis) {
    return memory.hours[hour(millis)] * memory.weekdays[weekday(millis)];
  }

  /** What the rate's own uncertainty adds to the dispersion: the cold start, for free. */
  static double doubt(SpikeMemory memory) {
    return 1 / (memory.mentions + PRIOR_MENTIONS);
  }

  /**
   * Learns what was said within one hour.
   *
   * @param from when it began, epoch milliseconds
   * @param days how long it took
   * @param mentions how many of the mentions are believed
   * @param age days since the first bucket
   */
  static void learn(SpikeMemory memory, long from, double days, double mentions, double age) {
    double rate = perDay(memory);
    double factor = factor(memory, from);
    double left = Scale.left(days, RATE_HALF_LIFE);
    memory.mentions = memory.mentions * left + mentions;
    memory.exposure = memory.exposure * left + factor * days;
    if (age > 1) {
      double error = mentions - rate * factor * days;
      double heard = rate * Math.min(age, FACTOR_HALF_LIFE / Math.log(2));
      move(memory.hours, hour(from), error, heard / HOURS);
      move(memory.weekdays, weekday(from), error, heard / WEEKDAYS);
    }
  }

  private static void move(double[] factors, int one, double error, double heard) {
    double moved = factors[one] * (1 + error / (PRIOR_OF_FACTOR + heard * factors[one]));
    factors[one] = Math.max(LOWEST_FACTOR, moved);
  }

  /** Brings the factors back to 1 on average, or scale would leak into them. */
  static void normalise(SpikeMemory memory) {
    normalise(memory.hours);
    normalise(memory.weekdays);
  }

  private static void normalise(double[] factors) {
    double sum = 0;
    for (double each : factors) {
      sum += each;
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] *= factors.length / sum;
    }
  }

  private static int hour(long millis) {
    return Math.floorMod(millis / HOUR_MILLIS, HOURS);
  }

  private static int weekday(long millis) {
    return Math.floorMod(millis / ((long) HOURS * HOUR_MILLIS), WEEKDAYS);
  }

  /** The start of the next hour. */
  static long nextHour(long millis) {
    return (millis / HOUR_MILLIS + 1) * HOUR_MILLIS;
  }
}
