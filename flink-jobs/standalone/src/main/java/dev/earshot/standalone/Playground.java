package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.JobSettings;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.PostsSettings;
import dev.earshot.config.RedisSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.TopicNames;
import dev.earshot.config.WallSettings;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Real Kafka and, where wanted, real Redis on this machine, with nothing left behind: a folder of
 * their own, loopback, random ports and passwords. Posts are played into a topic of their own.
 */
final class Playground implements AutoCloseable {
  /** Of every topic: enough to show that order within an author survives. */
  static final int PARTITIONS = 4;

  /** The topic that plays. */
  static final String PLAYED = "played-posts";

  /** What the job reads and no player moves on: somebody must tick it, or time stands still. */
  static final List<String> BESIDE = List.of(Topics.CUSTOMERS, Topics.CONTROL, Topics.OBJECTIONS);

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final Thread hook = new Thread(this::close, "playground-close");
  private boolean closed;

  private Playground(Path folder, EmbeddedKafka kafka, EmbeddedRedis redis) {
    this.folder = folder;
    this.kafka = kafka;
    this.redis = redis;
  }

  static Playground withKafka() throws IOException {
    Path folder = Files.createTempDirectory("earshot-");
    return new Playground(folder, EmbeddedKafka.start(folder.resolve("kafka")), null).prepared();
  }

  static Playground withKafkaAndRedis() throws IOException {
    Path folder = Files.createTempDirectory("earshot-");
    EmbeddedRedis redis = EmbeddedRedis.start(Files.createDirectory(folder.resolve("redis")));
    return new Playground(folder, EmbeddedKafka.start(folder.resolve("kafka")), redis).prepared();
  }

  private Playground prepared() {
    List<Topic> topics =
        new ArrayList<>(
            List.of(
                Topics.named(Topics.POSTS, PARTITIONS).asPlayed(PLAYED),
                Topics.named(Topics.DESK_EVENTS, 1).asPlayed(Topics.DESK_EVENTS),
                Topics.named(Topics.SIGNALS, 1).asPlayed(Topics.SIGNALS),
                Topics.named(Topics.SIGNALS, PARTITIONS).asPlayed(BacktestInput.FACTS),
                Topics.named(Topics.ALERTS, 1).asPlayed(Topics.ALERTS),
                Topics.named(Topics.EVIDENCE, 1).asPlayed(Topics.EVIDENCE),
                Topics.named(Topics.NOTIFICATIONS, 1),
                Topics.named(Topics.DEAD_LETTERS, 1)));
    // Played too: a link must be able to count from a moment in the posts' own time, and Kafka
    // would delete last year's evidence at once.
    BESIDE.forEach(name -> topics.add(Topics.named(name, 1).asPlayed(name)));
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      admin.create(topics);
    }
    // Ctrl-C is how most demos end.
    Runtime.getRuntime().addShutdownHook(hook);
    return this;
  }

  /** What every Kafka client here needs. */
  Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrap());
  }

  EmbeddedRedis redis() {
    return redis;
  }

  /** The same settings, with these parts in place of those they name. */
  Settings settled(Settings settings, String tenant, int parallelism, Duration checkpointInterval) {
    EarshotConfig config = settings.config();
    Map<String, String> client = new HashMap<>(client());
    KafkaSettings onKafka =
        new KafkaSettings(
            client,
            config.kafka().group(),
            PARTITIONS,
            config.kafka().tick(),
            new PostsSettings(PLAYED, ""),
            TopicNames.shipped());
    RedisSettings onRedis =
        redis == null
            ? config.redis()
            : new RedisSettings(
                "127.0.0.1",
                redis.port(),
                "",
                redis.password(),
                false,
                config.redis().timeout(),
                config.redis().batch(),
                config.redis().linger());
    JobSettings job =
        new JobSettings(
            parallelism, checkpointInterval, folder.resolve("checkpoints").toUri().toString(), 0);
    return new Settings(
        new EarshotConfig(
            tenant,
            config.brands(),
            config.rules(),
            config.playbook(),
            config.models(),
            onKafka,
            onRedis,
            config.privacy(),
            config.identity(),
            config.customers(),
            job,
            config.helpdesk(),
            config.notification(),
            wall(),
            config.mappings()),
        settings.brands(),
        settings.rules(),
        settings.playbook(),
        settings.source());
  }

  /** On this machine, at whichever port is free, and for whoever reads what the demo prints. */
  private WallSettings wall() {
    return new WallSettings(
        0,
        "127.0.0.1",
        "",
        "en",
        Duration.ofHours(12),
        Map.of(),
        new WallSettings.Proxy("", "", WallSettings.Role.VIEWER),
        folder.resolve("wall-audit.jsonl").toString());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    forgetHook();
    kafka.close();
    if (redis != null) {
      redis.close();
    }
    try {
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  /** A hook that stays would keep all of it in memory, for as long as a wall is open. */
  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is the hook that closes us.
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException unused)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
