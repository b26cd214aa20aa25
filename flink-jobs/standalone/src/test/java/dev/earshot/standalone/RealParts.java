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

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(Namespace.GLOBAL);
    kafka =
        store.getOrComputeIfAbsent(
            "kafka", key -> EmbeddedKafka.start(folder("kafka")), EmbeddedKafka.class);
    redis =
        store.getOrComputeIfAbsent(
            "redis", key -> EmbeddedRedis.start(folder("redis")), EmbeddedRedis.class);
  }

  Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  EmbeddedRedis redis() {
    return redis;
  }

  static Path folder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
