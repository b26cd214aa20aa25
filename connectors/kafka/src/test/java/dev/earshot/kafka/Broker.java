package dev.earshot.kafka;

import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.model.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real broker for all test classes; each test has topics of its own. */
final class Broker implements BeforeAllCallback {
  private EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) {
    kafka =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Broker.class, key -> start(), EmbeddedKafka.class);
  }

  Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  /** The client, with a setting of its own. */
  Map<String, String> client(String name, String value) {
    Map<String, String> client = new HashMap<>(client());
    client.put(name, value);
    return client;
  }

  /** Creates a topic like posts, under a name of its own. */
  String live(String name, int partitions) {
    Topic posts = Topics.named(Topics.POSTS, partitions);
    return create(
        new Topic(
            name, posts.key(), partitions, posts.settings(), posts.writers(), posts.readers()));
  }

  /** Creates a topic for a player. */
  String played(String name, int partitions) {
    return create(Topics.named(Topics.POSTS, partitions).asPlayed(name));
  }

  /** All that lies in a topic now, by partition. */
  SortedMap<Integer, List<Envelope>> read(String topic) {
    Map<Integer, Long> ends;
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      ends = admin.endOffsets(topic);
    }
    SortedMap<Integer, List<Envelope>> found = new TreeMap<>();
    ends.keySet().forEach(partition -> found.put(partition, new ArrayList<>()));
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all =
          ends.keySet().stream().map(partition -> new TopicPartition(topic, partition)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p.partition()))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> found.get(record.partition()).add(Envelopes.of(record)));
      }
    }
    return found;
  }

  /** All that lies in a topic now, whatever its partition. */
  List<Envelope> readAll(String topic) {
    return read(topic).values().stream().flatMap(List::stream).toList();
  }

  private String create(Topic topic) {
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(List.of(topic));
    }
    return topic.name();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        new HashMap<String, Object>(client()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static EmbeddedKafka start() {
    try {
      return EmbeddedKafka.start(Files.createTempDirectory(Path.of("target"), "kafka"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
