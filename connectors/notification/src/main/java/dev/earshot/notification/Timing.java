package dev.earshot.notification;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How patient notification is.
 *
 * @param waits after the first failure in a row, the second and so on; the last for all beyond
 * @param givenUp what waits for longer than this is given up when it fails again
 * @param window in which a channel has only so many messages
 * @param settle how long to gather alerts before one message tells of many
 * @param old what happened longer ago wakes nobody
 * @param remember how long it is remembered that an alert is over: as long as it may be reopened
 * @param lookup how long Redis may take for an excerpt
 * @param watch how often the watchdog looks
 */
record Timing(
    List<Duration> waits,
    Duration givenUp,
    Duration window,
    Duration settle,
    Duration old,
    Duration remember,
    Duration lookup,
    Duration watch) {

  /** A fifth more or less, so that those who failed together do not come back together. */
  private static final double JITTER = 0.2;

  private static final Duration FOREVER = Duration.ofDays(36_500);

  static final Timing USUAL =
      new Timing(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofHours(1),
              Duration.ofHours(3),
              Duration.ofHours(6),
              Duration.ofHours(12),
              Duration.ofHours(24),
              Duration.ofHours(24)),
          Duration.ofDays(3),
          Duration.ofMinutes(10),
          Duration.ofSeconds(20),
          Duration.ofHours(1),
          Duration.ofDays(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(5));

  /** The same where nothing is old: of a story that is played faster than life. */
  Timing forStory() {
    return new Timing(waits, givenUp, window, settle, FOREVER, remember, lookup, watch);
  }

  /** How often a message is tried. */
  int tries() {
    return waits.size() + 1;
  }

  /**
   * How long to leave a channel alone.
   *
   * @param failures in a row, at least 1
   */
  Duration after(int failures, RandomGenerator random) {
    long wait = waits.get(Math.min(failures, waits.size()) - 1).toMillis();
    return Duration.ofMillis((long) (wait * (1 - JITTER + 2 * JITTER * random.nextDouble())));
  }
}
