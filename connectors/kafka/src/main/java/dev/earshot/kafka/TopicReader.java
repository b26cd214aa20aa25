package dev.earshot.kafka;

import dev.earshot.model.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is in a topic at this moment, from its beginning. */
public final class TopicReader {
  private TopicReader() {}

  /** Every record there is, in the order of its partition. For small topics: all is held. */
  public static List<Envelope> all(Map<String, String> client, String topic) {
    List<Envelope> records = new ArrayList<>();
    each(client, topic, records::add);
    return records;
  }

  /** Hands on every record there is, each partition in its order. */
  public static void each(Map<String, String> client, String topic, Consumer<Envelope> reader) {
    Map<String, Object> properties =
        Clients.properties(
            client, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"), Map.of());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          reader.accept(Envelopes.of(record));
        }
      }
    }
  }
}
