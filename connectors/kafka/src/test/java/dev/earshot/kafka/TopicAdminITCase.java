package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicAdminITCase {
  @RegisterExtension static final Broker KAFKA = new Broker();

  private TopicAdmin admin;

  @BeforeEach
  void open() {
    admin = TopicAdmin.open(KAFKA.client());
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void topicsAreCreatedOnceAndAsTheyShouldBe() {
    // Given
    List<Topic> topics = Topics.all(3);
    assertThat(admin.check(topics)).hasSize(topics.size()).contains("topic posts is missing");

    // When
    List<String> first = admin.create(topics);
    List<String> second = admin.create(topics);

    // Then
    assertThat(first).containsExactlyElementsOf(topics.stream().map(Topic::name).toList());
    assertThat(second).isEmpty();
    assertThat(admin.check(topics)).isEmpty();
    assertThat(admin.partitions(Topics.POSTS)).isEqualTo(3);
    assertThat(admin.partitions(Topics.CONTROL)).isEqualTo(1);
  }

  @Test
  void aTopicThatIsOtherwiseIsToldAndLeftAlone() {
    // Given
    Topic wanted = topic("odd", 2, Map.of(Topic.STAMP, "LogAppendTime"));
    admin.create(List.of(topic("odd", 1, Map.of(Topic.STAMP, "CreateTime"))));

    // When
    List<String> created = admin.create(List.of(wanted));

    // Then
    assertThat(created).isEmpty();
    assertThat(admin.check(List.of(wanted)))
        .containsExactly(
            "topic odd has 1 partitions, should have 2",
            "topic odd has message.timestamp.type=CreateTime, should have LogAppendTime");
  }

  @Test
  void aReaderIsBehindByWhatItHasNotCommitted() {
    // Given
    String topic = KAFKA.live("lagging", 2);
    try (Publisher publisher = Publisher.open(KAFKA.client())) {
      for (int i = 0; i < 5; i++) {
        publisher.send(Outgoing.tick(topic, 0, null));
      }
      publisher.send(Outgoing.tick(topic, 1, null));
    }
    assertThat(admin.endOffsets(topic)).containsExactly(Map.entry(0, 5L), Map.entry(1, 1L));
    assertThat(admin.lag("slow", topic)).as("before it ever committed").isEqualTo(6);

    // When
    commit("slow", new TopicPartition(topic, 0), 3);

    // Then
    assertThat(admin.lag("slow", topic)).isEqualTo(3);
  }

  @Test
  void aMissingTopicIsNamed() {
    assertThatThrownBy(() -> admin.partitions("psots"))
        .isInstanceOf(KafkaException.class)
        .hasMessageStartingWith("topic psots: ");
  }

  @Test
  void aKafkaThatIsAwayIsAReportAndNoCrash() {
    // Given
    Map<String, String> away =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "default.api.timeout.ms", "300",
            "request.timeout.ms", "300");

    // When
    try (TopicAdmin lost = TopicAdmin.open(away)) {

      // Then
      assertThat(lost.check(List.of())).singleElement().asString().contains("the list of topics: ");
    }
  }

  private static Topic topic(String name, int partitions, Map<String, String> settings) {
    return new Topic(name, "any", partitions, new TreeMap<>(settings), List.of(), List.of());
  }

  private static void commit(String group, TopicPartition where, long offset) {
    Map<String, Object> client = new HashMap<>(KAFKA.client("group.id", group));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(where));
      consumer.commitSync(Map.of(where, new OffsetAndMetadata(offset)));
    }
  }
}
