package dev.earshot.notification;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that begin at the beginning and commit when they are told to. */
final class Consumers {
  private Consumers() {}

  static KafkaConsumer<byte[], byte[]> open(Map<String, String> client, String group) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("group.id", group);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("default.api.timeout.ms", "10000");
    // How soon a killed process is missed; the settings may say otherwise.
    properties.putIfAbsent("session.timeout.ms", "15000");
    properties.putIfAbsent("heartbeat.interval.ms", "3000");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
