package dev.earshot.helpdesk.door;

import dev.earshot.config.HelpdeskSettings;
import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A door with three desks, and a real Kafka behind it, for a class of tests. */
abstract class RealDoor {
  static final String ANSWERED =
      """
      {"id": "t-7-1", "type": "answered", "ticket": "7", "customer": "4711", "channel": "phone",
       "at": "2026-03-02T12:00Z", "by": "ana"}
      """;
  static final TopicPartition LOG = new TopicPartition(Topics.DESK_EVENTS, 0);
  static final Map<String, Secret> DESKS =
      Map.of(
          "zd", new Secret(Secret.Kind.ZENDESK, Knock.SECRET, "900"),
          "zammad", new Secret(Secret.Kind.ZAMMAD, Knock.SECRET, "Bridge"),
          "own", new Secret(Secret.Kind.GENERIC, Knock.SECRET, ""));

  @TempDir static Path dir;
  static EmbeddedKafka kafka;
  static DeskEvents events;
  static Door door;

  long before;

  @BeforeAll
  static void open() throws IOException {
    kafka = EmbeddedKafka.start(dir);
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(List.of(Topics.named(Topics.DESK_EVENTS, 1)));
    }
    events = DeskEvents.open(client(), Topics.DESK_EVENTS);
    door = Door.open(new HelpdeskSettings.Door(0, "127.0.0.1", DESKS), events);
  }

  @AfterAll
  static void close() {
    door.close();
    events.close();
    kafka.close();
  }

  @BeforeEach
  void remember() {
    before = end();
  }

  static Knock signed(String desk, String body) {
    return switch (DESKS.get(desk).kind()) {
      case ZENDESK -> Knock.zendesk(body);
      case ZAMMAD -> Knock.zammad(body);
      case GENERIC -> Knock.generic(body);
    };
  }

  static String by(String user) {
    return ANSWERED.replace("\"ana\"", user);
  }

  static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  static long end() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(List.of(LOG)).get(LOG);
    }
  }

  List<DeskEvent> told() throws Exception {
    List<DeskEvent> told = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> each : records()) {
      told.add(RecordReader.of(DeskEvent.class).read(each.value()));
    }
    return told;
  }

  /** What came since the test began: what was answered with 202 must be there already. */
  List<ConsumerRecord<String, byte[]>> records() {
    long after = end();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(LOG));
      consumer.seek(LOG, before);
      while (consumer.position(LOG) < after) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
