package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about telling people, on a real Kafka. */
class NotifyITCase {
  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static HttpServer other;
  private static Path config;
  private static final List<String> TOLD = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(List.of(Topics.named(Topics.NOTIFICATIONS, 1)));
    }
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(TOLD.size() > 1 ? 500 : 204, -1);
          exchange.close();
        });
    other.start();
    config =
        Files.writeString(
            folder.resolve("earshot.yaml"),
            """
            kafka: {client: {bootstrap.servers: '%s'}}
            redis: {host: 127.0.0.1, port: 1}
            notification:
              channels:
                team:
                  kind: slack
                  url: http://127.0.0.1:%d/hook
                  insecure: true
                  private: true
            """
                .formatted(kafka.bootstrap(), other.getAddress().getPort()));
    Files.writeString(folder.resolve("brands.yaml"), "brands: [{id: a, name: A, keywords: [a]}]\n");
    Files.writeString(folder.resolve("rules.yaml"), "version: 1\n");
    Files.writeString(folder.resolve("playbook.yaml"), "actions: {Outage: Open one incident.}\n");
  }

  @AfterAll
  static void stop() {
    other.stop(0);
    kafka.close();
  }

  @Test
  void aCheckNamesWhatCannotBeReached() {
    Called called = earshot("notify", "check", "--config", config, "--json");

    assertThat(called.exit()).as("Redis is away").isEqualTo(1);
    assertThat(called.jsons())
        .extracting(found -> found.get("what").asText() + " " + found.get("ok").asBoolean())
        .containsExactly("kafka true", "redis false", "channel team true");
    assertThat(TOLD).isEmpty();
  }

  @Test
  void aTestIsSentOrSaysWhyNot() {
    Called sent = earshot("notify", "test", "team", "--config", config);
    Called refused = earshot("notify", "test", "team", "--config", config);
    Called nobody = earshot("notify", "test", "taem", "--config", config);

    assertThat(sent.out()).isEqualTo("sent to team\n");
    assertThat(TOLD.get(0)).contains("Nothing has happened");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("earshot: status 500\n");
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("no 'taem'", "team");
    TOLD.clear();
  }

  @Test
  void withoutAChannelItSaysWhereToNameOne() {
    Called called = earshot("notify", "run");

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("notification.channels is empty");
  }

  @Test
  void deadLettersAreListedAndReplayed() {
    try (Publisher publisher = Publisher.open(client())) {
      String letter =
          """
          {"id": "a1:1-1:team", "reason": "status 410", "at": "2026-03-02T12:00:00Z", "delivery":
           {"channel": "team", "alert_id": "a1", "brand": "skyhop", "kind": "opened", "old": false,
            "tries": 1, "since": "2026-03-02T12:00:00Z"}}
          """;
      publisher.send(
          Outgoing.data(
              Topics.NOTIFICATIONS, "dead:a1:1-1:team", letter.getBytes(StandardCharsets.UTF_8)));
    }

    Called listed = earshot("notify", "dead-letters", "--config", config, "--json");
    assertThat(listed.json().get("reason").asText()).isEqualTo("status 410");
    assertThat(listed.json().get("alert").asText()).isEqualTo("a1");
    Called replayed =
        earshot("notify", "dead-letters", "replay", "a1:1-1:team", "--config", config);
    assertThat(replayed.out()).isEqualTo("tried again: 1\n");
    assertThat(TopicReader.all(client(), Topics.NOTIFICATIONS))
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .contains("replay:a1:1-1:team");
    assertThat(earshot("notify", "dead-letters", "list", "x", "--config", config).exit())
        .isEqualTo(2);
  }

  private static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }
}
