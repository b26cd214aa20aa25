package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Severity;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class BoardITCase extends RealWall {
  @Test
  void theWorstAlertStandsFirstWithWhatSpeaksForIt() {
    write(
        Scene.open("a3"),
        Scene.severe("a1", Severity.SEV1),
        Scene.severe("a2", Severity.SEV2),
        Scene.said("a1", "again <b>late</b>", List.of("late"), false),
        Scene.raised("cust:C-1001", 72),
        Scene.pulse(0, 4));

    JsonNode board = guest(TV).json("/api/snapshot");

    assertThat(ids(board.get("alerts"), "alert")).containsExactly("a1", "a2", "a3");
    assertThat(board.get("open").asInt()).isEqualTo(3);
    JsonNode said = board.get("alerts").get(0).get("evidence").get(0);
    assertThat(said.get("text").asText()).isEqualTo("again <b>late</b>");
    assertThat(said.get("because").get(0).asText()).isEqualTo("late");
    assertThat(board.get("queue").get(0).get("reasons").get(0).asText()).contains("3 negative");
    assertThat(board.get("pulses").get(0).get("disarmed").get(0).asText()).isEqualTo("mastodon");
    assertThat(board.get("trends").get("skyhop").get(0).get("expected").asDouble()).isEqualTo(3.25);
    assertThat(board.get("brands").get("skyhop").asText()).isNotEmpty();
    assertThat(board.get("last").asText()).matches("\\d+-\\d+");
  }

  @Test
  void aCrisisOfThousandsIsCountedAndTheWorstAreDrawn() {
    for (int i = 0; i < Board.SHOWN + 20; i++) {
      write(Scene.open("b" + i));
    }
    write(Scene.severe("worst", Severity.SEV1));

    JsonNode board = guest(TV).json("/api/snapshot");

    assertThat(board.get("open").asInt()).isEqualTo(Board.SHOWN + 21);
    assertThat(board.get("alerts")).hasSize(Board.SHOWN);
    assertThat(ids(board.get("alerts"), "alert")).startsWith("worst");
  }

  @Test
  void whatIsDelicateIsCoveredUntilSomebodyWhoMayAsksForIt() {
    write(Scene.open("a1"), Scene.said("a1", "my illness", List.of("illness"), true));

    String board = guest(EVA).get("/api/snapshot").body();
    String watched = guest(TV).get("/api/alerts/a1").body();
    String asked = guest(EVA).get("/api/alerts/a1").body();

    assertThat(board).doesNotContain("illness", "ada.example").contains("\"special\":true");
    assertThat(watched).doesNotContain("illness", "ada.example");
    assertThat(asked).contains("my illness", "ada.example");
  }

  @Test
  void anAlertTellsHowItBecameWhatItIs() {
    write(Scene.open("a1"));
    write(Scene.acknowledged("a1", 2, "eva"));
    write(Scene.resolved("a1", 3));

    JsonNode told = guest(TV).json("/api/alerts/a1");

    assertThat(told.get("timeline").findValuesAsText("state"))
        .containsExactly("open", "acknowledged", "resolved");
    assertThat(told.get("timeline").get(1).get("handling").get("owner").asText()).isEqualTo("eva");
    assertThat(told.get("alert").get("measure").get("return_days").asInt()).isEqualTo(40);
    assertThat(guest(TV).get("/api/alerts/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsOverIsFoundByWhatItWas() {
    write(Scene.resolved("a1", 1), Scene.resolved("a2", 1), Scene.open("a3"));
    Guest tv = guest(TV);

    assertThat(ids(tv.json("/api/history").get("alerts"), "")).containsExactly("a2", "a1");
    assertThat(tv.json("/api/history?brand=skyhop&severity=sev3").get("alerts")).hasSize(2);
    assertThat(tv.json("/api/history?brand=other").get("alerts")).isEmpty();
    assertThat(tv.json("/api/history?resolution=dismissed").get("alerts")).isEmpty();
    assertThat(tv.json("/api/history?from=2").get("alerts")).isEmpty();
    assertThat(tv.json("/api/history").has("next")).isFalse();
    assertThat(tv.get("/api/history?from=many").statusCode()).isEqualTo(400);
  }

  @Test
  void longHistoryComesInPages() {
    for (int i = 0; i < 130; i++) {
      write(Scene.resolved("h" + i, 1));
    }
    Guest tv = guest(TV);

    JsonNode first = tv.json("/api/history");
    JsonNode second = tv.json("/api/history?from=" + first.get("next").asInt());
    JsonNode third = tv.json("/api/history?from=" + second.get("next").asInt());

    assertThat(
            first.get("alerts").size() + second.get("alerts").size() + third.get("alerts").size())
        .isEqualTo(130);
    assertThat(third.has("next")).isFalse();
  }

  @Test
  void aCustomersCardIsForWhoeverAnswers() {
    write(Scene.card("C-1001"));
    Guest eva = guest(EVA);

    assertThat(eva.json("/api/customers/C-1001").get("segment").asText()).isEqualTo("gold");
    assertThat(eva.get("/api/customers/C-2").statusCode()).isEqualTo(404);
  }

  @Test
  void whileRedisIsAwayTheWallSaysSoAndComesBackWithIt() {
    write(Scene.open("a1"));
    Guest tv = guest(TV);
    redis.kill();
    try {
      awaitStatus(tv, 503);
      assertThat(wall.check().redis().up()).isFalse();
    } finally {
      redis.restart();
    }

    awaitStatus(tv, 200);
  }

  private static void awaitStatus(Guest guest, int status) {
    await().atMost(SOON).until(() -> guest.get("/api/snapshot").statusCode() == status);
  }

  private static List<String> ids(JsonNode alerts, String within) {
    return StreamSupport.stream(alerts.spliterator(), false)
        .map(each -> within.isEmpty() ? each : each.get(within))
        .map(alert -> alert.get("id").asText())
        .toList();
  }
}
