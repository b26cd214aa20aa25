package dev.earshot.listener.levels;

import java.time.Duration;

/** The four time constants a count is watched at: a quarter of an hour to a day. */
final class Scale {
  /** In minutes, each four to six times the one before: between them nothing is missed by much. */
  private static final double[] MINUTES = {7.5, 30, 120, 720};

  static final int COUNT = 4;

  /** The scale at which an hour is judged. */
  static final int HOUR = 1;

  static final double DAY_MILLIS = 86_400_000;

  private static final double MINUTES_A_DAY = 1440;

  private Scale() {}

  /** The time constant in days. */
  static double days(int scale) {
    return MINUTES[scale] / MINUTES_A_DAY;
  }

  /**
   * A count that fades with time constant τ strays like the plain count of a window of 2τ: twice
   * the fading count has the variance of a Poisson count of its own mean.
   */
  static Duration window(int scale) {
    return Duration.ofSeconds(Math.round(2 * 60 * MINUTES[scale]));
  }

  /** What is left of a fading sum after so many days. */
  static double left(double days, double halfLifeDays) {
    return Math.exp(-Math.log(2) * days / halfLifeDays);
  }
}
