package dev.earshot.notification;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.EarshotConfig;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Alert;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real Kafka with a job that says things, and processes that tell them. */
abstract class Station {
  /** Impatient: a tenth of a second for what usually takes minutes. */
  static final Timing QUICK =
      new Timing(
          Collections.nCopies(9, Duration.ofMillis(100)),
          Duration.ofDays(3),
          Duration.ofMinutes(10),
          Duration.ofSeconds(3),
          Duration.ofHours(1),
          Duration.ofDays(2),
          Duration.ofMillis(500),
          Duration.ofMillis(200));

  private static final AtomicInteger TESTS = new AtomicInteger();

  @TempDir static Path dir;
  static EmbeddedKafka kafka;

  private final List<Notifier> notifiers = new ArrayList<>();
  private Publisher job;
  Path folder;
  String name;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(dir.resolve("kafka"));
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  /** Topics of its own for each test. */
  @BeforeEach
  void createTopics() throws IOException {
    name = "t" + TESTS.incrementAndGet();
    folder = Files.createDirectories(dir.resolve(name));
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      List<Topic> topics = new ArrayList<>();
      for (String topic : List.of(Topics.ALERTS, Topics.CONTROL, Topics.NOTIFICATIONS)) {
        Topic known = Topics.named(topic, 2);
        topics.add(
            new Topic(
                name + "-" + topic,
                known.key(),
                known.partitions(),
                known.settings(),
                known.writers(),
                known.readers()));
      }
      admin.create(topics);
    }
    job = Publisher.open(client());
  }

  @AfterEach
  void closeAll() {
    notifiers.forEach(Notifier::close);
    job.close();
  }

  static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  /** Settings with this section about notification, and Redis where there is none. */
  EarshotConfig config(String notification) throws IOException {
    return config(notification, "{host: 127.0.0.1, port: 1}");
  }

  EarshotConfig config(String notification, String redis) throws IOException {
    for (String other : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Path copy = folder.resolve(other);
      if (!Files.exists(copy)) {
        Files.copy(Path.of("../../config").resolve(other), copy);
      }
    }
    return new ConfigLoader()
        .load(
            Files.writeString(
                folder.resolve("earshot.yaml"),
                """
                tenant: %1$s
                kafka:
                  client: {bootstrap.servers: '%2$s', session.timeout.ms: 6000}
                  topics: {alerts: %1$s-alerts, control: %1$s-control, notifications: %1$s-notifications}
                redis: %3$s
                notification:
                %4$s
                """
                    .formatted(name, kafka.bootstrap(), redis, notification.indent(2))))
        .config();
  }

  /** A channel called team, to whom everything goes, and more of the section. */
  static String team(String url, String more) {
    return """
        channels: {team: {kind: webhook, url: '%s', insecure: true, private: true, timeout: 1s}}
        routes: [{channels: [team]}]
        %s
        """
        .formatted(url, more);
  }

  Notifier notifier(EarshotConfig config) throws IOException {
    return notifier(config, QUICK);
  }

  Notifier notifier(EarshotConfig config, Timing timing) throws IOException {
    return notifier(config, timing, Clock.systemUTC());
  }

  Notifier notifier(EarshotConfig config, Timing timing, Clock clock) throws IOException {
    Notifier notifier = Notifier.start(config, timing, clock);
    notifiers.add(notifier);
    return notifier;
  }

  void says(Alert... alerts) {
    says(List.of(alerts));
  }

  void says(List<Alert> alerts) {
    for (Alert alert : alerts) {
      job.send(Outgoing.data(name + "-alerts", "alert:" + alert.id(), Json.bytes(alert)));
    }
    job.flush();
  }

  /** Says this under a key; null takes back what was said before. */
  void says(String key, byte[] value) {
    job.send(Outgoing.data(name + "-alerts", key, value));
    job.flush();
  }

  static ConditionFactory soon() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions();
  }
}
