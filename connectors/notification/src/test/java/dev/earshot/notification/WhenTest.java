package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static dev.earshot.notification.Alerts.acknowledged;
import static dev.earshot.notification.Alerts.escalated;
import static dev.earshot.notification.Alerts.grown;
import static dev.earshot.notification.Alerts.inhibited;
import static dev.earshot.notification.Alerts.opened;
import static dev.earshot.notification.Alerts.resolved;
import static dev.earshot.notification.Alerts.snoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenTest {
  private static final Told OPENED = told(Kind.OPENED, Severity.SEV3, false, true);

  @Test
  void anAlertIsToldWhenItOpensAndNotWhenItGrows() {
    assertThat(worth(opened(Severity.SEV3), null)).isEqualTo(Kind.OPENED);
    assertThat(worth(grown(2, Severity.SEV3), OPENED)).isNull();
  }

  @Test
  void itIsToldAgainWhenItGetsWorseAndNotWhenItIsMilder() {
    assertThat(worth(grown(2, Severity.SEV2), OPENED)).isEqualTo(Kind.WORSE);
    assertThat(worth(acknowledged(2, Severity.SEV1), OPENED)).isEqualTo(Kind.WORSE);
    assertThat(worth(grown(2, Severity.SEV4), OPENED)).isNull();
  }

  @Test
  void thatNobodyLooksIsToldOnce() {
    assertThat(worth(escalated(2, Severity.SEV3), OPENED)).isEqualTo(Kind.ESCALATED);
    assertThat(worth(escalated(3, Severity.SEV3), told(Kind.ESCALATED, Severity.SEV3, true, true)))
        .isNull();
    assertThat(worth(escalated(3, Severity.SEV3), told(Kind.WORSE, Severity.SEV3, true, true)))
        .isNull();
  }

  @Test
  void whoeverWasNotThereWhenItOpenedHearsThatNobodyLooks() {
    assertThat(worth(escalated(2, Severity.SEV3), null)).isEqualTo(Kind.ESCALATED);
  }

  @Test
  void thatItIsOverIsToldToWhomItsOpeningWasTold() {
    assertThat(worth(resolved(2, Resolution.CALM), OPENED)).isEqualTo(Kind.RESOLVED);
    assertThat(worth(resolved(2, Resolution.CALM), null)).isNull();
    assertThat(worth(resolved(2, Resolution.CALM), told(Kind.OPENED, Severity.SEV3, false, false)))
        .as("it was one of many")
        .isNull();
    assertThat(worth(resolved(3, Resolution.CALM), told(Kind.RESOLVED, Severity.SEV3, false, true)))
        .isNull();
  }

  @Test
  void itIsToldThatItCameBack() {
    assertThat(worth(grown(3, Severity.SEV3), told(Kind.RESOLVED, Severity.SEV3, true, true)))
        .isEqualTo(Kind.REOPENED);
  }

  @Test
  void whatPeopleDidIsNoNewsToThem() {
    assertThat(worth(acknowledged(2, Severity.SEV3), OPENED)).isNull();
    assertThat(worth(acknowledged(2, Severity.SEV3), null)).isNull();
    assertThat(worth(resolved(2, Resolution.DISMISSED), OPENED)).isNull();
  }

  @Test
  void whereTheOtherEndKeepsAStateItIsBroughtUpToDate() {
    assertThat(When.worth(acknowledged(2, Severity.SEV3), OPENED, true, NOON))
        .isEqualTo(Kind.ACKNOWLEDGED);
    assertThat(
            When.worth(
                acknowledged(3, Severity.SEV3),
                told(Kind.ACKNOWLEDGED, Severity.SEV3, false, true),
                true,
                NOON))
        .isNull();
    assertThat(When.worth(resolved(2, Resolution.DISMISSED), OPENED, true, NOON))
        .isEqualTo(Kind.RESOLVED);
  }

  @Test
  void whatIsSnoozedOrSpokenForIsNotTold() {
    assertThat(worth(snoozed(1, NOON.plusSeconds(1)), null)).isNull();
    assertThat(worth(snoozed(1, NOON.minusSeconds(1)), null)).isEqualTo(Kind.OPENED);
    assertThat(worth(inhibited(1), null)).isNull();
    assertThat(worth(inhibited(2), OPENED)).isNull();
  }

  @Test
  void overAWholeLifeEachTurnIsToldOnce() {
    List<Alert> life =
        List.of(
            opened(Severity.SEV3),
            grown(2, Severity.SEV3),
            grown(3, Severity.SEV2),
            escalated(4, Severity.SEV2),
            escalated(5, Severity.SEV2),
            acknowledged(6, Severity.SEV2),
            resolved(7, Resolution.ANSWERED),
            grown(8, Severity.SEV2),
            resolved(9, Resolution.CALM));
    List<Kind> heard = new ArrayList<>();
    Told told = null;
    for (Alert version : life) {
      Kind kind = worth(version, told);
      if (kind != null) {
        heard.add(kind);
        boolean escalated = version.state() == Alert.State.ESCALATED;
        told = new Told(version.version(), kind, version.severity(), escalated, true, NOON);
      }
    }

    assertThat(heard)
        .containsExactly(
            Kind.OPENED, Kind.WORSE, Kind.ESCALATED, Kind.RESOLVED, Kind.REOPENED, Kind.RESOLVED);
  }

  private static Kind worth(Alert alert, Told told) {
    return When.worth(alert, told, false, NOON);
  }

  private static Told told(Kind kind, Severity severity, boolean escalated, boolean alone) {
    return new Told(new Version(0, 1), kind, severity, escalated, alone, NOON);
  }
}
