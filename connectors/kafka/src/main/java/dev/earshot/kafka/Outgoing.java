package dev.earshot.kafka;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record on its way to Kafka.
 *
 * @param topic where it goes
 * @param partition its partition, or null to let its key decide
 * @param key its key, or null
 * @param value its bytes; null takes back what the key said before
 * @param at its time in a topic that keeps its writers' time, or null for now; where the broker
 *     stamps, this is overwritten
 * @param kind what it is; told in a header unless it is data
 */
public record Outgoing(
    String topic, Integer partition, String key, byte[] value, Instant at, Kind kind) {

  /** The key of every tick, the same in all partitions: compaction keeps one of them in each. */
  public static final String TICK_KEY = "tick";

  /** A record of the topic's own kind. */
  public static Outgoing data(String topic, String key, byte[] value) {
    return new Outgoing(topic, null, key, value, null, Kind.DATA);
  }

  /**
   * Moves time in one partition. It has no value: a reader that knows no headers takes it for the
   * end of something it never heard of.
   *
   * @param at virtual time, or null for the broker's
   */
  public static Outgoing tick(String topic, int partition, Instant at) {
    return new Outgoing(topic, partition, TICK_KEY, null, at, Kind.TICK);
  }

  ProducerRecord<byte[], byte[]> toRecord() {
    return new ProducerRecord<>(
        topic,
        partition,
        at == null ? null : at.toEpochMilli(),
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        value,
        kind == Kind.DATA ? List.<Header>of() : List.<Header>of(header(kind)));
  }

  private static Header header(Kind kind) {
    return new RecordHeader(
        Envelope.KIND_HEADER,
        kind.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
