package dev.earshot.listener.levels;

import java.time.Duration;
import java.util.Arrays;

/**
 * Tells how unusual a count is, whatever its size: three mentions a day or a hundred thousand a
 * minute. Counts come in buckets of event time; a bucket without mentions is not sent. Time and
 * memory do not grow with the counts. The formulas and where they come from: {@code
 * docs/spikes.md}.
 */
public final class SpikeDetector {
  /** What was just said counts twice in a fading window, so this takes at least five mentions. */
  private static final double FEWEST = 10;

  /** What is significant but less than this is not news. */
  private static final double LEAST_RATIO = 2;

  /** After so long a silence nothing of before counts: it is fourteen half-lives of the rate. */
  private static final long LONGEST_SILENCE_DAYS = 100;

  private static final int MOST_SURPRISING = -1;
  private static final long DAY_MILLIS = 86_400_000;

  private final long bucketMillis;

  /**
   * A detector for buckets of one width.
   *
   * @param bucket how long a bucket lasts, an hour at most
   */
  public SpikeDetector(Duration bucket) {
    if (bucket.isNegative() || bucket.isZero() || bucket.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("a bucket lasts up to an hour, not " + bucket);
    }
    this.bucketMillis = bucket.toMillis();
  }

  /**
   * Counts one complete bucket in.
   *
   * @param memory what is remembered of this count; changed in place
   * @param bucketStart when the bucket began, epoch milliseconds, not before the end of the last
   *     one
   * @param mentions how many were in it, at least 0
   * @return the level at the bucket's end
   */
  public Level add(SpikeMemory memory, long bucketStart, long mentions) {
    if (bucketStart < memory.until || bucketStart < 0 || mentions < 0) {
      throw new IllegalArgumentException(
          "buckets come one after the other: %d mentions at %d, counted up to %d"
              .formatted(mentions, bucketStart, memory.until));
    }
    if (memory.since < 0) {
      memory.since = bucketStart;
      memory.until = bucketStart;
    }
    pass(memory, bucketStart);
    Windows.pass(memory, bucketStart + bucketMillis, mentions);
    closeDays(memory);
    double[] surprises = surprises(memory);
    keepPeaks(memory, surprises);
    return level(memory, surprises, MOST_SURPRISING);
  }

  /**
   * The level as it stands later if nothing more is said.
   *
   * @param millis epoch milliseconds; before the last bucket's end is as at its end
   */
  public Level levelAt(SpikeMemory memory, long millis) {
    SpikeMemory later = later(memory, millis);
    return level(later, surprises(later), MOST_SURPRISING);
  }

  /**
   * The level in one window as it stands later if nothing more is said: whether what was once
   * unusual still is.
   *
   * @param window one that a {@link Level} named
   */
  public Level levelAt(SpikeMemory memory, long millis, Duration window) {
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      if (Scale.window(scale).equals(window)) {
        SpikeMemory later = later(memory, millis);
        return level(later, surprises(later), scale);
      }
    }
    throw new IllegalArgumentException("no level has a window of " + window);
  }

  private static SpikeMemory later(SpikeMemory memory, long millis) {
    SpikeMemory later = memory.copy();
    if (later.since < 0) {
      later.since = millis;
      later.until = millis;
    }
    pass(later, millis);
    return later;
  }

  /** Silence up to then, hour by hour, for each has its own expectation. */
  private static void pass(SpikeMemory memory, long until) {
    memory.until = Math.max(memory.until, until - LONGEST_SILENCE_DAYS * DAY_MILLIS);
    while (memory.until < until) {
      Windows.pass(memory, Math.min(until, Rhythm.nextHour(memory.until)), 0);
    }
    closeDays(memory);
  }

  private static void closeDays(SpikeMemory memory) {
    long days = (memory.until - memory.since) / DAY_MILLIS;
    memory.days = Math.max(memory.days, days - LONGEST_SILENCE_DAYS);
    for (; memory.days < days; memory.days++) {
      // On the first day everything is a surprise.
      if (memory.days > 0) {
        Habit.closeDay(memory);
      }
      Rhythm.normalise(memory);
      Arrays.fill(memory.peaks, 0);
    }
  }

  /** Keeps the day's highest values, from which the habit is learnt. */
  private static void keepPeaks(SpikeMemory memory, double[] surprises) {
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      double standing = Habit.standing(memory, scale, surprises[scale]);
      memory.peaks[scale] = Math.max(memory.peaks[scale], surprises[scale]);
      if (surprises[scale] > 0) {
        memory.peaks[Habit.ALL] = Math.max(memory.peaks[Habit.ALL], standing);
      }
    }
  }

  private static double[] surprises(SpikeMemory memory) {
    double[] surprises = new double[Scale.COUNT];
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      surprises[scale] = Windows.surprise(memory, scale);
    }
    return surprises;
  }

  private static Level level(SpikeMemory memory, double[] surprises, int wanted) {
    double[] returnDays = new double[Scale.COUNT];
    for (int scale = 0; scale < Scale.COUNT; scale++) {
      if (isTested(memory, scale)) {
        double standing = Habit.standing(memory, scale, surprises[scale]);
        returnDays[scale] = Habit.returnDays(memory, standing);
      }
    }
    int shown = wanted == MOST_SURPRISING ? mostSurprising(memory, returnDays) : wanted;
    return new Level(
        Windows.observed(memory, shown),
        Windows.expected(memory, shown),
        Scale.window(shown),
        surprises[shown],
        returnDays[shown],
        returnDays);
  }

  private static boolean isTested(SpikeMemory memory, int scale) {
    double observed = Windows.observed(memory, scale);
    return memory.until - memory.since >= DAY_MILLIS
        && observed >= FEWEST
        && observed >= LEAST_RATIO * Windows.expected(memory, scale);
  }

  /** Of windows that are not tested, the one furthest above what is usual. */
  private static int mostSurprising(SpikeMemory memory, double[] returnDays) {
    int most = 0;
    for (int scale = 1; scale < Scale.COUNT; scale++) {
      int byDays = Double.compare(returnDays[scale], returnDays[most]);
      if (byDays > 0 || (byDays == 0 && ratio(memory, scale) > ratio(memory, most))) {
        most = scale;
      }
    }
    return most;
  }

  private static double ratio(SpikeMemory memory, int scale) {
    return Windows.observed(memory, scale) / Windows.expected(memory, scale);
  }
}
