package dev.earshot.standalone;

import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One real broker and one real Redis for all test classes; each test has a {@link Stage}. */
final class RealParts implements BeforeAllCallback {
  private EmbeddedKafka kafka;
  private EmbeddedRedis redis;
  private Path kafkaFolder;
  private Path redisFolder;

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(Namespace.GLOBAL);
    kafkaFolder = store.getOrComputeIfAbsent("kafka-folder", key -> folder("kafka"), Path.class);
    redisFolder = store.getOrComputeIfAbsent("redis-folder", key -> folder("redis"), Path.class);
    kafka =
        store.getOrComputeIfAbsent(
            "kafka", key -> EmbeddedKafka.start(kafkaFolder), EmbeddedKafka.class);
    redis =
        store.getOrComputeIfAbsent(
            "redis", key -> EmbeddedRedis.start(redisFolder), EmbeddedRedis.class);
  }

  Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  EmbeddedRedis redis() {
    return redis;
  }

  /** Where the broker keeps its partitions: {@code <topic>-<partition>}. */
  Path kafkaFolder() {
    return kafkaFolder;
  }

  /** Where Redis keeps its data. */
  Path redisFolder() {
    return redisFolder;
  }

  static Path folder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
