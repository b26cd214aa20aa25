package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static dev.earshot.notification.Alerts.grown;
import static dev.earshot.notification.Alerts.inhibited;
import static dev.earshot.notification.Alerts.opened;
import static dev.earshot.notification.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Json;
import dev.earshot.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final String TEAM = "team";

  private final Map<String, byte[]> stored = new HashMap<>();
  private boolean away;
  private Instant now = NOON;

  private final Deliveries deliveries = open();

  @Test
  void theNewestVersionReplacesTheOneThatWaits() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.hear(TEAM, grown(2, Severity.SEV3));
    deliveries.hear(TEAM, grown(3, Severity.SEV2));

    Delivery waits = waiting();
    assertThat(waits.kind()).isEqualTo(Kind.OPENED);
    assertThat(waits.severity()).isEqualTo(Severity.SEV2);
    assertThat(waits.id()).isEqualTo("a1:" + grown(3, Severity.SEV2).version() + ":team");
  }

  @Test
  void whatIsReadTwiceIsToldOnce() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    arrives();
    deliveries.hear(TEAM, opened(Severity.SEV3));

    assertThat(deliveries.waiting(TEAM)).isEmpty();
  }

  @Test
  void whatWasOverBeforeItCouldBeToldIsToldAsOver() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.hear(TEAM, resolved(2, Resolution.CALM));

    assertThat(waiting().kind()).isEqualTo(Kind.RESOLVED);
  }

  @Test
  void whatWasDismissedOrIsSpokenForBeforeItCouldBeToldIsNotTold() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.hear(TEAM, resolved(2, Resolution.DISMISSED));
    assertThat(deliveries.waiting(TEAM)).isEmpty();

    deliveries.hear("other", opened(Severity.SEV3));
    deliveries.hear("other", inhibited(2));
    assertThat(deliveries.waiting("other")).isEmpty();
    assertThat(stored).isEmpty();
  }

  @Test
  void whatWasTriedIsToldToTheEndForSomebodyMayHaveHeard() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.failed(waiting(), "status 500");
    deliveries.hear(TEAM, resolved(2, Resolution.DISMISSED));

    assertThat(waiting().kind()).isEqualTo(Kind.RESOLVED);
  }

  @Test
  void whatCameWhileAMessageWasOnItsWayIsJudgedByWhatItSaid() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    Delivery sent = waiting();
    deliveries.hear(TEAM, grown(2, Severity.SEV3));
    deliveries.arrived(sent, true);
    assertThat(deliveries.waiting(TEAM)).as("it only grew").isEmpty();

    deliveries.hear("other", opened(Severity.SEV3));
    sent = deliveries.waiting("other").get(0);
    deliveries.hear("other", grown(2, Severity.SEV1));
    deliveries.arrived(sent, true);
    assertThat(deliveries.waiting("other")).extracting(Delivery::kind).containsExactly(Kind.WORSE);
  }

  @Test
  void whatFailsTooOftenIsALetterThatCanBeTriedAgain() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    for (int i = 0; i < 10; i++) {
      deliveries.failed(waiting(), "status 500");
    }
    assertThat(deliveries.waiting(TEAM)).isEmpty();
    Letter letter = deliveries.letters().get(0);
    assertThat(letter.reason()).isEqualTo("status 500");
    assertThat(letter.id()).isEqualTo(letter.delivery().id());

    deliveries.replay(letter);

    assertThat(waiting().id()).as("the same message").isEqualTo(letter.id());
    assertThat(waiting().tries()).isZero();
    assertThat(deliveries.letters()).isEmpty();
  }

  @Test
  void whatWaitsForThreeDaysIsGivenUp() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.failed(waiting(), "no answer");
    assertThat(deliveries.letters()).isEmpty();

    now = NOON.plus(Duration.ofDays(3)).plusSeconds(1);
    deliveries.failed(waiting(), "no answer");

    assertThat(deliveries.letters()).hasSize(1);
  }

  @Test
  void whatIsRefusedIsALetterAtOnce() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.refused(waiting(), "status 410");

    assertThat(deliveries.waiting(TEAM)).isEmpty();
    assertThat(deliveries.letters()).hasSize(1);
  }

  @Test
  void whatIsForgottenIsNowhereAnyMore() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.refused(waiting(), "status 410");
    deliveries.hear("other", opened(Severity.SEV3));

    deliveries.forget("a1");

    assertThat(deliveries.waiting("other")).isEmpty();
    assertThat(deliveries.letters()).isEmpty();
    assertThat(stored).isEmpty();
  }

  @Test
  void nothingOfWhatWasToldIsKeptButThatItWas() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    arrives();

    assertThat(new String(stored.get("to:team:a1"), StandardCharsets.UTF_8))
        .contains("\"kind\":\"opened\"")
        .doesNotContain("summary", "subject");
  }

  @Test
  void anotherProcessGoesOnWhereThisOneStopped() throws Exception {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.hear("other", opened(Severity.SEV3));
    arrives();

    Deliveries next = open();
    next.clear();
    for (byte[] each : Map.copyOf(stored).values()) {
      next.restore(Json.mapper().readValue(each, Delivery.class));
    }
    assertThat(next.waiting("other")).as("it may have been told already").isEmpty();
    next.ready();

    assertThat(next.waiting(TEAM)).isEmpty();
    assertThat(next.waiting("other")).isEqualTo(deliveries.waiting("other"));
    next.hear(TEAM, resolved(2, Resolution.CALM));
    assertThat(next.waiting(TEAM)).extracting(Delivery::kind).containsExactly(Kind.RESOLVED);
    assertThat(next.brand("a1")).isEqualTo("skyhop");
  }

  @Test
  void whatTheStoreDidNotTakeIsPutAgain() {
    away = true;
    deliveries.hear(TEAM, opened(Severity.SEV3));
    assertThat(deliveries.flush()).isFalse();
    assertThat(stored).isEmpty();

    away = false;
    assertThat(deliveries.flush()).as("what was put again was lost as well").isFalse();
    assertThat(deliveries.flush()).isTrue();

    assertThat(stored).containsKeys("to:team:a1");
  }

  @Test
  void whatIsOverForLongIsForgotten() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    arrives();
    deliveries.hear(TEAM, resolved(2, Resolution.CALM));
    arrives();
    deliveries.tidy();
    assertThat(stored).isNotEmpty();

    now = NOON.plus(Timing.USUAL.remember()).plusSeconds(1);
    deliveries.tidy();

    assertThat(stored).isEmpty();
    assertThat(deliveries.channels("a1")).isEmpty();
  }

  @Test
  void whatWasGivenUpIsNotKeptForEver() {
    deliveries.hear(TEAM, opened(Severity.SEV3));
    deliveries.refused(waiting(), "status 410");
    now = NOON.plus(Duration.ofDays(90));
    deliveries.tidy();
    assertThat(deliveries.letters()).hasSize(1);

    now = now.plusSeconds(1);
    deliveries.tidy();

    assertThat(deliveries.letters()).isEmpty();
    assertThat(stored).isEmpty();
  }

  @Test
  void whatHappenedLongAgoWakesNobody() {
    now = NOON.plus(Duration.ofMinutes(61));
    deliveries.hear(TEAM, opened(Severity.SEV1));

    assertThat(waiting().old()).isTrue();
  }

  private Delivery waiting() {
    return deliveries.waiting(TEAM).get(0);
  }

  private void arrives() {
    deliveries.arrived(waiting(), true);
  }

  private Deliveries open() {
    Store store =
        new Store() {
          private boolean lost;

          @Override
          public void put(String key, byte[] value) {
            if (away) {
              lost = true;
            } else if (value == null) {
              stored.remove(key);
            } else {
              stored.put(key, value);
            }
          }

          @Override
          public boolean flush() {
            boolean all = !lost;
            lost = false;
            return all;
          }
        };
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new Deliveries(store, "pager"::equals, Timing.USUAL, clock);
  }
}
