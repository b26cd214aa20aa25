package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.RecordReader;
import dev.earshot.model.RecordReader.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of alerts from where the last reader stopped, and has them told. */
final class ReadAlerts implements AutoCloseable {
  /** The key of the job's sign of life; what it says does not matter, that it comes does. */
  static final String HEARTBEAT = "heartbeat";

  private static final Logger LOG = LoggerFactory.getLogger(ReadAlerts.class);
  private static final String ALERT = "alert:";

  private final RecordReader<Alert> reader = RecordReader.of(Alert.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Predicate<Map<TopicPartition, OffsetAndMetadata>> commit;
  private final Deliveries deliveries;
  private final Set<String> known;
  private final Routes routes;
  private final Cases cases;
  private final Watch watch;
  private final Clock clock;
  private boolean news;

  /**
   * @param consumer of the group that says who tells
   * @param commit remembers for that group how far we are; false if it cannot now
   * @param known the channels there are
   */
  ReadAlerts(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      Predicate<Map<TopicPartition, OffsetAndMetadata>> commit,
      Deliveries deliveries,
      Set<String> known,
      Routes routes,
      Cases cases,
      Watch watch,
      Clock clock) {
    this.consumer = consumer;
    this.commit = commit;
    this.deliveries = deliveries;
    this.known = known;
    this.routes = routes;
    this.cases = cases;
    this.watch = watch;
    this.clock = clock;
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList());
  }

  /** Reads what is there, or waits for it at most so long. */
  void read(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      hear(record);
      news = true;
    }
  }

  /** Remembers how far we are; once all that was heard is in the outbox. */
  void commit() {
    if (news) {
      Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
      // Silent partitions, too: Kafka forgets what nobody commits for a week.
      for (TopicPartition partition : consumer.assignment()) {
        read.put(partition, new OffsetAndMetadata(consumer.position(partition)));
      }
      news = !commit.test(read);
    }
  }

  /** How far we are, by partition; before the first reading it waits for Kafka to tell. */
  Map<Integer, Long> reached() {
    Map<Integer, Long> reached = new HashMap<>();
    consumer.assignment().forEach(each -> reached.put(each.partition(), consumer.position(each)));
    return reached;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (key.equals(HEARTBEAT) && record.value() != null) {
      watch.heard(Watch.JOB, clock.instant());
    } else if (key.startsWith(ALERT)) {
      if (record.value() == null) {
        deliveries.forget(key.substring(ALERT.length()));
        return;
      }
      try {
        hear(reader.read(record.value()));
      } catch (Unreadable e) {
        LOG.warn("{}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.reason());
      }
    }
  }

  private void hear(Alert alert) {
    // Where it was told, it is told to the end, whatever the routes say by now.
    Set<String> channels = new LinkedHashSet<>(deliveries.channels(alert.id()));
    if (alert.open()) {
      Set<String> spoken = routes.askLanguages() ? Cases.languages(cases.awaited(alert)) : Set.of();
      channels.addAll(routes.channels(alert, spoken));
    }
    // One that was taken out of the settings is told nothing more.
    channels.retainAll(known);
    List.copyOf(channels).forEach(channel -> deliveries.hear(channel, alert));
  }
}
