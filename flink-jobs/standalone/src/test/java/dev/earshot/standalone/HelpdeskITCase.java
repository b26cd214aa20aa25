package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;

/** The commands about help desks, on a real Redis. */
class HelpdeskITCase {
  private static final Keys KEYS = new Keys("default");

  @TempDir private static Path folder;
  private static EmbeddedRedis server;
  private static RedisClient redis;
  private static Path config;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedRedis.start(folder.resolve("redis"));
    redis = Connections.open(RedisSettings.local(server.port(), server.password()));
    config =
        Files.writeString(
            folder.resolve("earshot.yaml"),
            """
            kafka: {client: {bootstrap.servers: 'nowhere:1'}}
            redis: {host: 127.0.0.1, port: %d, password: '%s'}
            """
                .formatted(server.port(), server.password()));
    Files.writeString(folder.resolve("brands.yaml"), "brands: [{id: a, name: A, keywords: [a]}]\n");
    Files.writeString(folder.resolve("rules.yaml"), "version: 1\n");
    Files.writeString(folder.resolve("playbook.yaml"), "actions: {Outage: Open one incident.}\n");
  }

  @AfterAll
  static void stop() {
    redis.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    redis.flushAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check"})
  void withoutADeskItSaysWhereToNameOne(String command) {
    Called called = earshot("helpdesk", command, "--config", config);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("helpdesk.desks is empty");
    assertThat(called.out()).isEmpty();
  }

  @Test
  void deadLettersAreListedAndReplayed() {
    letter("cust:C-1");
    letter("cust:C-2");

    Called listed = earshot("helpdesk", "dead-letters", "--config", config, "--json");
    assertThat(listed.exit()).isZero();
    assertThat(listed.jsons()).hasSize(2);
    assertThat(listed.json().get("subject").asText()).isEqualTo("cust:C-1");
    assertThat(listed.json().get("tries").asInt()).isEqualTo(8);

    String id = listed.json().get("id").asText();
    Called one = earshot("helpdesk", "dead-letters", "replay", id, "--config", config);
    assertThat(one.out()).isEqualTo("tried again: 1\n");
    assertThat(redis.zrange(KEYS.bridgeTodo("zammad"), 0, -1)).containsExactly("cust:C-1");

    assertThat(earshot("helpdesk", "dead-letters", "list", "--config", config).out())
        .contains("cust:C-2", "no such priority")
        .doesNotContain("cust:C-1");
  }

  @Test
  void idsGoWithReplayOnly() {
    Called called = earshot("helpdesk", "dead-letters", "list", "1-0", "--config", config);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("ids go with replay");
  }

  private static void letter(String subject) {
    redis.xadd(
        KEYS.bridgeDeadLetters(),
        XAddParams.xAddParams(),
        Map.of(
            "desk", "zammad",
            "ticket", "7",
            "subject", subject,
            "kind", "refused",
            "message", "no such priority",
            "tries", "8",
            "at", "2026-03-02T12:00:00Z"));
  }
}
