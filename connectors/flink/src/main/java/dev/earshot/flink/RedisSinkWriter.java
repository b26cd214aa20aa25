package dev.earshot.flink;

import dev.earshot.model.Entry;
import dev.earshot.redis.Outcome;
import dev.earshot.redis.RedisUnavailableException;
import dev.earshot.redis.RedisWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds entries until there are enough or they have waited long enough. While Redis is away it
 * waits and tries again, which holds back the job instead of losing anything; after {@link
 * #PATIENCE} it fails, and the job starts over from its checkpoint.
 */
final class RedisSinkWriter implements SinkWriter<Entry> {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(RedisSinkWriter.class);
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final RedisWriter writer;
  private final int batch;
  private final Duration linger;
  private final ProcessingTimeService clock;
  private final List<Entry> held = new ArrayList<>();
  private final Counter written;
  private final Counter stale;
  private final Counter rejected;
  private final Counter retries;
  private final Histogram latency;
  private boolean timerSet;

  RedisSinkWriter(
      RedisWriter writer,
      int batch,
      Duration linger,
      ProcessingTimeService clock,
      MetricGroup metrics) {
    this.writer = writer;
    this.batch = batch;
    this.linger = linger;
    this.clock = clock;
    this.written = metrics.counter("redis_written");
    this.stale = metrics.counter("redis_stale");
    this.rejected = metrics.counter("redis_rejected");
    this.retries = metrics.counter("redis_retries");
    this.latency = metrics.histogram("redis_write_ms", new DescriptiveStatisticsHistogram(1_000));
  }

  @Override
  public void write(Entry entry, Context context) throws IOException, InterruptedException {
    held.add(entry);
    if (held.size() >= batch) {
      flush(false);
    } else if (!timerSet) {
      timerSet = true;
      // Flink fails the task itself when a timer throws.
      @SuppressWarnings("unused")
      var timer =
          clock.registerTimer(clock.getCurrentProcessingTime() + linger.toMillis(), this::lingered);
    }
  }

  private void lingered(long time) throws IOException, InterruptedException {
    timerSet = false;
    flush(false);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (held.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Outcome outcome = persistently(start);
    latency.update((System.nanoTime() - start) / 1_000_000);
    held.clear();
    written.inc(outcome.written());
    stale.inc(outcome.stale() + outcome.same());
    for (Outcome.Rejected refused : outcome.rejected()) {
      rejected.inc();
      // Never the entry itself: it may hold a stranger's words.
      LOG.error("Redis refused {}: {}", kind(refused.entry()), refused.reason());
    }
  }

  private Outcome persistently(long start) throws IOException, InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return writer.write(held);
      } catch (RedisUnavailableException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IOException("Redis has been away for " + PATIENCE + ": " + e.getMessage(), e);
        }
        if (pause == FIRST_PAUSE_MILLIS) {
          LOG.warn("Redis is away, {} entries wait: {}", held.size(), e.getMessage());
        }
        retries.inc();
        Thread.sleep(pause);
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      }
    }
  }

  private static String kind(Entry entry) {
    return entry.value().getClass().getSimpleName();
  }

  @Override
  public void close() {
    writer.close();
  }
}
