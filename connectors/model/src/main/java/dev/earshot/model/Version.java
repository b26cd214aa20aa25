package dev.earshot.model;

import java.util.Comparator;

/**
 * Which of two writes of one entry is the newer: the event time of its newest cause, then a
 * counter. Both come from the log, so a replay makes the same versions.
 *
 * @param time event time of the newest cause, milliseconds since 1970
 * @param counter how many changes that entry had seen
 */
public record Version(long time, long counter) implements Comparable<Version> {
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::time).thenComparingLong(Version::counter);

  public Version {
    if (time < 0 || counter < 0) {
      throw new InvalidRecordException("version", "has a negative part: " + time + "-" + counter);
    }
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** {@code <time>-<counter>}, as in a Redis stream id. */
  @Override
  public String toString() {
    return time + "-" + counter;
  }
}
