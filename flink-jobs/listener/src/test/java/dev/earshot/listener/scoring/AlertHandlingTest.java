package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Control;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What people do with an alert, and what happens when they do nothing. As shipped: handed up after
 * 15 min at severity 1, an hour at 2, four hours at 3.
 */
class AlertHandlingTest {
  private static final Settings SHIPPED = new ConfigLoader(name -> null).shipped();

  private final AlertLife life = new AlertLife(SHIPPED.rules().lifecycle(), SHIPPED.playbook());

  @ParameterizedTest
  @CsvSource({"SEV1, 09:15", "SEV2, 10:00", "SEV3, 13:00"})
  void whatNobodyLooksAtIsHandedUpTheSoonerTheWorse(Severity severity, String due) {
    Tracked opened = open(severity, "09:00");

    assertThat(life.advance(opened, at(due).minusMillis(1))).isSameAs(opened);
    Alert escalated = life.advance(opened, at(due)).alert();

    assertThat(escalated.state()).isEqualTo(State.ESCALATED);
    assertThat(escalated.handling().escalatedAt()).isEqualTo(at(due));
    assertThat(escalated.version()).isGreaterThan(opened.alert().version());
  }

  @Test
  void severityFourIsNeverHandedUp() {
    List<Alert> told = until(open(Severity.SEV4, "09:00"), "33:00");

    assertThat(told).extracting(Alert::state).containsExactly(State.RESOLVED);
  }

