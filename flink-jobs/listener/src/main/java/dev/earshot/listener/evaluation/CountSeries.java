package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.util.Arrays;

/**
 * Mentions counted in buckets, silent ones among them, and the spans in which something happened.
 *
 * @param name for people
 * @param bucket how long a bucket lasts
 * @param starts when each began, epoch milliseconds, ascending
 * @param counts mentions in each
 * @param windows first and last bucket of each span in which something happened, ascending
 */
public record CountSeries(
    String name, Duration bucket, long[] starts, long[] counts, int[][] windows) {
  /** Checks that times and counts belong together. */
  public CountSeries {
    if (starts.length != counts.length || starts.length == 0) {
      throw new IllegalArgumentException(
          "%s: %d times for %d counts".formatted(name, starts.length, counts.length));
    }
  }

  /** How many buckets there are. */
  public int size() {
    return starts.length;
  }

  /** How many weeks it covers. */
  public double weeks() {
    double millis = starts[starts.length - 1] - starts[0] + bucket.toMillis();
    return millis / Duration.ofDays(7).toMillis();
  }

  /** Buckets in a span of time, at least one. */
  public int buckets(Duration span) {
    return (int) Math.max(1, span.toMillis() / bucket.toMillis());
  }

  /** The first bucket that begins at or after that moment; {@link #size} after the last. */
  public int at(long millis) {
    int index = Arrays.binarySearch(starts, millis);
    return index >= 0 ? index : -index - 1;
  }
}
