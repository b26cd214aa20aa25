package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A running job is sent new brands, by the command that a person calls. */
class BrandsLiveITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  private static final int PARTITIONS = 2;

  /** SkyHop takes another name, and somebody new is to be heard. */
  private static final String RENAMED =
      """
      brands:
        - {id: skyhop, name: HopLine, keywords: [hopline]}
        - {id: nordair, name: NordAir, handles: ["@nordair"], keywords: [nord air]}
      """;

  private static final String MISTAKE = "brands.yaml, line 2: brands[0].keywrods is not a key";

  private static final String WITH_A_MISTAKE =
      "brands:\n  - {id: nordair, name: NordAir, keywrods: [nordair]}\n";

  @TempDir private Path folder;

  @Test
  void newBrandsAndKeywordsAreHeardFromTheirMomentOnInEveryPartitionAndInAReplay()
      throws Exception {
    try (Stage stage = Stage.live(PARTS, "new-brands", PARTITIONS)) {
      stage.tick();
      stage.listen();
      stage.say(about("@skyhop", "ana"));
      stage.awaitAlerts(1);

      Called applied = apply(stage, RENAMED, "--in", "5s", "--json");
      assertThat(applied.err()).isEmpty();
      Instant from = Instant.parse(applied.json().get("effective_at").asText());
      force(stage, WITH_A_MISTAKE, from);
      stage.say(about("@nordair", "bo"), about("hopline", "cy"), about("@skyhop", "dee"));
      stage.awaitMetric("posts", 4);
      assertThat(newestPost(stage)).as("all of them were said before").isBefore(from);
      await().atMost(Stage.PATIENCE).until(() -> Instant.now().isAfter(from.plusMillis(100)));
      stage.say(about("@skyhop", "eli"), about("hopline", "flo"));
      stage.say(about("@nordair", "gil"), about("Nord Air", "hal"));
      stage.say(about("@nordair", "jo"), about("@nordair", "max"));

      List<Alert> alerts = stage.awaitAlerts(7);
      assertThat(alerts)
          .extracting(alert -> alert.brand() + " " + alert.subject())
          .containsExactlyInAnyOrder(
              "skyhop acct:x:ana",
              "skyhop acct:x:dee",
              "skyhop acct:x:flo",
              "nordair acct:x:gil",
              "nordair acct:x:hal",
              "nordair acct:x:jo",
              "nordair acct:x:max");
      assertThat(alerts).extracting(Alert::rule).containsOnly("AngryInfluencer");
      assertThat(partitionsOf(stage, "gil", "hal", "jo", "max")).hasSize(PARTITIONS);
      assertThat(stage.metric("posts_without_brand")).isEqualTo(3);
      assertThat(stage.metric("control_refused")).isEqualTo(PARTITIONS + 1);
      assertThat(refused(stage)).singleElement().asString().startsWith(MISTAKE);
      assertThat(stage.metric("late_records")).isZero();
      assertThat(replayed(stage)).isEqualTo(ids(alerts));
    }
  }

  @Test
  void aMistakeIsRefusedByItsKeyAndNotSent() throws Exception {
    try (Stage stage = Stage.live(PARTS, "wrong-brands", PARTITIONS)) {
      Called applied = apply(stage, WITH_A_MISTAKE);

      assertThat(applied.exit()).isEqualTo(Earshot.FAILED);
      assertThat(applied.out()).isEmpty();
      assertThat(applied.err()).contains("not sent", MISTAKE, "did you mean 'keywords'?");
      assertThat(records(stage, stage.posts(), Kind.CONTROL)).isEmpty();
      assertThat(records(stage, stage.topics().control(), Kind.DATA)).isEmpty();
    }
  }

  private Called apply(Stage stage, String yaml, String... options) throws IOException {
    Path brands = Files.writeString(folder.resolve("new-brands.yaml"), yaml);
    String config = "--config=" + StageSettings.write(stage.settings(), folder);
    String[] words = {"rules", "apply", "--brands", brands.toString(), "--by", "eva", config};
    Object[] all = Arrays.copyOf(words, words.length + options.length, Object[].class);
    System.arraycopy(options, 0, all, words.length, options.length);
    return earshot(all);
  }

  /** Past the command, which would not send it. */
  private static void force(Stage stage, String yaml, Instant from) {
    byte[] control =
        Json.bytes(
            new Control(
                "forced", Control.Type.BRANDS, "brands.yaml", null, "eva", from, null, yaml, 0));
    try (Publisher publisher = Publisher.open(stage.client())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        publisher.send(new Outgoing(stage.posts(), partition, null, control, null, Kind.CONTROL));
      }
      publisher.send(Outgoing.data(stage.topics().control(), "brands.yaml", control));
    }
  }

  private List<String> refused(Stage stage) throws IOException {
    Path config = StageSettings.write(stage.settings(), folder);
    return earshot("rules", "history", "--json", "--config", config).jsons().stream()
        .filter(row -> !row.get("accepted").asBoolean())
        .map(row -> row.get("why").asText())
        .toList();
  }

  private List<String> replayed(Stage stage) throws IOException {
    Path config = StageSettings.write(stage.settings(), folder);
    Called told = earshot("backtest", "--from", "posts", "--config", config);
    assertThat(told.exit()).as(told.err()).isZero();
    return told.jsons().stream().map(alert -> alert.get("id").asText()).sorted().toList();
  }

  private static List<String> ids(List<Alert> alerts) {
    return alerts.stream().map(Alert::id).sorted().toList();
  }

  private static Instant newestPost(Stage stage) {
    return records(stage, stage.posts(), Kind.DATA)
        .map(record -> Instant.ofEpochMilli(record.timestamp()))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static List<Integer> partitionsOf(Stage stage, String... authors) {
    return records(stage, stage.posts(), Kind.DATA)
        .filter(record -> List.of(authors).contains(authorOf(record)))
        .map(Envelope::partition)
        .distinct()
        .toList();
  }

  private static String authorOf(Envelope record) {
    try {
      JsonNode post = Json.mapper().readTree(record.value());
      return post.at("/author/id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Envelope> records(Stage stage, String topic, Kind kind) {
    return TopicReader.all(stage.client(), topic).stream().filter(record -> record.kind() == kind);
  }

  private static Said about(String brand, String author) {
    Said angry = angry(author).followers(HEARD_BY_ALL);
    String text = angry.text().replace("@skyhop", brand);
    return new Said(author, angry.network(), angry.followers(), text, angry.createdAt());
  }
}
