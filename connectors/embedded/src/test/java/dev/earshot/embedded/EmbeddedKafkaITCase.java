package dev.earshot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaITCase {
  @TempDir Path dir;

  @Test
  void whatWasSaidIsStillThereAfterARestart() throws Exception {
    // Given
    try (EmbeddedKafka kafka = EmbeddedKafka.start(dir);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin
          .createTopics(List.of(new NewTopic("words", Optional.empty(), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);
      try (KafkaProducer<String, String> producer = producer(kafka)) {
        producer.send(new ProducerRecord<>("words", "hello")).get(20, TimeUnit.SECONDS);
      }
    }

    // When
    try (EmbeddedKafka again = EmbeddedKafka.start(dir);
        KafkaConsumer<String, String> consumer = consumer(again)) {
      consumer.subscribe(List.of("words"));
      List<String> heard = new ArrayList<>();
      for (int i = 0; i < 20 && heard.isEmpty(); i++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> heard.add(record.value()));
      }

      // Then
      assertThat(heard).containsExactly("hello");
    }
  }

  @Test
  void aMisspelledTopicIsNotCreated() {
    // Given
    try (EmbeddedKafka kafka = EmbeddedKafka.start(dir);
        KafkaProducer<String, String> producer = producer(kafka)) {

      // When, Then
      assertThatThrownBy(() -> producer.partitionsFor("psots"))
          .isInstanceOf(TimeoutException.class);
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap(), "max.block.ms", 3000),
        new StringSerializer(),
        new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrap(),
            "group.id", "readers",
            "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
