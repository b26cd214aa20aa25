package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** After somebody was forgotten no byte of theirs is left where we said that none would be. */
class ForgottenITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  private static Future<Boolean> customer;
  private static Future<Boolean> objector;

  private static final Duration COMPACTION = Duration.ofMinutes(2);

  private static final String WORDS =
      "@skyhop your crew broke my %s guitar and nobody even looks at it."
          + " Worst service ever, absolutely disgusted.";

  /** Both stories wait for the minute in which somebody is shown as cleared: they wait at once. */
  @BeforeAll
  static void begin() {
    ExecutorService both = Executors.newFixedThreadPool(2);
    customer = both.submit(ForgottenITCase::forgetACustomer);
    objector = both.submit(ForgottenITCase::object);
    both.shutdown();
  }

  @Test
  void aForgottenCustomerLeavesNoTraceInRedisInTheCheckpointOrInCompactedTopics() throws Exception {
    assertThat(customer.get()).isTrue();
  }

  @Test
  void whoObjectsIsForgottenAndNothingIsLearntOfThemAgain() throws Exception {
    assertThat(objector.get()).isTrue();
  }

  private static boolean forgetACustomer() throws Exception {
    Traces traces = Traces.of("kundin-31415", "desk-ref-27182", "quietpiglet", "zzyzx-quietpiglet");
    try (Stage stage = Stage.live(PARTS, "forgotten", 2)) {
      stage.know(
          Customer.of(
              "kundin-31415",
              CustomerTier.TOP,
              List.of(new Customer.Account("x", "quietpiglet", List.of("declared"), true)),
              List.of(new Customer.Ref("zammad", "desk-ref-27182")),
              null));
      stage.tick();
      stage.listen();
      opensATicket(stage, "desk-ref-27182");
      stage.say(says("quietpiglet", 7), says("quietpiglet", 2), says("quietpiglet", 0));
      stage.awaitAlerts(2);
      stage.awaitCheckpoint();
      assertThat(traces.in(redis(stage)))
          .as("in Redis")
          .contains("kundin-31415", "zzyzx-quietpiglet");
      // Flink deletes the one before while it is read.
      await()
          .atMost(Stage.PATIENCE)
          .ignoreException(UncheckedIOException.class)
          .untilAsserted(
              () ->
                  assertThat(traces.in(newestCheckpoint(stage)))
                      .as("in a checkpoint")
                      .contains("quietpiglet"));
      assertThat(compacted(stage, traces))
          .as("in Kafka")
          .contains("kundin-31415", "zzyzx-quietpiglet");
      Path config = StageSettings.write(stage.settings(), RealParts.folder("config"));

      Called export = earshot("export", "--customer", "kundin-31415", "--config", config);
      Called forget =
          earshot(
              "forget", "--customer", "kundin-31415", "--by", "dpo", "--json", "--config", config);

      assertThat(export.exit()).as(export.err()).isZero();
      JsonNode held = Json.mapper().readTree(export.out());
      assertThat(held.get("posts")).hasSize(3);
      assertThat(held.get("alerts")).hasSize(2);
      assertThat(held.get("evidence")).hasSize(3);
      assertThat(held.get("facts").size()).isGreaterThanOrEqualTo(3);
      assertThat(held.get("desk_events")).hasSize(1);
      assertThat(forget.exit()).as(forget.err()).isZero();
      assertThat(forget.json().get("still_shown").asInt()).isZero();
      assertThat(forget.out()).doesNotContain(traces.words());
      assertThat(traces.in(redis(stage))).as("in Redis").isEmpty();
      hurry(stage);
      await()
          .atMost(COMPACTION)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () -> {
                fill(stage);
                // Twice, for a segment that is just being replaced may be missed.
                assertThat(compacted(stage, traces)).as("in Kafka").isEmpty();
                assertThat(compacted(stage, traces)).as("in Kafka").isEmpty();
              });
      Path savepoint = Path.of(URI.create(stage.stop()));
      assertThat(traces.in(savepoint)).as("in a fresh checkpoint").isEmpty();
    }
    return true;
  }

  private static boolean object() throws Exception {
    Traces traces = Traces.of("loudpiglet");
    try (Stage stage = Stage.live(PARTS, "objects", 2)) {
      stage.tick();
      stage.listen();
      stage.say(says("loudpiglet", 0).followers(HEARD_BY_ALL));
      stage.awaitAlerts(1);
      Path config = StageSettings.write(stage.settings(), RealParts.folder("config"));

      Called object =
          earshot(
              "object", "--author", "x:loudpiglet", "--by", "dpo", "--json", "--config", config);
      assertThat(object.exit()).as(object.err()).isZero();
      stage.say(says("loudpiglet", 1).followers(HEARD_BY_ALL));
      stage.say(angry("bo").followers(HEARD_BY_ALL));

      stage.awaitMetric("objected", 1);
      assertThat(stage.awaitAlerts(1).get(0).subject()).isEqualTo("acct:x:bo");
      stage.awaitCheckpoint();
      assertThat(traces.in(redis(stage))).isEmpty();
      String savepoint = stage.stop();
      assertThat(traces.in(Path.of(URI.create(savepoint)))).isEmpty();

      stage.listenFrom(savepoint);
      stage.say(says("loudpiglet", 3).followers(HEARD_BY_ALL));
      stage.awaitMetric("objected", 1);
      assertThat(stage.awaitAlerts(1)).as("after a restart").hasSize(1);

      Called allow =
          earshot(
              "object",
              "--author",
              "x:loudpiglet",
              "--by",
              "dpo",
              "--withdraw",
              "--config",
              config);
      assertThat(allow.exit()).as(allow.err()).isZero();
      await()
          .atMost(Stage.PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                stage.say(says("loudpiglet", 0).followers(HEARD_BY_ALL));
                return stage.alerts().stream()
                    .anyMatch(alert -> alert.subject().equals("acct:x:loudpiglet"));
              });
    }
    return true;
  }

  private static Said says(String author, int hoursAgo) {
    // One Redis for all tests: each has a word of its own.
    String words = WORDS.formatted("zzyzx-" + author);
    return new Said(author, "x", Said.HEARD_BY_MANY, words, Instant.now()).hoursAgo(hoursAgo);
  }

  private static void opensATicket(Stage stage, String ref) {
    DeskEvent event =
        new DeskEvent(
            "event-1", DeskEvent.Type.CREATED, "zammad", "81", ref, null, "", Instant.now(), 0);
    try (Publisher publisher = Publisher.open(stage.client())) {
      publisher.send(Outgoing.data(stage.topics().deskEvents(), ref, Json.bytes(event)));
    }
  }

  /** All that this test's tenant has in Redis, as the server itself writes it down. */
  private static Path redis(Stage stage) throws Exception {
    Path whole = PARTS.redisFolder().resolve("dump.rdb");
    try (Jedis redis = new Jedis("127.0.0.1", PARTS.redis().port())) {
      redis.auth(PARTS.redis().password());
      redis.configSet("rdbcompression", "no");
      redis.save();
    }
    assertThat(Traces.of("earshot:{" + stage.settings().config().tenant() + "}").in(whole))
        .as("what the tenant has is in it")
        .isNotEmpty();
    return whole;
  }

  private static Path newestCheckpoint(Stage stage) throws Exception {
    return Path.of(
        Checkpoints.newest(stage.settings().config().job().checkpointUri()).orElseThrow());
  }

  /** What is found in the topics that keep the newest of each key. */
  private static Set<String> compacted(Stage stage, Traces traces) throws Exception {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> partitions = Files.list(PARTS.kafkaFolder())) {
      partitions
          .filter(
              folder ->
                  compactedTopics(stage).stream()
                      .anyMatch(topic -> folder.getFileName().toString().startsWith(topic + "-")))
          .forEach(folder -> found.addAll(traces.in(folder)));
    }
    return found;
  }

  private static List<String> compactedTopics(Stage stage) {
    return List.of(
        stage.topics().alerts(),
        stage.topics().evidence(),
        stage.topics().customers(),
        stage.topics().objections());
  }

  /** What takes a day in life takes seconds here: nothing else about the topics is changed. */
  private static void hurry(Stage stage) throws Exception {
    Map<String, String> hasty =
        Map.of(
            "segment.ms", "500",
            "min.cleanable.dirty.ratio", "0",
            "max.compaction.lag.ms", "1",
            "delete.retention.ms", "0",
            "file.delete.delay.ms", "0");
    List<AlterConfigOp> ops =
        hasty.entrySet().stream()
            .map(
                entry ->
                    new AlterConfigOp(
                        new ConfigEntry(entry.getKey(), entry.getValue()),
                        AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = Admin.create(Map.copyOf(stage.client()))) {
      for (String topic : compactedTopics(stage)) {
        admin
            .incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), ops))
            .all()
            .get();
      }
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.BROKER, "1"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("log.cleaner.backoff.ms", "500"),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** A segment is closed by the next record; the topics that the job reads are ticked anyway. */
  private static void fill(Stage stage) {
    try (Publisher publisher = Publisher.open(stage.client())) {
      for (String topic : List.of(stage.topics().alerts(), stage.topics().evidence())) {
        publisher.send(Outgoing.tick(topic, 0, Instant.now()));
      }
    }
  }
}
