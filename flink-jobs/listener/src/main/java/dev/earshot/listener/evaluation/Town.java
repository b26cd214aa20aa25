package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Mentions nobody made, minute by minute: usual days, and hours in which something happened. */
final class Town {
  /** How the usual comes about. */
  enum Kind {
    /** Everyone by themselves, at any time alike. */
    PLAIN,
    /** Nine times as much at the busiest hour as at the quietest, half as much at weekends. */
    SEASON,
    /** People set each other off: each half hour at a rate of its own, which varies by 55 %. */
    OVERDISPERSED
  }

  static final int A_DAY = 1440;

  private static final long MONDAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int MOOD_MINUTES = 30;
  private static final double MOOD_VARIANCE = 0.3;
  private static final int BURST_MINUTES = 60;
  private static final double MANY = 50;

  private final double rate;
  private final Kind kind;
  private final Random random;

  /** A town with so many mentions a day; the same seed says the same. */
  Town(double rate, Kind kind, long seed) {
    this.rate = rate;
    this.kind = kind;
    this.random = new Random(seed);
  }

  /**
   * So many days of it.
   *
   * @param bursts minutes at which an hour begins that brings more
   * @param more mentions that each of these hours brings beside the usual
   */
  CountSeries days(int days, int[] bursts, double more) {
    long[] starts = new long[days * A_DAY];
    long[] counts = new long[starts.length];
    double mood = 1;
    for (int minute = 0; minute < starts.length; minute++) {
      if (minute % MOOD_MINUTES == 0 && kind == Kind.OVERDISPERSED) {
        mood = gamma(1 / MOOD_VARIANCE) * MOOD_VARIANCE;
      }
      starts[minute] = MONDAY + Duration.ofMinutes(minute).toMillis();
      counts[minute] = poisson(rate / A_DAY * mood * season(minute));
    }
    for (int burst : bursts) {
      for (int minute = burst; minute < burst + BURST_MINUTES; minute++) {
        counts[minute] += poisson(more / BURST_MINUTES);
      }
    }
    return new CountSeries("town", Duration.ofMinutes(1), starts, counts, new int[0][]);
  }

  private double season(int minute) {
    if (kind != Kind.SEASON) {
      return 1;
    }
    double hour = 1 - 0.8 * Math.cos(2 * Math.PI * minute / A_DAY);
    return hour * (minute / A_DAY % 7 >= 5 ? 7 / 12.0 : 7 / 6.0);
  }

  private long poisson(double mean) {
    if (mean > MANY) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double least = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** A gamma variate of shape above 1 and scale 1 (Marsaglia and Tsang, 2000). */
  private double gamma(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double cube = Math.pow(1 + c * normal, 3);
      if (cube > 0
          && Math.log(1 - random.nextDouble())
              < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
        return d * cube;
      }
    }
  }
}
