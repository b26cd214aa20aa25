package dev.earshot.benchmarks;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.embedded.EmbeddedKafka;
import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.kafka.Ticker;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.job.MentionListenerJob;
import dev.earshot.model.Alert;
import dev.earshot.model.Author;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The whole path on this machine: a real broker and Redis, the ticker, and the job with the
 * settings as shipped. Where only a moment is measured, checkpoints come every second, so that they
 * are in it.
 */
final class Parts implements AutoCloseable {
  private static final int PARTITIONS = 2;
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TENANT = "benchmark";
  private static final String TEXT =
      "@skyhop your crew threw my guitar on the tarmac and broke its neck. Worst service ever,"
          + " absolutely disgusted.";

  private final Settings settings;
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final Ticker ticker;
  private final JobClient job;
  private final PriorityReader reader;
  private final KafkaProducer<byte[], byte[]> producer;

  private Parts(Path folder, Duration checkpoints) throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    redis = EmbeddedRedis.start(folder.resolve("redis"));
    Map<String, String> client = Map.of("bootstrap.servers", kafka.bootstrap());
    try (TopicAdmin admin = TopicAdmin.open(client)) {
      admin.create(
          Stream.of(
                  Topics.POSTS,
                  Topics.CUSTOMERS,
                  Topics.CONTROL,
                  Topics.OBJECTIONS,
                  Topics.DESK_EVENTS,
                  Topics.SIGNALS,
                  Topics.ALERTS,
                  Topics.EVIDENCE,
                  Topics.DEAD_LETTERS)
              .map(name -> Topics.named(name, PARTITIONS))
              .toList());
    }
    settings = new ConfigLoader(environment(folder)::get).shipped();
    ticker =
        Ticker.start(
            client,
            List.of(
                Topics.POSTS,
                Topics.CUSTOMERS,
                Topics.CONTROL,
                Topics.OBJECTIONS,
                Topics.DESK_EVENTS),
            settings.config().kafka().tick());
    Configuration flink = JobEnvironment.local(settings.config().job());
    if (checkpoints != null) {
      flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    MentionListenerJob.assemble(env, settings);
    job = env.executeAsync(MentionListenerJob.nameOf(settings));
    reader =
        new PriorityReader(RedisSettings.local(redis.port(), redis.password()), new Keys(TENANT));
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("acks", "all");
    properties.put("linger.ms", "0");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Starts everything, with its files in an empty folder. */
  static Parts start(Path folder) throws Exception {
    return new Parts(folder, CHECKPOINTS);
  }

  /** The same, its checkpoints as shipped. */
  static Parts asShipped(Path folder) throws Exception {
    return new Parts(folder, null);
  }

  private Map<String, String> environment(Path folder) {
    return Map.of(
        "EARSHOT_WALL_PORT", "0",
        "EARSHOT_WALL_AUDIT", folder.resolve("wall-audit.jsonl").toString(),
        "EARSHOT_TENANT", TENANT,
        "EARSHOT_KAFKA", kafka.bootstrap(),
        "EARSHOT_REDIS_HOST", "127.0.0.1",
        "EARSHOT_REDIS_PORT", Integer.toString(redis.port()),
        "EARSHOT_REDIS_PASSWORD", redis.password(),
        "EARSHOT_CHECKPOINT_DIR", folder.resolve("checkpoints").toString());
  }

  /** What all parts are told, for more of them. */
  Settings settings() {
    return settings;
  }

  /** Publishes a post, and does not wait for the broker to have it. */
  void mention(String author, String text, String language, long number) {
    Post post =
        post("https://x.example/load/" + number, author, 100, text, language, Instant.now());
    var unused = producer.send(record(post));
  }

  /**
   * Publishes a strongly negative post.
   *
   * @param author its author on X
   * @param followers theirs
   * @param createdAt when they say they wrote it
   * @return the broker's stamp
   */
  Instant complain(String author, long followers, Instant createdAt) throws Exception {
    String id = "https://x.example/%s/%d".formatted(author, createdAt.toEpochMilli());
    Post post = post(id, author, followers, TEXT, "en", createdAt);
    return Instant.ofEpochMilli(producer.send(record(post)).get().timestamp());
  }

  private static ProducerRecord<byte[], byte[]> record(Post post) {
    byte[] key = post.authorKey().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(Topics.POSTS, key, Json.bytes(post));
  }

  private static Post post(
      String id, String author, long followers, String text, String language, Instant createdAt) {
    return new Post(
        id,
        null,
        0,
        null,
        "x",
        "benchmark",
        new Author(author, null, null, followers, null, null, null, null, null, null, null, null),
        text,
        language,
        createdAt,
        null,
        null,
        null,
        null,
        null,
        null,
        0);
  }

  /** Looks until the newest open alert is about this author, and says when it was there. */
  Instant awaitAlertOf(String author) throws Exception {
    String subject = "acct:x:" + author;
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      List<Alert> newest = reader.openAlerts(1);
      if (!newest.isEmpty() && newest.get(0).subject().equals(subject)) {
        return Instant.now();
      }
      TimeUnit.NANOSECONDS.sleep(LOOK_EVERY_NANOS);
    }
    throw new TimeoutException("no alert of " + subject + " within " + PATIENCE);
  }

  @Override
  public void close() throws InterruptedException {
    try {
      job.cancel().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What was measured has been measured.
      System.err.println("the job did not end: " + e.getMessage());
    }
    producer.close(Duration.ZERO);
    ticker.close();
    reader.close();
    redis.close();
    kafka.close();
  }
}
