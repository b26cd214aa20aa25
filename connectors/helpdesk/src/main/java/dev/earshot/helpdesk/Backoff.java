package dev.earshot.helpdesk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a desk alone after failures in a row: twice as long each time, and never at the
 * same moment as others who failed with us.
 *
 * @param first after the first failure
 * @param most never longer
 */
record Backoff(Duration first, Duration most) {
  private static final int DOUBLINGS = 20;

  /**
   * @param failures in a row, at least 1
   */
  Duration after(int failures, RandomGenerator random) {
    long full =
        Math.min(
            most.toMillis(), first.toMillis() << Math.min(DOUBLINGS, Math.max(0, failures - 1)));
    return Duration.ofMillis(full / 2 + (long) (random.nextDouble() * (full - full / 2.0)));
  }
}
