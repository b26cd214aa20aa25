package dev.earshot.flink;

import java.util.Map;

/**
 * A record on its way to Kafka.
 *
 * @param topic where to
 * @param key decides the partition, and what compaction keeps; null for none
 * @param value the bytes
 * @param timestamp event time, milliseconds since 1970
 * @param headers names and values of its headers
 */
public record OutRecord(
    String topic, byte[] key, byte[] value, long timestamp, Map<String, String> headers) {
  public OutRecord {
    headers = Map.copyOf(headers);
  }
}
