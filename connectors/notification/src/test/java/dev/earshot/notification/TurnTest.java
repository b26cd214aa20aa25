package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.NotificationSettings.QuietHours;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration SETTLE = Duration.ofSeconds(20);
  private static final QuietTimes NEVER =
      new QuietTimes(new QuietHours("UTC", "", "", null, Severity.SEV1));
  private static final QuietTimes LUNCH =
      new QuietTimes(new QuietHours("UTC", "11:00", "13:00", null, Severity.SEV1));

  private final Storm storm = new Storm(8, TEN_MINUTES);
  private final List<Delivery> waiting = new ArrayList<>();
  private Instant now = NOON;

  @Test
  void theWorstGoesFirstAndThenTheOldest() {
    waits("mild", Severity.SEV3, NOON.minusSeconds(9));
    waits("bad", Severity.SEV2, NOON);
    waits("older", Severity.SEV2, NOON.minusSeconds(5));

    assertThat(untilRest()).containsExactly("older", "bad", "mild");
  }

  @Test
  void aCrisisOfTenThousandIsNineMessages() {
    for (int i = 0; i < 10_000; i++) {
      waits("a" + i, Severity.SEV2, NOON);
    }
    int messages = 0;
    for (int second = 0; second < 600; second++) {
      now = NOON.plusSeconds(second);
      messages += untilRest().size();
    }

    assertThat(messages).isBetween(7, 9);
    assertThat(waiting).isEmpty();
  }

  @Test
  void someRoomIsKeptForTheWorst() {
    for (int i = 0; i < 20; i++) {
      waits("a" + i, Severity.SEV2, NOON);
    }
    assertThat(untilRest()).hasSize(6);
    waits("worst", Severity.SEV1, NOON.plusSeconds(1));

    assertThat(untilRest()).containsExactly("worst");
  }

  @Test
  void manyAreGatheredForAWhileAndToldOnceInEachWindow() {
    for (int i = 0; i < 8; i++) {
      waits("a" + i, Severity.SEV2, NOON);
    }
    assertThat(untilRest()).hasSize(6);
    assertThat(turn().until()).isEqualTo(NOON.plus(SETTLE));

    now = NOON.plus(SETTLE);
    assertThat(untilRest()).containsExactly("many: 2");
    waits("late", Severity.SEV2, now);

    assertThat(turn().until()).isEqualTo(now.plus(TEN_MINUTES));
  }

  @Test
  void whatIsOldIsToldByNumberOnly() {
    for (int i = 0; i < 3; i++) {
      waiting.add(
          new Delivery(
              "team",
              "a" + i,
              "skyhop",
              Kind.OPENED,
              Alerts.opened("a" + i, Severity.SEV1, NOON.minusSeconds(7200)),
              true,
              0,
              NOON.minusSeconds(60),
              null));
    }

    assertThat(untilRest()).containsExactly("many: 3");
  }

  @Test
  void inQuietHoursOnlyTheWorstIsTold() {
    waits("mild", Severity.SEV2, NOON);
    waits("worst", Severity.SEV1, NOON);

    Turn first = Turn.next(waiting, false, storm, LUNCH, SETTLE, now);
    assertThat(first.send()).extracting(Delivery::alertId).containsExactly("worst");
    waiting.removeAll(first.send());

    assertThat(Turn.next(waiting, false, storm, LUNCH, SETTLE, now))
        .isEqualTo(new Turn(List.of(), false, Instant.parse("2026-03-02T13:00:00Z")));
  }

  @Test
  void whatOnlyBringsTheOtherEndUpToDateAlwaysGoes() {
    for (int i = 0; i < 100; i++) {
      waiting.add(
          new Delivery(
              "pager",
              "a" + i,
              "skyhop",
              Kind.RESOLVED,
              Alerts.resolved("a" + i, 2, Resolution.CALM),
              false,
              0,
              NOON,
              null));
    }
    int sent = 0;
    while (!waiting.isEmpty()) {
      Turn turn = Turn.next(waiting, true, storm, LUNCH, SETTLE, now);
      assertThat(turn.many()).isFalse();
      sent += turn.send().size();
      waiting.removeAll(turn.send());
    }

    assertThat(sent).isEqualTo(100);
  }

  @Test
  void whatWasSentBeforeARestartCounts() {
    storm.remember(List.of(now, now, now, now, now, now));
    waits("next", Severity.SEV2, NOON);

    assertThat(untilRest()).isEmpty();
  }

  private void waits(String id, Severity severity, Instant since) {
    waiting.add(
        new Delivery(
            "team",
            id,
            "skyhop",
            Kind.OPENED,
            Alerts.opened(id, severity, since),
            false,
            0,
            since,
            null));
  }

  private Turn turn() {
    return Turn.next(waiting, false, storm, NEVER, SETTLE, now);
  }

  private List<String> untilRest() {
    List<String> sent = new ArrayList<>();
    for (Turn turn = turn(); !turn.send().isEmpty(); turn = turn()) {
      if (turn.many()) {
        storm.sentMany(now);
        sent.add("many: " + turn.send().size());
      } else {
        storm.sent(now);
        sent.add(turn.send().get(0).alertId());
      }
      waiting.removeAll(turn.send());
    }
    return sent;
  }
}
