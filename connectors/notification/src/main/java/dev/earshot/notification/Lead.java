package dev.earshot.notification;

import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who tells. The outbox has one partition, and Kafka gives it to one process of the group: that one
 * reads it to its end, and so knows what waits, and then tells. All others stand by.
 */
final class Lead implements AutoCloseable, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Lead.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deliveries deliveries;
  private final UsedLinks links;
  private final Watch watch;
  private final Map<String, Letter> replays = new LinkedHashMap<>();
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean caughtUp;

  Lead(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      Deliveries deliveries,
      UsedLinks links,
      Watch watch) {
    this.consumer = consumer;
    this.deliveries = deliveries;
    this.links = links;
    this.watch = watch;
    consumer.subscribe(List.of(topic), this);
  }

  /**
   * Whether we are the one, and know all that waits.
   *
   * @param wait at most so long for news
   */
  boolean poll(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      if (record.key() != null) {
        read(new String(record.key(), StandardCharsets.UTF_8), record.value());
      }
    }
    if (ends.isEmpty()) {
      return false;
    }
    if (!caughtUp
        && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
      caughtUp = true;
      LOG.info("it is ours to tell");
    }
    if (caughtUp) {
      List.copyOf(replays.values()).forEach(deliveries::replay);
      replays.clear();
    }
    return caughtUp;
  }

  /**
   * Remembers how far alerts were read. In the group that says who tells, so that Kafka refuses it
   * of one who was taken for dead: what that one read is read again.
   *
   * @return false if it cannot be done now, or not by us any more, which the next poll tells
   */
  boolean commit(Map<TopicPartition, OffsetAndMetadata> read) {
    try {
      consumer.commitSync(read);
      return true;
    } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
      LOG.warn("how far alerts were read cannot be remembered now: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      deliveries.clear();
      consumer.seekToBeginning(partitions);
      ends = consumer.endOffsets(partitions);
      caughtUp = false;
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      LOG.info("it is another's to tell");
      ends = Map.of();
      caughtUp = false;
      deliveries.clear();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void read(String key, byte[] value) {
    try {
      if (key.startsWith("used:")) {
        links.restore(key, value);
      } else if (key.startsWith("replay:")) {
        replay(key, value);
      } else if (!caughtUp) {
        restore(key, value);
      }
      // All else is the echo of what we wrote ourselves.
    } catch (IOException e) {
      LOG.warn("a record of the outbox cannot be read; its key begins with {}", kind(key));
    }
  }

  private void replay(String key, byte[] value) throws IOException {
    if (value == null) {
      replays.remove(key);
    } else {
      replays.put(key, Json.mapper().readValue(value, Letter.class));
    }
  }

  private void restore(String key, byte[] value) throws IOException {
    switch (kind(key)) {
      case "watch" -> watch.restore(key, value == null ? null : instant(value));
      case "to", "dead" -> {
        if (value == null) {
          deliveries.restoreGone(key);
        } else if (key.startsWith("to:")) {
          deliveries.restore(Json.mapper().readValue(value, Delivery.class));
        } else {
          deliveries.restore(Json.mapper().readValue(value, Letter.class));
        }
      }
      default -> LOG.warn("the outbox holds something that is not ours");
    }
  }

  private static Instant instant(byte[] value) throws IOException {
    return Json.mapper().readValue(value, Instant.class);
  }

  private static String kind(String key) {
    return key.substring(0, Math.max(0, key.indexOf(':')));
  }
}
