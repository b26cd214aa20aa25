package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Heartbeat;
import dev.earshot.model.Json;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisUnavailableException;
import dev.earshot.redis.RedisWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A wall, with a real Redis and a real Kafka behind it, for a class of tests. */
abstract class RealWall {
  static final String EVA = "eva-token-0123456789";
  static final String TV = "tv-token-0123456789ab";
  static final String BOSS = "boss-token-0123456789";
  static final Duration SOON = Duration.ofSeconds(10);

  @TempDir static Path dir;
  static EmbeddedKafka kafka;
  static EmbeddedRedis redis;
  static RedisWriter writer;

  Wall wall;

  @BeforeAll
  static void startParts() throws IOException {
    kafka = EmbeddedKafka.start(Files.createDirectory(dir.resolve("kafka")));
    redis = EmbeddedRedis.start(Files.createDirectory(dir.resolve("redis")));
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(List.of(Topics.named(Topics.CONTROL, 1)));
    }
    writer = new RedisWriter(redisSettings(), new Keys("demo"));
  }

  @AfterAll
  static void stopParts() {
    writer.close();
    redis.close();
    kafka.close();
  }

  @BeforeEach
  void openWall() throws IOException {
    try (var client = Connections.open(redisSettings())) {
      client.flushAll();
    }
    // A job that is heard for as long as any test lasts.
    write(new Heartbeat("demo", Instant.now().plus(Duration.ofMinutes(10))));
    wall = Wall.open(settings("port: 0", users()));
  }

  @AfterEach
  void closeWall() {
    wall.close();
  }

  static String users() {
    return "users: {eva: {role: agent, token: %s}, tv: {role: viewer, token: %s}, boss: {role: admin, token: %s}}"
        .formatted(EVA, TV, BOSS);
  }

  /** Settings as a file would tell them, with these lines about the wall. */
  static Settings settings(String... wall) throws IOException {
    Path shipped = Path.of("../../config").toAbsolutePath().normalize();
    Path file =
        Files.writeString(
            Files.createTempFile(dir, "earshot", ".yaml"),
            """
            tenant: demo
            brands: %1$s/brands.yaml
            rules: %1$s/rules.yaml
            playbook: %1$s/playbook.yaml
            kafka: {client: {bootstrap.servers: '%2$s'}}
            redis: {host: 127.0.0.1, port: %3$d, password: '%4$s'}
            wall:
              audit: %5$s
              %6$s
            """
                .formatted(
                    shipped,
                    kafka.bootstrap(),
                    redis.port(),
                    redis.password(),
                    dir.resolve("audit.jsonl"),
                    String.join("\n  ", wall)));
    return new ConfigLoader(name -> null).load(file);
  }

  static RedisSettings redisSettings() {
    return RedisSettings.local(redis.port(), redis.password());
  }

  static Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  /** Once more where Redis was started anew, as the job does: every write is idempotent. */
  static void write(Record... things) {
    try {
      assertThat(writer.write(Scene.entries(things)).rejected()).isEmpty();
    } catch (RedisUnavailableException e) {
      await()
          .atMost(SOON)
          .ignoreException(RedisUnavailableException.class)
          .until(() -> writer.write(Scene.entries(things)).rejected().isEmpty());
    }
  }

  Guest guest(String token) {
    return Guest.at(wall.url()).signedIn(token);
  }

  /** Waits until that is so; what is drawn anew meanwhile is looked for again. */
  static void awaitIn(Callable<Boolean> so) {
    await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(so);
  }

  static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
