package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Alert;
import dev.earshot.model.Envelope;
import dev.earshot.model.Evidence;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever lies in the topics, the job goes on, and nothing of it is lost. */
class BadInputITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  private record Bad(String what, byte[] bytes, String reason) {
    static Bad text(String what, String text, String reason) {
      return new Bad(what, text.getBytes(UTF_8), reason);
    }
  }

  @Test
  void whatNobodyCanReadLeavesAsItCameAndTheRestGoesOn() throws Exception {
    try (Stage stage = Stage.live(PARTS, "bad-input", 2)) {
      stage.tick();
      stage.listen();
      stage.say(angry("ana").hoursAgo(7));

      List<Bad> all = new ArrayList<>(unreadablePosts());
      all.forEach(bad -> stage.publish("mallory", bad.bytes()));
      stage.say(angry("ana").hoursAgo(4));
      all.forEach(bad -> stage.publish("mallory", bad.bytes()));
      stage.say(angry("ana").hoursAgo(1));
      List<Bad> customers = unreadableCustomers();
      customers.forEach(bad -> stage.introduce("c-1", bad.bytes()));
      stage.flush();

      assertThat(stage.awaitAlerts(1)).extracting(Alert::subject).containsExactly("acct:x:ana");
      all.addAll(unreadablePosts());
      all.addAll(customers);
      List<ConsumerRecord<byte[], byte[]>> letters = letters(stage, all.size());
      Map<String, byte[]> places = places(stage);
      for (ConsumerRecord<byte[], byte[]> letter : letters) {
        assertThat(letter.value()).isEqualTo(places.get(header(letter, "place")));
        assertThat(header(letter, "detail")).isNotBlank();
      }
      for (Bad bad : all) {
        ConsumerRecord<byte[], byte[]> letter =
            letters.stream()
                .filter(candidate -> Arrays.equals(candidate.value(), bad.bytes()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(bad.what() + " has no dead letter"));
        assertThat(header(letter, "reason")).as(bad.what()).isEqualTo(bad.reason());
      }
      assertThat(stage.metric("dead_letters")).isEqualTo(all.size());
      assertThat(stage.job().getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
      assertThat(stage.metric("numRestarts")).isZero();
    }
  }

  @Test
  void whatIsOnlyImplausibleIsHeldWithinBounds() throws Exception {
    try (Stage stage = Stage.live(PARTS, "implausible", 1)) {
      stage.tick();
      stage.listen();

      stage.say(angry("long-ago").followers(HEARD_BY_ALL).at(Instant.EPOCH));
      stage.say(
          angry("far-ahead").followers(HEARD_BY_ALL).at(Instant.parse("2099-01-01T00:00:00Z")));
      stage.say(angry("everybody").followers(Long.MAX_VALUE), angry("nobody").followers(-1));
      stage.say(angry("everybody").on("reddit").followers(Long.MAX_VALUE));

      Map<String, Alert> alerts =
          stage.awaitAlerts(4).stream()
              .collect(Collectors.toMap(Alert::subject, Function.identity()));
      Evidence longAgo = evidence(stage, alerts.get("acct:x:long-ago"));
      assertThat(longAgo.createdAt()).isEqualTo(longAgo.heardAt().minus(Post.OLDEST));
      Evidence farAhead = evidence(stage, alerts.get("acct:x:far-ahead"));
      assertThat(farAhead.createdAt()).isEqualTo(farAhead.heardAt().plus(Post.NEWEST));
      assertThat(alerts.get("acct:x:everybody").influence().score()).isEqualTo(100);
      assertThat(evidence(stage, alerts.get("acct:x:everybody")).followers())
          .isEqualTo(10_000_000_000L);
      assertThat(alerts).doesNotContainKey("acct:x:nobody");
      assertThat(stage.metric("numRestarts")).isZero();
      assertThat(TopicReader.all(stage.client(), stage.topics().deadLetters())).isEmpty();
    }
  }

  private static List<Bad> unreadablePosts() {
    String good =
        new String(angry("mallory").at(Instant.parse("2026-03-02T00:00:00Z")).json(), UTF_8);
    byte[] cutInALetter = Arrays.copyOf("{\"id\":\"š".getBytes(UTF_8), 8);
    return List.of(
        new Bad("a tombstone", null, "empty"),
        new Bad("nothing", new byte[0], "empty"),
        Bad.text("white space", " \n ", "empty"),
        new Bad("a letter cut in two", cutInALetter, "not_utf8"),
        Bad.text("a megabyte of text", text(1_000_000), "too_large"),
        Bad.text("brackets without an end", "[".repeat(20_000), "too_deep"),
        Bad.text("a deep object", "{\"a\":".repeat(40) + "1" + "}".repeat(40), "too_deep"),
        Bad.text("half a post", good.substring(0, 100), "not_json"),
        Bad.text("a key twice", good.replaceFirst("\\{", "{\"id\":\"1\","), "duplicate_key"),
        Bad.text("a list", "[1,2,3]", "wrong_type"),
        Bad.text(
            "a number as id", good.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":7"), "wrong_type"),
        Bad.text("followers as text", followers(good, "\"many\""), "wrong_type"),
        Bad.text("more followers than a long", followers(good, "9".repeat(25)), "wrong_type"),
        Bad.text("a date that is none", createdAt(good, "\"yesterday\""), "wrong_type"),
        Bad.text("a number as date", createdAt(good, "1700000000"), "wrong_type"),
        Bad.text("no author", "{\"id\":\"1\",\"network\":\"x\"}", "invalid"),
        Bad.text("two posts in one", good + good, "wrong_type"));
  }

  private static List<Bad> unreadableCustomers() {
    return List.of(
        Bad.text("a customer that is none", "customer!", "not_json"),
        Bad.text("another's record", "{\"id\":\"c-2\"}", "invalid"),
        Bad.text("a tier nobody has", "{\"id\":\"c-1\",\"tier\":\"royal\"}", "wrong_type"));
  }

  private static String text(int length) {
    return "{\"id\":\"1\",\"text\":\"" + "a".repeat(length) + "\"}";
  }

  private static String followers(String post, String followers) {
    return post.replaceFirst("\"followers\":\\d+", "\"followers\":" + followers);
  }

  private static String createdAt(String post, String when) {
    return post.replaceFirst("\"created_at\":\"[^\"]*\"", "\"created_at\":" + when);
  }

  private static Evidence evidence(Stage stage, Alert alert) {
    return stage.redis().alert(alert.id()).orElseThrow().evidence().get(0);
  }

  /** The bytes of every record that was read, by place. */
  private static Map<String, byte[]> places(Stage stage) {
    Map<String, byte[]> places = new HashMap<>();
    for (String topic : List.of(stage.posts(), stage.topics().customers())) {
      for (Envelope record : TopicReader.all(stage.client(), topic)) {
        places.put(record.place(), record.value());
      }
    }
    return places;
  }

  private static List<ConsumerRecord<byte[], byte[]>> letters(Stage stage, int count) {
    TopicPartition partition = new TopicPartition(stage.topics().deadLetters(), 0);
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            new HashMap<String, Object>(stage.client()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .during(Duration.ofSeconds(1))
          .atMost(Stage.PATIENCE)
          .untilAsserted(
              () -> {
                consumer.poll(Duration.ofMillis(50)).forEach(letters::add);
                assertThat(letters).hasSize(count);
              });
    }
    return letters;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
