package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.EarshotConfig;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Handling;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Json;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Other;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a topic of alerts to servers that behave, and to servers that do not. Redis is away. */
class NotifierITCase extends Station {
  private final Instant now = Instant.now();

  private final Other other = new Other();

  static List<String> trouble() {
    return List.of(
        Other.status(500, ""),
        Other.status(429, "Retry-After: 1\r\n"),
        Other.SILENCE,
        Other.breaksAfter("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok"));
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  @Test
  void anAlertIsToldOnceAndSoIsItsEnd() throws IOException {
    notifier(config(team(other.url(), "")));
    says(opened("a1"));
    soon().until(() -> other.told().size() == 1);
    says(version("a1", 2, State.OPEN, null), version("a1", 3, State.RESOLVED, Resolution.CALM));
    soon().until(() -> other.told().size() == 2);

    assertThat(kinds()).containsExactly("alert.opened", "alert.resolved");
    assertThat(body(0).at("/data/alert/summary").asText()).contains("120 days");
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void whateverTheOtherEndDoesEachAlertArrivesAndARepetitionHasTheSameId(String trouble)
      throws IOException {
    other.answers(trouble);
    notifier(config(team(other.url(), "")));
    says(opened("a1"), opened("a2"));
    soon().until(() -> !other.told().isEmpty());
    other.answers(Other.status(200, ""));
    soon().until(() -> alerts().equals(Set.of("a1", "a2")) && other.told().size() >= 3);

    assertThat(other.told().stream().map(told -> told.headers().get("webhook-id")).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          410 |                                     | status 410
          302 | Location: https://a.example/secret  | status 302, a redirect to a.example; name that in the settings
          """)
  void whatIsRefusedForGoodIsALetterAndArrivesOnceItIsReplayed(
      int status, String header, String reason) throws IOException {
    other.answers(Other.status(status, header == null ? "" : header + "\r\n"));
    EarshotConfig config = config(team(other.url(), ""));
    notifier(config);
    says(opened("a1"));
    DeadLetters letters = new DeadLetters(config);
    soon().until(() -> letters.list().size() == 1);
    assertThat(letters.list().get(0).reason()).isEqualTo(reason);
    assertThat(other.told()).as("it is not tried again").hasSize(1);

    other.answers(Other.status(200, ""));
    assertThat(letters.replay(List.of("another"))).isEmpty();
    assertThat(letters.replay(List.of())).hasSize(1);

    soon().until(() -> other.told().size() == 2 && letters.list().isEmpty());
    assertThat(other.told().get(1).headers().get("webhook-id"))
        .isEqualTo(other.told().get(0).headers().get("webhook-id"));
  }

  @Test
  void aChannelThatHangsHoldsUpNoOther() throws IOException {
    try (Other hangs = new Other().answers(Other.SILENCE)) {
      String wire = "{kind: slack, url: '%s', insecure: true, private: true, timeout: %s}";
      notifier(
          config(
              """
              channels:
                slow: %s
                team: %s
              routes: [{channels: [slow, team]}]
              storm: {most: 1000}
              """
                  .formatted(
                      wire.formatted(hangs.url(), "1m"), wire.formatted(other.url(), "1s"))));
      says(many(50, now));

      soon().until(() -> other.told().size() == 50);
      assertThat(hangs.told()).hasSize(1);
    }
  }

  @Test
  void aCrisisOfTenThousandAlertsIsAtMostTenMessages() throws IOException {
    Timing gathers =
        new Timing(
            QUICK.waits(),
            QUICK.givenUp(),
            QUICK.window(),
            Duration.ofSeconds(20),
            QUICK.old(),
            QUICK.remember(),
            QUICK.lookup(),
            QUICK.watch());
    says(many(10_000, now));
    Notifier notifier = notifier(config(team(other.url(), "")), gathers);

    soon().until(() -> countOfMany() > 0 && notifier.health().get(0).waiting() == 0);
    assertThat(other.told()).hasSizeLessThanOrEqualTo(10);
    assertThat(countOfMany() + other.told().size() - 1).isEqualTo(10_000);
  }

  @Test
  void whatHappenedLongAgoIsToldByItsNumber() throws IOException {
    says(many(50, now.minus(Duration.ofHours(2))));
    notifier(config(team(other.url(), "")));

    soon().until(() -> countOfMany() == 50);
    assertThat(other.told()).hasSize(1);
  }

  @Test
  void ofTwoProcessesOneTellsAndTheOtherGoesOn() throws IOException {
    EarshotConfig config = config(team(other.url(), ""));
    Notifier one = notifier(config);
    soon().until(one::leads);
    Notifier two = notifier(config);
    says(opened("a1"));
    soon().until(() -> other.told().size() == 1);

    one.close();
    soon().until(two::leads);
    says(version("a1", 2, State.RESOLVED, Resolution.CALM), opened("a2"));

    soon().until(() -> other.told().size() == 3);
    assertThat(kinds()).containsExactlyInAnyOrder("alert.opened", "alert.resolved", "alert.opened");
  }

  @Test
  void whatIsForgottenIsNotTold() throws IOException {
    other.answers(Other.status(500, ""));
    Notifier notifier = notifier(config(team(other.url(), "")));
    says(opened("a1"));
    soon().until(() -> !other.told().isEmpty());
    says("alert:a1", null);
    soon().until(() -> notifier.health().get(0).waiting() == 0);

    other.answers(Other.status(200, ""));
    says(opened("a2"));

    soon().until(() -> alerts().contains("a2"));
    assertThat(alerts()).containsExactly("a2");
  }

  @Test
  void whatNobodyCanReadHoldsUpNothing() throws IOException {
    notifier(config(team(other.url(), "")));
    says("alert:a0", "{\"id\": ".getBytes(StandardCharsets.UTF_8));
    says("priority:x", "{}".getBytes(StandardCharsets.UTF_8));
    says(opened("a1"));

    soon().until(() -> alerts().equals(Set.of("a1")));
  }

  private Alert opened(String id) {
    return Alerts.opened(id, Severity.SEV2, now);
  }

  private Alert version(String id, int version, State state, Resolution why) {
    return Alerts.alert(id, version, state, Severity.SEV2, now, Handling.NONE, why);
  }

  private static List<Alert> many(int count, Instant at) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alerts.add(Alerts.opened("a" + i, Severity.SEV2, at));
    }
    return alerts;
  }

  private Set<String> alerts() {
    return other.taken().stream()
        .map(NotifierITCase::json)
        .map(body -> body.at("/data/subject").asText())
        .collect(Collectors.toSet());
  }

  private List<String> kinds() {
    return other.told().stream().map(told -> json(told).path("type").asText()).toList();
  }

  private JsonNode body(int index) {
    return json(other.told().get(index));
  }

  /** How many were told of by number. */
  private int countOfMany() {
    return other.told().stream()
        .map(NotifierITCase::json)
        .filter(body -> body.path("type").asText().equals("alert.many"))
        .mapToInt(body -> Integer.parseInt(body.at("/data/title").asText().split(" ", 2)[0]))
        .sum();
  }

  private static JsonNode json(Other.Told told) {
    try {
      return Json.mapper().readTree(told.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
