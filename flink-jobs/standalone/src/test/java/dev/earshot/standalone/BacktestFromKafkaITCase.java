package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static dev.earshot.standalone.Said.pleased;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Alert;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the topics of a job that ran would have raised, as the command tells it. */
class BacktestFromKafkaITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  private static final int PARTITIONS = 2;

  @TempDir private static Path folder;

  private static Instant begin;
  private static Stage stage;
  private static Path config;

  /**
   * The job hears the story, and stops with its last word. On the way it was started again from
   * where it had been: so many of the facts lie twice in their topic.
   */
  @BeforeAll
  static void theJobHearsTheStory() throws Exception {
    // Lately, for evidence is kept for four weeks.
    begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(62));
    Instant middle = hour(15).plusSeconds(1);
    stage = Stage.played(PARTS, "heard-before", PARTITIONS);
    config = StageSettings.write(stage.settings(), folder);
    stage.tick(stage.besidePosts());
    stage.listen();
    List<Said> early = story().stream().filter(said -> said.createdAt().isBefore(middle)).toList();
    List<Said> late = story().stream().filter(said -> said.createdAt().isAfter(middle)).toList();
    put(early, middle);
    stage.awaitMetric("signals", early.size());
    String savepoint = stage.stop();

    put(late, hour(60));
    stage.listenFrom(savepoint);
    stage.awaitMetric("signals", early.size() + late.size());
    stage.awaitAlerts(2);
    stage.abort();
    stage.listenFrom(savepoint);
    stage.awaitMetric("signals", early.size() + 2 * late.size());
    stage.stop();
  }

  private static void put(List<Said> story, Instant end) {
    for (Said said : story) {
      stage.put(Math.floorMod(said.author().hashCode(), PARTITIONS), said.createdAt(), said);
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      stage.tickAt(partition, end.plus(Player.WATERMARK_SLACK));
    }
  }

  @AfterAll
  static void theStageIsCleared() throws Exception {
    stage.close();
  }

  @Test
  void postsAndSignalsTellWhatTheJobTold() throws Exception {
    List<JsonNode> posts = backtest("posts").jsons();
    List<JsonNode> signals = backtest("signals").jsons();

    assertThat(posts)
        .extracting(alert -> alert.get("subject").asText() + " " + lineOf(alert).split(" ", 2)[1])
        .containsExactly(
            "acct:x:ana NegativeStreak resolved",
            "acct:x:cy NegativeStreak open",
            "acct:x:bo AngryInfluencer escalated");
    assertThat(lines(signals)).isEqualTo(lines(posts)).isEqualTo(toldByTheJob());
    for (String field : List.of("severity", "causes", "first_at", "newest_at", "resolved_at")) {
      assertThat(signals)
          .extracting(alert -> alert.path(field).asText())
          .isEqualTo(posts.stream().map(alert -> alert.path(field).asText()).toList());
    }
    assertThat(posts).allSatisfy(alert -> assertThat(alert.get("posts")).isNotEmpty());
    assertThat(signals).allSatisfy(alert -> assertThat(alert.get("posts")).isEmpty());
    assertThat(signals.toString()).doesNotContain("x:ana", "acct:", "guitar");
  }

  @Test
  void whatStricterRulesWouldChangeIsToldFromFactsAlone() throws Exception {
    Path old = StageSettings.SHIPPED.resolve("rules.yaml");
    String shipped = Files.readString(old);
    assertThat(shipped).contains("      - count: 3\n");
    Path stricter =
        Files.writeString(
            folder.resolve("stricter.yaml"),
            shipped.replace("version: 1", "version: 2").replace("- count: 3\n", "- count: 4\n"));

    Called told = backtest("signals", "--rules", stricter, "--against", old, "--json");

    assertThat(told.json().get("changes"))
        .extracting(
            change -> change.get("kind").asText() + " " + change.get("before").get("rule").asText())
        .containsExactly("gone NegativeStreak", "gone NegativeStreak");
    assertThat(told.json().get("perWeek"))
        .extracting(row -> row.get("rule").asText() + " " + row.get("gone").asInt())
        .containsExactly("AngryInfluencer 0", "NegativeStreak 2");
  }

  @Test
  void aTopicThatHoldsNothingIsNamed() throws Exception {
    try (Stage empty = Stage.played(PARTS, "never-heard", 1)) {
      Path its = StageSettings.write(empty.settings(), Files.createDirectory(folder.resolve("e")));

      Called posts = earshot("backtest", "--from", "posts", "--config", its);
      Called signals = earshot("backtest", "--from", "signals", "--config", its);

      assertThat(posts.exit()).isEqualTo(Earshot.WRONG);
      assertThat(posts.err()).contains("topic never-heard-posts holds nothing to run over");
      assertThat(signals.exit()).isEqualTo(Earshot.WRONG);
      assertThat(signals.err()).contains("topic never-heard-signals holds nothing to run over");
    }
  }

  /** Ana is done before the end, Bo is still within a day, Cy's third post is the last of all. */
  private static List<Said> story() {
    List<Said> story = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      story.add(pleased("happy-" + i % 23).at(begin.plus(Duration.ofMinutes(36L * i))));
    }
    for (int hour : new int[] {1, 5, 10}) {
      story.add(angry("ana").at(hour(hour)));
    }
    story.add(angry("dee").at(hour(20)));
    story.add(angry("bo").followers(HEARD_BY_ALL).at(hour(50)));
    for (int hour : new int[] {40, 50, 60}) {
      story.add(angry("cy").at(hour(hour)));
    }
    story.sort(Comparator.comparing(Said::createdAt));
    return story;
  }

  private static Called backtest(String from, Object... options) {
    List<Object> words = new ArrayList<>(List.of("backtest", "--from", from, "--config", config));
    words.addAll(List.of(options));
    Called told = earshot(words.toArray());
    assertThat(told.exit()).as(told.err()).isZero();
    return told;
  }

  /** How each alert stands in the topic that the job wrote. */
  private static List<String> toldByTheJob() throws IOException {
    Map<String, Alert> newest = new TreeMap<>();
    for (Envelope record : TopicReader.all(stage.client(), stage.topics().alerts())) {
      JsonNode entry = Json.mapper().readTree(record.value());
      if (entry.has("rule") && entry.has("state")) {
        Alert alert = Json.mapper().treeToValue(entry, Alert.class);
        newest.merge(
            alert.id(),
            alert,
            (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
      }
    }
    List<JsonNode> entries = new ArrayList<>();
    newest.values().forEach(alert -> entries.add(Json.mapper().valueToTree(alert)));
    return lines(entries);
  }

  private static List<String> lines(List<JsonNode> alerts) {
    return alerts.stream().map(BacktestFromKafkaITCase::lineOf).sorted().toList();
  }

  private static String lineOf(JsonNode alert) {
    return String.join(
        " ", alert.get("id").asText(), alert.get("rule").asText(), alert.get("state").asText());
  }

  private static Instant hour(int hour) {
    return begin.plus(Duration.ofHours(hour));
  }
}
