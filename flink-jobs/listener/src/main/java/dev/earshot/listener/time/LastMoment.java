package dev.earshot.listener.time;

import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where time ends in a job that ends. Behind the last record of a bounded input the watermark leaps
 * to the end of time, and nothing may come from beyond the last record; nor may what lies before it
 * get lost when the leap is all there is, because the posts were read before the customers were.
 */
public final class LastMoment {
  private static final String KEY = "earshot.last-moment";

  /** Null where nobody said so: then whatever the leap itself wakes is beyond. */
  private final Long end;

  private LastMoment(Long end) {
    this.end = end;
  }

  /** All operators of this job end at this moment of event time. */
  public static void set(StreamExecutionEnvironment env, Instant end) {
    env.getConfig()
        .setGlobalJobParameters(
            Configuration.fromMap(Map.of(KEY, Long.toString(end.toEpochMilli()))));
  }

  /** Where the job of this operator ends, if it does. */
  public static LastMoment of(RuntimeContext context) {
    String end = context.getGlobalJobParameters().get(KEY);
    return new LastMoment(end == null ? null : (Long) Long.parseLong(end));
  }

  /**
   * Up to where this watermark says that all is there.
   *
   * @param watermark in milliseconds of event time
   */
  public long upTo(long watermark) {
    if (end != null) {
      return Math.min(watermark, end);
    }
    return watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark;
  }

  /** Whether a timer wakes for what lies beyond the last record. */
  public boolean isBeyond(long timer, long watermark) {
    return timer > upTo(watermark);
  }
}
