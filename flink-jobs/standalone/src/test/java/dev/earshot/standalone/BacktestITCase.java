package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static dev.earshot.standalone.Said.pleased;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a file of posts would have raised, as the command tells it. */
class BacktestITCase {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant END = hour(60);

  @TempDir private Path folder;

  private static final Path RULES = Path.of("../../config/rules.yaml");

  private record Told(int exit, String out, String err) {}

  @Test
  void theSameFileTellsTheSameBytesAtAnyParallelismAndNothingAfterItsEnd() throws Exception {
    Path file = write(story());

    Told once = backtest(file, "--parallelism", "1");
    Told again = backtest(file, "--parallelism", "1", "--shuffle-seed", "7");
    Told atTwo = backtest(file, "--parallelism", "2");

    assertThat(once.exit()).as(once.err()).isZero();
    assertThat(again.out()).isEqualTo(once.out());
    assertThat(atTwo.out()).isEqualTo(once.out());
    assertThat(once.err())
        .contains("3 alerts from 210 records, 2 of them no posts")
        .contains(BEGIN + " to " + END);
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : once.out().lines().toList()) {
      alerts.add(Json.mapper().readTree(line));
    }
    assertThat(alerts)
        .extracting(alert -> alert.get("subject").asText() + " " + alert.get("state").asText())
        .containsExactly("acct:x:ana resolved", "acct:x:cy open", "acct:x:bo escalated");
    assertThat(alerts).allSatisfy(BacktestITCase::endsWithTheFile);
    assertThat(alerts.get(0).get("resolved_at").asText()).isEqualTo(hour(10 + 24).toString());
    assertThat(alerts.get(1).get("newest_at").asText()).isEqualTo(END.toString());
    assertThat(alerts.get(1).get("posts")).hasSize(3);
  }

  @Test
  void whatOtherRulesWouldChangeIsToldByAlertAndByRule() throws Exception {
    Path file = write(story());
    String shipped = Files.readString(RULES);
    assertThat(shipped).contains("      - count: 3\n");
    Path stricter =
        Files.writeString(
            folder.resolve("stricter.yaml"),
            shipped.replace("version: 1", "version: 2").replace("- count: 3\n", "- count: 4\n"));

    Told told =
        backtest(file, "--rules", stricter.toString(), "--against", RULES.toString(), "--json");

    assertThat(told.exit()).as(told.err()).isZero();
    JsonNode difference = Json.mapper().readTree(told.out());
    assertThat(difference.get("changes"))
        .extracting(
            change ->
                change.get("kind").asText()
                    + " "
                    + change.get("before").get("rule").asText()
                    + " of "
                    + change.get("before").get("subject").asText())
        .containsExactly("gone NegativeStreak of acct:x:ana", "gone NegativeStreak of acct:x:cy");
    JsonNode streaks = difference.get("perWeek").get(1);
    assertThat(streaks.get("rule").asText()).isEqualTo("NegativeStreak");
    assertThat(streaks.get("before").asDouble()).isPositive();
    assertThat(streaks.get("now").asDouble()).isZero();
  }

  private static void endsWithTheFile(JsonNode alert) {
    for (String field : List.of("first_at", "newest_at", "resolved_at")) {
      if (alert.has(field)) {
        assertThat(Instant.parse(alert.get(field).asText())).isBetween(BEGIN, END);
      }
    }
  }

  /** Ana is done before the end, Bo is still within a day, Cy's third post is the last of all. */
  private static List<String> story() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      add(lines, pleased("happy-" + i % 23).at(BEGIN.plus(Duration.ofMinutes(18L * i))));
    }
    lines.add("this is no post");
    lines.add("{\"id\":");
    add(lines, angry("ana").at(hour(1)), angry("ana").at(hour(5)), angry("ana").at(hour(10)));
    add(lines, angry("bo").followers(HEARD_BY_ALL).at(hour(50)));
    add(lines, angry("dee").at(hour(20)));
    add(lines, angry("cy").at(hour(40)), angry("cy").at(hour(50)), angry("cy").at(END));
    return lines;
  }

  private static void add(List<String> lines, Said... said) {
    for (Said one : said) {
      lines.add(new String(one.json(), UTF_8));
    }
  }

  private static Instant hour(int hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  private Path write(List<String> lines) throws IOException {
    return Files.write(folder.resolve("posts.jsonl"), lines, UTF_8);
  }

  private static Told backtest(Path file, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine earshot =
        Earshot.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of("backtest", file.toString()));
    words.addAll(List.of(options));
    int exit = earshot.execute(words.toArray(String[]::new));
    return new Told(exit, out.toString(), err.toString());
  }
}
