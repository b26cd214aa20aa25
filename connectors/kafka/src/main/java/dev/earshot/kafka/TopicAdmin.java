package dev.earshot.kafka;

import static dev.earshot.kafka.Clients.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics, looks at them, and says how far behind a reader is. Each call waits at most ten
 * seconds for Kafka and throws a {@link KafkaException} that says what it was about.
 */
public final class TopicAdmin implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final int LOOK_AGAIN_MS = 50;

  private final Admin admin;

  private TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /** Does not connect yet. */
  public static TopicAdmin open(Map<String, String> client) {
    String patience = String.valueOf(PATIENCE_SECONDS * 1000);
    return new TopicAdmin(
        Admin.create(
            Clients.properties(
                client,
                Map.of("request.timeout.ms", patience, "default.api.timeout.ms", patience),
                Map.of())));
  }

  /**
   * Creates the topics that are missing, with as many copies as the cluster's default says, and
   * returns when they can be used. A topic that exists is left as it is; {@link #check} tells where
   * it differs.
   *
   * @return the names of those created, in the order given
   */
  public List<String> create(List<Topic> topics) {
    Set<String> existing = await(admin.listTopics().names(), "the list of topics");
    List<String> created = new ArrayList<>();
    for (Topic topic : topics) {
      if (!existing.contains(topic.name()) && create(topic)) {
        created.add(topic.name());
      }
    }
    awaitLeaders(created);
    return created;
  }

  /** How many partitions a topic has. */
  public int partitions(String topic) {
    return await(
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic), "topic " + topic)
        .partitions()
        .size();
  }

  /** What the broker does with a topic, by Kafka's own names: its own settings and defaults. */
  public Map<String, String> settings(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new TreeMap<>();
    await(
            admin.describeConfigs(List.of(resource)).values().get(resource),
            "settings of topic " + topic)
        .entries()
        .forEach(entry -> settings.put(entry.name(), entry.value()));
    return settings;
  }

  /** Where each partition ends: the offset its next record will have. */
  public Map<Integer, Long> endOffsets(String topic) {
    return offsets(topic, OffsetSpec.latest());
  }

  /**
   * How many records of a topic a consumer group has not yet committed, ticks included. Where it
   * never committed anything, it has everything before it that is still there.
   */
  public long lag(String group, String topic) {
    return lag(group, topic, endOffsets(topic));
  }

  /**
   * As {@link #lag(String, String)}, but only up to these offsets, by partition: what came later
   * does not count.
   */
  public long lag(String group, String topic, Map<Integer, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(
            admin
                .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group),
            "group " + group);
    Map<Integer, Long> begin = offsets(topic, OffsetSpec.earliest());
    long lag = 0;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      OffsetAndMetadata read = committed.get(new TopicPartition(topic, end.getKey()));
      long first = begin.get(end.getKey());
      long done = read == null ? first : Math.max(first, read.offset());
      lag += Math.max(0, end.getValue() - done);
    }
    return lag;
  }

  /**
   * What is wrong, in words, one line each; empty when Kafka answers and has these topics as they
   * should be. Never throws. More partitions than asked for are fine.
   */
  public List<String> check(List<Topic> topics) {
    try {
      return TopicCheck.of(admin, topics);
    } catch (KafkaException e) {
      return List.of(e.getMessage());
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  /** False if somebody else was faster. */
  private boolean create(Topic topic) {
    NewTopic wanted =
        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
            .configs(topic.settings());
    try {
      await(admin.createTopics(List.of(wanted)).all(), "creating topic " + topic.name());
      return true;
    } catch (KafkaException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /** The controller has decided; brokers hear of it, and take the lead, a moment later. */
  private void awaitLeaders(List<String> created) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (String topic : created) {
      while (!hasLeaders(topic)) {
        if (System.nanoTime() > deadline) {
          throw new KafkaException("topic " + topic + " was created, but nobody leads it");
        }
        pause();
      }
    }
  }

  private boolean hasLeaders(String topic) {
    try {
      // Only a partition's leader can say where it ends.
      endOffsets(topic);
      return true;
    } catch (KafkaException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<Integer, Long> offsets(String topic, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, partitions(topic))
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<Integer, Long> offsets = new TreeMap<>();
    await(admin.listOffsets(asked).all(), "offsets of topic " + topic)
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }
}