  @Test
  void itIsHandedUpOnce() {
    List<Alert> told = until(open(Severity.SEV1, "09:00"), "33:00");

    assertThat(told).extracting(Alert::state).containsExactly(State.ESCALATED, State.RESOLVED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Control.Type.class,
      names = {"ACKNOWLEDGE", "TAKE", "SNOOZE"})
  void whereSomebodyLooksNothingIsHandedUp(Control.Type type) {
    Tracked seen = life.act(open(Severity.SEV1, "09:00"), act(type, "eva"), at("09:14"));

    assertThat(seen.alert().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(seen.alert().handling().owner()).isEqualTo("eva");
    assertThat(seen.alert().handling().acknowledgedAt()).isEqualTo(at("09:14"));
    assertThat(until(seen, "33:00"))
        .extracting(Alert::state)
        .doesNotContain(State.ESCALATED)
        .endsWith(State.RESOLVED);
  }

  @Test
  void aCommentIsNoLook() {
    Tracked opened = open(Severity.SEV1, "09:00");

    Tracked commented = life.act(opened, act(Control.Type.COMMENT, "eva", "who?"), at("09:05"));

    assertThat(commented.alert().handling().comment()).isEqualTo("who?");
    assertThat(commented.alert().handling().owner()).isNull();
    assertThat(commented.alert().state()).isEqualTo(State.OPEN);
    assertThat(commented.alert().version()).isGreaterThan(opened.alert().version());
    assertThat(life.nextChange(commented)).isEqualTo(at("09:15"));
  }

  @Test
  void aMoodReadWrongIsAboutTheReadingAndLeavesTheAlert() {
    Tracked opened = open(Severity.SEV1, "09:00");

    assertThat(life.act(opened, act(Control.Type.MOOD_WRONG, "eva", "post-1"), at("09:05")))
        .isSameAs(opened);
  }

  @Test
  void whatIsOverCanStillBeCommentedAndNothingElse() {
    Tracked over = life.settle(open(Severity.SEV3, "09:00"), at("09:30"), Resolution.ANSWERED);

    assertThat(life.act(over, act(Control.Type.TAKE, "eva"), at("10:00"))).isSameAs(over);
    assertThat(life.act(over, act(Control.Type.DISMISS, "eva"), at("10:00"))).isSameAs(over);
    Alert commented = life.act(over, act(Control.Type.COMMENT, "eva", "ok"), at("10:00")).alert();
    assertThat(commented.state()).isEqualTo(State.RESOLVED);
    assertThat(commented.resolvedAt()).isEqualTo(at("09:30"));
    assertThat(commented.handling().comment()).isEqualTo("ok");
  }

  @Test
  void whoAcknowledgesLeavesItToItsOwnerAndWhoTakesItHasIt() {
    Tracked evas =
        life.act(open(Severity.SEV3, "09:00"), act(Control.Type.TAKE, "eva"), at("09:05"));

    Tracked seen = life.act(evas, act(Control.Type.ACKNOWLEDGE, "tom"), at("09:06"));
    Tracked toms = life.act(seen, act(Control.Type.TAKE, "tom"), at("09:07"));

    assertThat(seen.alert().handling().owner()).isEqualTo("eva");
    assertThat(toms.alert().handling().owner()).isEqualTo("tom");
    assertThat(toms.alert().handling().acknowledgedAt())
        .as("the first look")
        .isEqualTo(at("09:05"));
  }

  @Test
  void aSnoozeEndsByItselfAndTheAlertGoesOnCounting() {
    Tracked snoozed =
        life.act(open(Severity.SEV3, "09:00"), act(Control.Type.SNOOZE, "eva"), at("09:10"));
    assertThat(snoozed.alert().handling().snoozedUntil()).isEqualTo(at("12:00"));

    Tracked grown = life.grow(snoozed, signal("p2", "10:00"));
    Alert back = life.advance(grown, at("12:00")).alert();

    assertThat(grown.alert().causes()).isEqualTo(2);
    assertThat(life.nextChange(grown)).isEqualTo(at("12:00"));
    assertThat(back.handling().snoozedUntil()).isNull();
    assertThat(back.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(back.version()).isGreaterThan(grown.alert().version());
  }

  @Test
  void aSnoozeThatIsOverAlreadyIsOnlyALook() {
    Tracked opened = open(Severity.SEV4, "09:00");

    Tracked late = life.act(opened, act(Control.Type.SNOOZE, "eva"), at("12:00"));

    assertThat(late.alert().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(late.alert().handling().snoozedUntil()).isNull();
    assertThat(life.nextChange(late)).isEqualTo(at("33:00"));
  }

  @Test
  void aSecondWaveAfterAcknowledgementIsNewsAndHasItsOwnTime() {
    Tracked seen =
        life.act(open(Severity.SEV3, "09:00"), act(Control.Type.TAKE, "eva"), at("09:10"));

    Tracked worse = life.grow(seen, match(Severity.SEV2, "p2", "14:00"));

    assertThat(worse.alert().state()).isEqualTo(State.OPEN);
    assertThat(worse.alert().severity()).isEqualTo(Severity.SEV2);
    assertThat(worse.alert().handling().owner()).as("still hers").isEqualTo("eva");
    assertThat(worse.alert().version()).isGreaterThan(seen.alert().version());
    assertThat(life.nextChange(worse)).as("an hour from now").isEqualTo(at("15:00"));
  }

  @Test
  void aSecondWaveEndsTheSnooze() {
    Tracked snoozed =
        life.act(open(Severity.SEV3, "09:00"), act(Control.Type.SNOOZE, "eva"), at("09:10"));

    Tracked worse = life.grow(snoozed, match(Severity.SEV2, "p2", "10:00"));

    assertThat(worse.alert().handling().snoozedUntil()).isNull();
  }

  @Test
  void moreOfTheSameAfterAcknowledgementIsNoNews() {
    Tracked seen =
        life.act(open(Severity.SEV3, "09:00"), act(Control.Type.TAKE, "eva"), at("09:10"));

    Tracked more = life.grow(seen, match(Severity.SEV3, "p2", "14:00"));

    assertThat(more.alert().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(more.alert().causes()).isEqualTo(2);
  }

  @Test
  void whatBecameWorseLateIsHandedUpAtOnce() {
    Tracked opened = open(Severity.SEV3, "09:00");

    Tracked worse = life.grow(opened, match(Severity.SEV1, "p2", "12:00"));

    assertThat(worse.alert().state()).isEqualTo(State.OPEN);
    assertThat(life.nextChange(worse)).as("it waits for three hours").isEqualTo(at("12:00"));
    assertThat(life.advance(worse, at("12:00")).alert().state()).isEqualTo(State.ESCALATED);
  }

  @Test
  void whatIsDismissedComesBackOnlyWhenWorse() {
    Tracked opened = open(Severity.SEV3, "09:00");
    Tracked dismissed = life.act(opened, act(Control.Type.DISMISS, "eva", "a joke"), at("09:10"));
    assertThat(dismissed.alert().state()).isEqualTo(State.RESOLVED);
    assertThat(dismissed.alert().resolution()).isEqualTo(Resolution.DISMISSED);
    assertThat(dismissed.alert().resolvedAt()).isEqualTo(at("09:10"));
    assertThat(dismissed.alert().handling().comment()).isEqualTo("a joke");

    Tracked again = life.reopen(dismissed, match(Severity.SEV3, "p2", "10:00"));
    Tracked worse = life.reopen(dismissed, match(Severity.SEV2, "p3", "11:00"));

    assertThat(again).isSameAs(dismissed);
    assertThat(worse.alert().state()).isEqualTo(State.OPEN);
    assertThat(worse.alert().id()).isEqualTo(opened.alert().id());
    assertThat(worse.alert().handling()).as("a new life").isEqualTo(Alert.Handling.NONE);
    assertThat(life.nextChange(worse)).isEqualTo(at("12:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "IgnoredComplaint, SETTLE, ANSWERED",
    "IgnoredComplaint, ANSWERED_ELSEWHERE, ANSWERED_ELSEWHERE",
    "BrandSpike, SETTLE, CALM",
    "Outage, SETTLE, CALM",
    "Firestorm, SETTLE, CALM"
  })
  void aRuleSaysWhyItsAlertIsOver(String rule, Match.Effect effect, Resolution why) {
    Tracked opened = open(Severity.SEV3, "09:00");

    Alert over = life.settle(opened, at("09:30"), AlertRule.settledBy(rule, effect)).alert();

    assertThat(over.state()).isEqualTo(State.RESOLVED);
    assertThat(over.resolution()).isEqualTo(why);
    assertThat(over.resolvedAt()).isEqualTo(at("09:30"));
  }

  @Test
  void whatIsOverIsNotSettledAgain() {
    Tracked over = life.settle(open(Severity.SEV3, "09:00"), at("09:30"), Resolution.CALM);

    assertThat(life.settle(over, at("10:00"), Resolution.ANSWERED)).isSameAs(over);
  }

  @Test
  void whoSpeaksForItIsToldWhenItChangesAndOnlyThen() {
    Tracked opened = open(Severity.SEV3, "09:00");

    Tracked spoken = life.inhibit(opened, "storm", at("09:10"));

    assertThat(life.inhibit(opened, null, at("09:10"))).isSameAs(opened);
    assertThat(spoken.alert().handling().inhibitedBy()).isEqualTo("storm");
    assertThat(spoken.alert().version()).isGreaterThan(opened.alert().version());
    assertThat(life.inhibit(spoken, "storm", at("09:11"))).isSameAs(spoken);
    Alert alone = life.inhibit(spoken, null, at("09:12")).alert();
    assertThat(alone.handling().inhibitedBy()).isNull();
    assertThat(alone.version()).isGreaterThan(spoken.alert().version());
  }

  private Tracked open(Severity severity, String clock) {
    return life.open("alert-1", match(severity, "p1", clock));
  }

  private static Match match(Severity severity, String post, String clock) {
    Stamp stamp = new Stamp("NegativeStreak", 1, severity, Level.HIGH, Level.HIGH, Map.of());
    return Match.of(stamp, List.of(signal(post, clock)));
  }

  private static Signal signal(String post, String clock) {
    return Samples.signal(post).at(clock).build();
  }

  private static Control act(Control.Type type, String by) {
    return act(type, by, "");
  }

  private static Control act(Control.Type type, String by, String value) {
    Instant until = type == Control.Type.SNOOZE ? at("12:00") : null;
    return new Control("act-1", type, "alert-1", "skyhop", by, at("09:00"), until, value, 1);
  }

  /** All that time alone tells of it until then. */
  private List<Alert> until(Tracked tracked, String clock) {
    List<Alert> told = new ArrayList<>();
    Tracked moved = tracked;
    while (!at(clock).isBefore(life.nextChange(moved))) {
      moved = life.advance(moved, at(clock));
      told.add(moved.alert());
    }
    return told;
  }

  private static Instant at(String clock) {
    return Samples.at(clock);
  }
}
