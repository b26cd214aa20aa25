package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateConversationsTest {
  private static final String TALK =
      """
      {"id":"1","author":"ana","inbound":true,"created_at":"2026-03-02T09:00:00Z","text":"hi","brand":"SkyHop"}
      {"id":"2","author":"ana","inbound":true,"created_at":"2026-03-02T09:20:00Z","text":"hi?","brand":"SkyHop"}
      {"id":"3","author":"SkyHop","inbound":false,"created_at":"2026-03-02T10:00:00Z","text":"@ana hi","in_reply_to":"2","brand":"SkyHop"}
      """;

  @TempDir private Path folder;

  @Test
  void threadsEventsPrecisionAndRecallAreTold() throws IOException {
    Path gold =
        Files.writeString(
            folder.resolve("gold.tsv"),
            """
            first_id\tfirst_at\trepeat_id\trepeat_at
            1\t2026-03-02T09:00:00Z\t2\t2026-03-02T09:20:00Z
            """);

    Called called =
        earshot(
            "evaluate",
            "conversations",
            talk(),
            "--gold",
            gold,
            "--any-message",
            "--any-author",
            "--sla",
            "5m",
            "--json");

    assertThat(called.exit()).isZero();
    JsonNode report = called.json();
    assertThat(report.get("threads").asInt()).isEqualTo(3);
    assertThat(report.get("events").asInt()).isEqualTo(1);
    assertThat(report.get("precision").asDouble()).isEqualTo(1);
    assertThat(report.get("recall").asDouble()).isEqualTo(1);
    assertThat(report.get("alerts").get(0).get("id").asText()).isEqualTo("1");
  }

  @Test
  void whatTakesLongerThanTheRepeatFindsNothing() throws IOException {
    Called called =
        earshot(
            "evaluate",
            "conversations",
            talk(),
            "--any-message",
            "--any-author",
            "--sla",
            "30m",
            "--json");

    assertThat(called.json().get("found").asInt()).isZero();
    assertThat(called.json().get("precision").isNull()).isTrue();
  }

  @Test
  void sampledAlertsAreToldInWords() throws IOException {
    Called called =
        earshot(
            "evaluate",
            "conversations",
            talk(),
            "--any-message",
            "--any-author",
            "--sla",
            "5m",
            "--alerts",
            "5");

    assertThat(called.exit()).isZero();
    assertThat(called.out()).contains("unanswered for 5 min").contains("they: hi");
  }

  @Test
  void aTimeThatIsNoneIsRefused() throws IOException {
    Called called = earshot("evaluate", "conversations", talk(), "--sla", "soon");

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("'soon' is no time such as 90s, 5m, 2h or 1d");
  }

  private Path talk() throws IOException {
    return Files.writeString(folder.resolve("talk.jsonl"), TALK);
  }
}
