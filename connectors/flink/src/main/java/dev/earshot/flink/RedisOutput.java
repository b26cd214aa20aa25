package dev.earshot.flink;

import dev.earshot.model.Entry;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisWriter;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The one door to Redis: entries are batched, lingered over briefly, and flushed with every
 * checkpoint. At least once; the scripts make repetition harmless, so the result is effectively
 * once.
 *
 * @param redis where and how
 * @param tenant whose entries these are
 * @param batch write at once when so many entries are held
 * @param linger hold an entry no longer than this
 */
public record RedisOutput(RedisSettings redis, String tenant, int batch, Duration linger)
    implements Sink<Entry> {
  @Override
  public SinkWriter<Entry> createWriter(WriterInitContext context) {
    return new RedisSinkWriter(
        new RedisWriter(redis, new Keys(tenant)),
        batch,
        linger,
        context.getProcessingTimeService(),
        context.metricGroup().addGroup("earshot"));
  }
}
