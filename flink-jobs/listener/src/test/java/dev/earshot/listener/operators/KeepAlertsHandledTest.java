package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Alerts.act;
import static dev.earshot.listener.operators.Alerts.again;
import static dev.earshot.listener.operators.Alerts.found;
import static dev.earshot.listener.operators.Alerts.match;
import static dev.earshot.listener.operators.Alerts.over;
import static dev.earshot.listener.operators.Alerts.snooze;
import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with alerts, how situations end, and who speaks for whom in a crisis. */
class KeepAlertsHandledTest {
  private Bench<Finding, Void, Alert> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Alerts.bench();
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void anActTakesEffectAtItsMomentAndNotWhenItComes() throws Exception {
    String id = opened(angry().on("09:00"));
    send(act(Control.Type.TAKE, id, "09:10"));
    bench.timeIs(at("09:09:59.999"));
    assertThat(bench.emitted()).isEmpty();

    bench.timeIs(at("09:10"));

    Alert taken = onlyAlert();
    assertThat(taken.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(taken.handling().owner()).isEqualTo("eva");
    assertThat(taken.handling().acknowledgedAt()).isEqualTo(at("09:10"));
  }

  @Test
  void anActToldTooLateCountsFromThenOn() throws Exception {
    String id = opened(angry().on("09:00"));
    bench.timeIs(at("09:29:59.999"));
    send(act(Control.Type.TAKE, id, "09:10"));

    bench.timeIs(at("09:30"));

    assertThat(onlyAlert().handling().acknowledgedAt()).isEqualTo(at("09:30"));
  }

  @Test
  void anActReadBeforeTheFirstWatermarkTakesEffectAtItsMoment() throws Exception {
    try (var backlog = Alerts.bench()) {
      Match spike = found("BrandSpike", Severity.SEV3, "09:00");
      Control take = act(Control.Type.TAKE, "BrandSpike|brand:skyhop", "09:10");
      backlog.send(Finding.of(take, "acme"), take.effectiveAt());
      backlog.send(Finding.of(spike), spike.at());

      backlog.timeIs(at("09:30"));

      assertThat(backlog.emitted())
          .extracting(Alert::state, alert -> alert.handling().acknowledgedAt())
          .containsExactly(tuple(State.OPEN, null), tuple(State.ACKNOWLEDGED, at("09:10")));
    }
  }

  @Test
  void anActReadTooLateAndRightAfterARestartDoesNotChangeThePast() throws Exception {
    String id = opened(angry().on("09:00"));
    bench.timeIs(at("10:05"));
    bench.restart();
    send(act(Control.Type.TAKE, id, "09:10"));

    bench.timeIs(at("10:06"));

    Alert.Handling handling = onlyAlert().handling();
    assertThat(handling.escalatedAt()).isEqualTo(at("10:00"));
    assertThat(handling.acknowledgedAt()).isEqualTo(at("10:00"));
  }

  @Test
  void anActOnWhatNobodyKnowsChangesNothing() throws Exception {
    opened(angry().on("09:00"));
    send(act(Control.Type.TAKE, "no such alert", "09:10"));

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void whatSomebodyTookIsNotHandedUp() throws Exception {
    String seen = opened(angry().by("ana").on("09:00"));
    opened(angry().by("bob").on("09:00"));
    send(act(Control.Type.ACKNOWLEDGE, seen, "09:59"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted())
        .extracting(Alert::subject, Alert::state)
        .containsExactly(
            tuple("account-ana", State.ACKNOWLEDGED), tuple("account-bob", State.ESCALATED));
  }

  @Test
  void aSnoozeEndsAndACommentStays() throws Exception {
    String id = opened(angry().on("09:00"));
    send(snooze(id, "09:10", "12:00"));
    send(act(Control.Type.COMMENT, id, "09:20"));
    bench.timeIs(at("11:59"));
    Alert commented = bench.emitted().get(1);
    assertThat(commented.handling().snoozedUntil()).isEqualTo(at("12:00"));

    bench.timeIs(at("12:00"));

    Alert.Handling back = onlyAlert().handling();
    assertThat(back.snoozedUntil()).isNull();
    assertThat(back.comment()).isEqualTo("she called");
  }

  @Test
  void whatWasDismissedStaysAwayUnlessItIsWorse() throws Exception {
    Match spike = found("BrandSpike", Severity.SEV3, "09:00");
    send(spike);
    bench.timeIs(at("09:00"));
    String id = onlyAlert().id();
    send(act(Control.Type.DISMISS, id, "09:10"));
    send(again(spike, Severity.SEV3, "09:20"));
    bench.timeIs(at("09:20"));
    assertThat(bench.emitted()).extracting(Alert::resolution).containsExactly(Resolution.DISMISSED);

    send(again(spike, Severity.SEV2, "09:30"));
    bench.timeIs(at("09:30"));

    Alert worse = onlyAlert();
    assertThat(worse.id()).isEqualTo(id);
    assertThat(worse.state()).isEqualTo(State.OPEN);
    assertThat(worse.severity()).isEqualTo(Severity.SEV2);
  }

  @Test
  void aSecondWaveOpensWhatWasAcknowledged() throws Exception {
    Match spike = found("BrandSpike", Severity.SEV3, "09:00");
    send(spike);
    bench.timeIs(at("09:00"));
    send(act(Control.Type.TAKE, onlyAlert().id(), "09:10"));
    send(again(spike, Severity.SEV3, "14:00"));
    send(again(spike, Severity.SEV1, "14:10"));

    bench.timeIs(at("14:25"));

    assertThat(bench.emitted())
        .extracting(Alert::state, Alert::severity)
        .containsExactly(
            tuple(State.ACKNOWLEDGED, Severity.SEV3),
            tuple(State.ACKNOWLEDGED, Severity.SEV3),
            tuple(State.OPEN, Severity.SEV1),
            tuple(State.ESCALATED, Severity.SEV1));
  }

  @Test
  void anAnsweredComplaintAndACalmBrandAreOver() throws Exception {
    Match ignored = match("IgnoredComplaint", cross().by("ana").on("09:00"));
    Match spike = found("BrandSpike", Severity.SEV3, "09:00");
    send(ignored);
    send(spike);
    send(over(ignored, "09:30"));
    send(over(spike, "09:40"));
    send(over(spike, "09:50"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted())
        .filteredOn(alert -> !alert.open())
        .extracting(Alert::rule, Alert::resolution, Alert::resolvedAt)
        .containsExactly(
            tuple("IgnoredComplaint", Resolution.ANSWERED, at("09:30")),
            tuple("BrandSpike", Resolution.CALM, at("09:40")));
  }

  @Test
  void whatNeverWasIsNotSettled() throws Exception {
    send(over(found("BrandSpike", Severity.SEV3, "09:00"), "09:30"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
  }

  @Test
  void aGoodWordAfterTheAnswerEndsAllThatWasOpenAboutHer() throws Exception {
    Mentions complaint = angry().by("ana").ofCustomer("c1").on("09:00");
    opened(complaint);
    send(match(Alerts.STREAK, complaint, cross().by("ana").ofCustomer("c1").on("09:10")));
    send(match("IgnoredComplaint", complaint));
    send(match(Alerts.STREAK, cross().by("bob").on("09:00"), cross().by("bob").on("09:10")));
    bench.timeIs(at("09:30"));
    bench.emitted();

    send(match("Recovery", complaint, Mentions.content().by("ana").ofCustomer("c1").on("10:00")));
    bench.timeIs(at("10:00"));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted)
        .filteredOn(alert -> alert.resolution() == Resolution.RECOVERED)
        .extracting(Alert::rule)
        .containsExactlyInAnyOrder("AngryInfluencer", "NegativeStreak", "IgnoredComplaint");
    assertThat(emitted)
        .filteredOn(Alert::open)
        .extracting(Alert::rule, Alert::subject)
        .contains(tuple("Recovery", "customer-c1"))
        .doesNotContain(tuple("NegativeStreak", "customer-c1"));
  }

  @Test
  void aFirestormSpeaksForTheMilderAlertsOfItsTopicsUntilItEnds() throws Exception {
    Match storm = found("Firestorm", Severity.SEV1, "09:10", "luggage");
    send(match(Alerts.STREAK, cross().by("ana").reporting("luggage").on("09:00")));
    send(match(Alerts.STREAK, cross().by("bob").reporting("crew").on("09:00")));
    send(found("BrandSpike", Severity.SEV3, "09:05"));
    bench.timeIs(at("09:09"));
    bench.emitted();
    send(storm);
    send(over(storm, "09:20"));

    bench.timeIs(at("09:12"));
    List<Alert> during = bench.emitted();
    bench.timeIs(at("09:20"));
    List<Alert> after = bench.emitted();

    String speaker = during.get(0).id();
    assertThat(during)
        .extracting(Alert::rule, Alert::subject, alert -> alert.handling().inhibitedBy())
        .containsExactlyInAnyOrder(
            tuple("Firestorm", "brand:skyhop", null),
            tuple("BrandSpike", "brand:skyhop", speaker),
            tuple("NegativeStreak", "account-ana", speaker));
    assertThat(after)
        .filteredOn(Alert::open)
        .extracting(Alert::rule, alert -> alert.handling().inhibitedBy())
        .containsOnly(tuple("BrandSpike", null), tuple("NegativeStreak", null));
  }

  @Test
  void whatOpensDuringAFirestormIsSpokenForFromItsFirstVersion() throws Exception {
    send(found("Firestorm", Severity.SEV1, "09:00", "luggage"));
    bench.timeIs(at("09:05"));
    String storm = onlyAlert().id();

    send(match(Alerts.STREAK, cross().by("ana").reporting("luggage").on("09:10")));
    bench.timeIs(at("09:10"));

    assertThat(onlyAlert().handling().inhibitedBy()).isEqualTo(storm);
  }

  @Test
  void anotherBrandsFirestormSpeaksForNobodyHere() throws Exception {
    send(match(Alerts.STREAK, cross().by("ana").about("united").on("09:00")));
    send(found("Firestorm", Severity.SEV1, "09:00"));

    bench.timeIs(at("09:10"));

    assertThat(bench.emitted())
        .extracting(alert -> alert.handling().inhibitedBy())
        .containsOnlyNulls();
  }

  @Test
  void whatPeopleDidSurvivesARestart() throws Exception {
    String id = opened(angry().on("09:00"));
    send(snooze(id, "09:10", "12:00"));
    send(found("Firestorm", Severity.SEV1, "09:05"));
    send(match(Alerts.STREAK, cross().by("ana").on("09:15")));
    bench.restart();
    bench.timeIs(at("09:15"));
    bench.restart();
    bench.timeIs(at("12:00"));

    assertThat(bench.emitted())
        .filteredOn(alert -> alert.id().equals(id))
        .extracting(alert -> alert.handling().owner(), alert -> alert.handling().snoozedUntil())
        .containsExactly(tuple("eva", null));
  }

  @Test
  void stateAndTimersGoBackToZero() throws Exception {
    Match storm = found("Firestorm", Severity.SEV1, "09:05");
    String id = opened(angry().on("09:00"));
    send(snooze(id, "09:10", "12:00"));
    send(act(Control.Type.COMMENT, id, "6 09:10"));
    send(storm);
    send(match(Alerts.STREAK, cross().by("ana").on("09:15")));
    send(over(storm, "10:00"));
    send(again(storm, Severity.SEV2, "10:30"));
    send(act(Control.Type.DISMISS, "no such alert", "11:00"));

    bench.timeIs(at("9 00:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  /** The id of the alert that this word opens at once. */
  private String opened(Mentions mention) throws Exception {
    bench.send(Finding.of(mention.signal()), mention.when());
    return onlyAlert().id();
  }

  private void send(Match match) throws Exception {
    bench.send(Finding.of(match), match.at());
  }

  private void send(Control act) throws Exception {
    bench.send(Finding.of(act, "acme"), act.effectiveAt());
  }

  private Alert onlyAlert() {
    List<Alert> emitted = bench.emitted();
    assertThat(emitted).hasSize(1);
    return emitted.get(0);
  }
}
