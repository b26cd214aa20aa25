package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From levels to alarms: the same cool-down for every rule, which alone is worth many points. */
final class Alarms {
  private Alarms() {}

  /** The buckets of a series that raise an alarm: a spike, unless one was raised just before. */
  static List<Integer> of(CountSeries series, double[] judged, Duration cooldown) {
    return of(series, judged, 1, cooldown);
  }

  /**
   * The same with another threshold.
   *
   * @param threshold so many times the rule's own
   */
  static List<Integer> of(
      CountSeries series, double[] judged, double threshold, Duration cooldown) {
    List<Integer> alarms = new ArrayList<>();
    long next = Long.MIN_VALUE;
    for (int i = 0; i < judged.length; i++) {
      if (judged[i] >= threshold && series.starts()[i] >= next) {
        alarms.add(i);
        next = series.starts()[i] + cooldown.toMillis();
      }
    }
    return alarms;
  }
}
