package dev.earshot.listener.levels;

/** What is being said just now, at four time constants, beside what is usual. */
final class Windows {
  private static final double HALF_LIFE = 14;

  /** Before anything is heard, counts stray by a third of their mean, as if seen for a day. */
  private static final double PRIOR_SPREAD = 0.1;

  private static final double PRIOR_DAYS = 1;

  /** No crowd is as regular as chance: a tenth of the mean at least. */
  private static final double LEAST_SPREAD = 0.01;

  /** A deviation teaches no more than one of three standard deviations would. */
  private static final double MOST_TAUGHT = 3;

  /** What an hour holds above this many standard deviations, and two mentions, is not learnt. */
  private static final double BELIEVED = 2;

  private static final double BELIEVED_MENTIONS = 2;

  private Windows() {}

  /** Mentions in the window 2τ. */
  static double observed(SpikeMemory memory, int scale) {
    return 2 * memory.counts[scale];
  }

  /** How many are usual there. */
  static double expected(SpikeMemory memory, int scale) {
    return Math.max(2 * memory.expected[scale], Double.MIN_NORMAL);
  }

  /** The variance beyond chance, by the mean squared. */
  static double spread(SpikeMemory memory, int scale) {
    double learnt =
        (memory.spread[scale] + PRIOR_DAYS * PRIOR_SPREAD)
            / (memory.spreadDays[scale] + PRIOR_DAYS);
    return Math.max(LEAST_SPREAD, learnt);
  }

  /** −log10 of the probability of so many. */
  static double surprise(SpikeMemory memory, int scale) {
    double observed = observed(memory, scale);
    double expected = expected(memory, scale);
    return observed <= expected
        ? 0
        : NegativeBinomial.surprise(
            observed, expected, 1 / (Rhythm.doubt(memory) + spread(memory, scale)));
  }

  /**
   * Lets time pass, an hour at most, with so many mentions evenly in it.
   *
   * @param until the end of that time, epoch milliseconds
   */
  static void pass(SpikeMemory memory, long until, long mentions) {
    long from = memory.until;
    double days = (until - from) / Scale.DAY_MILLIS;
    double usual = Rhythm.perDay(memory) * Rhythm.factor(memory, from);
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      double left = Math.exp(-days / Scale.days(scale));
      double came = Scale.days(scale) * (1 - left);
      memory.counts[scale] = memory.counts[scale] * left + mentions / days * came;
      memory.expected[scale] = memory.expected[scale] * left + usual * came;
    }
    double age = (until - memory.since) / Scale.DAY_MILLIS;
    Rhythm.learn(memory, from, days, believed(memory, mentions, age), age);
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      learnSpread(memory, scale, days);
    }
    memory.until = until;
  }

  /** A crisis is not a habit: of an hour far above the usual, only the usual part is learnt. */
  private static double believed(SpikeMemory memory, long mentions, double age) {
    double observed = observed(memory, Scale.HOUR);
    double usual = expected(memory, Scale.HOUR);
    double most = usual + BELIEVED * Math.sqrt(variance(memory, Scale.HOUR)) + BELIEVED_MENTIONS;
    return age > 1 && observed > most ? mentions * most / observed : mentions;
  }

  private static void learnSpread(SpikeMemory memory, int scale, double days) {
    double left = Scale.left(days, HALF_LIFE);
    double mean = expected(memory, scale);
    double error = observed(memory, scale) - mean;
    double square = Math.min(error * error, MOST_TAUGHT * MOST_TAUGHT * variance(memory, scale));
    // A window in which next to nothing is expected tells next to nothing about the spread.
    double weight = days / (mean * mean + 1);
    memory.spread[scale] = memory.spread[scale] * left + (square - mean) * weight;
    memory.spreadDays[scale] = memory.spreadDays[scale] * left + mean * mean * weight;
  }

  private static double variance(SpikeMemory memory, int scale) {
    double mean = expected(memory, scale);
    return mean + spread(memory, scale) * mean * mean;
  }
}
