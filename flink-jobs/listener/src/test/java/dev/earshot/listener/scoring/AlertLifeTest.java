package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.EscalationSettings;
import dev.earshot.config.LifecycleSettings;
import dev.earshot.config.Playbook;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.State;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Quiet and reopen are a day, updates come every five minutes. Nobody is asked to hurry here: what
 * people do, and when it is handed up, is told in {@link AlertHandlingTest}.
 */
class AlertLifeTest {
  private static final Stamp RULE =
      new Stamp("NegativeStreak", 1, Severity.SEV4, Level.NORMAL, Level.HIGH, Map.of());

  private final AlertLife life =
      new AlertLife(
          new LifecycleSettings(
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofHours(1),
              Duration.ofMinutes(5),
              new EscalationSettings(
                  Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4))),
          new Playbook(Map.of("NegativeStreak", "One person takes the case.")));

  @Test
  void causesOpenItAndTheNewestIsWhenPeopleHear() {
    Signal strongest = signal("p2", "09:20").negativity(0.9).influence(60).on("x").build();

    Tracked opened = open(signal("p1", "09:00").negativity(0.5).influence(80).build(), strongest);

    Alert alert = opened.alert();
    assertThat(alert.state()).isEqualTo(State.OPEN);
    assertThat(alert.version()).isEqualTo(new Version(at("09:20").toEpochMilli(), 1));
    assertThat(alert.firstAt()).isEqualTo(at("09:00"));
    assertThat(alert.newestAt()).isEqualTo(at("09:20"));
    assertThat(alert.severity()).isEqualTo(Severity.SEV4);
    assertThat(alert.floor()).isEqualTo(Level.NORMAL);
    assertThat(alert.action()).isEqualTo("One person takes the case.");
    assertThat(alert.causes()).isEqualTo(2);
    assertThat(alert.negativity()).as("the strongest").isEqualTo(0.9);
    assertThat(alert.influence().score()).as("the farthest-carrying").isEqualTo(80);
    assertThat(alert.networks()).containsExactly("mastodon", "x");
    assertThat(alert.evidence()).as("0.9 · 60 before 0.5 · 80").containsExactly("p2", "p1");
    assertThat(alert.summary())
        .isEqualTo(
            "2 negative posts in 20 min by an author, negativity up to 0.90, influence 80"
                + " (reach 80)");
    assertThat(opened.untold()).isFalse();
  }

  @Test
  void growthIsHeldBackAndToldWhenItIsDue() {
    Tracked opened = open(signal("p1", "09:00").build());

    Tracked grown = life.grow(opened, signal("p2", "09:01").build());

    assertThat(grown.alert().version()).as("nobody hears of it yet").isEqualTo(version(opened));
    assertThat(grown.untold()).isTrue();
    assertThat(life.nextChange(grown)).isEqualTo(at("09:05"));
    assertThat(life.advance(grown, at("09:05").minusMillis(1))).isSameAs(grown);
    Tracked told = life.advance(grown, at("09:05"));
    assertThat(told.alert().version()).isEqualTo(new Version(at("09:01").toEpochMilli(), 2));
    assertThat(told.alert().summary()).startsWith("2 negative posts in 1 min");
    assertThat(told.untold()).isFalse();
  }

  @Test
  void growthAfterTheLastUpdateHasAgedIsToldAtOnce() {
    Tracked grown = life.grow(open(signal("p1", "09:00").build()), signal("p2", "09:05").build());

    assertThat(grown.alert().version()).isEqualTo(new Version(at("09:05").toEpochMilli(), 2));
    assertThat(grown.toldAt()).isEqualTo(at("09:05"));
  }

  @Test
  void whoIsRecognisedIsToldAtOnceAndTheFormerNameRemembered() {
    Tracked opened = open(signal("p1", "09:00").build());

    Tracked renamed =
        life.grow(opened, signal("p2", "09:01").ofCustomer("customer-7", CustomerTier.TOP).build());

    assertThat(renamed.alert().version().counter()).isEqualTo(2);
    assertThat(renamed.alert().id()).isEqualTo(opened.alert().id());
    assertThat(renamed.alert().subject()).isEqualTo("customer-7");
    assertThat(renamed.alert().formerSubject()).isEqualTo("ana");
    assertThat(renamed.alert().customer()).isTrue();
    assertThat(renamed.alert().floor()).as("a customer's").isEqualTo(Level.HIGH);
    assertThat(renamed.alert().tier()).isEqualTo(CustomerTier.TOP);
    assertThat(renamed.alert().summary()).contains("by a customer");
    Tracked later =
        life.grow(
            renamed, signal("p3", "09:30").ofCustomer("customer-7", CustomerTier.TOP).build());
    assertThat(later.alert().formerSubject()).as("still").isEqualTo("ana");
  }

  @Test
  void aWordTakenBackCountsNoMore() {
    Tracked opened =
        open(
            signal("p1", "09:00").negativity(0.9).build(),
            signal("p2", "09:20").negativity(0.5).build());

    Tracked less = life.withdraw(opened, "p1", "p1", at("09:30"));

    assertThat(less.alert().state()).isEqualTo(State.OPEN);
    assertThat(less.alert().evidence()).containsExactly("p2");
    assertThat(less.alert().causes()).isOne();
    assertThat(less.alert().negativity()).isEqualTo(0.5);
    assertThat(less.alert().version().counter()).isEqualTo(2);
    assertThat(less.alert().summary()).startsWith("1 negative post by an author");
  }

  @Test
  void whenAllIsTakenBackItIsOver() {
    Tracked opened = open(signal("p1", "09:00").build());

    Tracked over = life.withdraw(opened, "p1", "p1", at("09:30"));

    assertThat(over.alert().state()).isEqualTo(State.RESOLVED);
    assertThat(over.alert().resolution()).isEqualTo(Alert.Resolution.WITHDRAWN);
    assertThat(over.alert().resolvedAt()).isEqualTo(at("09:30"));
    assertThat(over.alert().evidence()).isEmpty();
    assertThat(over.alert().summary()).startsWith("taken back by an author");
  }

  @Test
  void itIsNotOverWhileMoreSpeaksForItThanIsShown() {
    Tracked tracked = open(signal("p1", "09:00").negativity(0.9).build());
    for (int post = 2; post <= 6; post++) {
      tracked = life.grow(tracked, signal("p" + post, "09:0" + post).negativity(0.9).build());
    }

    for (String post : tracked.alert().evidence()) {
      tracked = life.withdraw(tracked, post, post, at("09:30"));
    }

    assertThat(tracked.alert().evidence()).isEmpty();
    assertThat(tracked.alert().open()).isTrue();
    assertThat(tracked.alert().causes()).isOne();
    assertThat(tracked.alert().negativity()).isEqualTo(0.9);
  }

  @Test
  void aWordItDoesNotSpeakOfChangesNothing() {
    Tracked opened = open(signal("p1", "09:00").build());

    assertThat(life.withdraw(opened, "p9", "p9", at("09:30"))).isSameAs(opened);
  }

  @Test
  void silenceResolvesItADayAfterItsNewestCause() {
    Tracked told =
        until(
            life.grow(open(signal("p1", "09:00").build()), signal("p2", "09:01").build()), "10:00");

    Tracked resolved = life.advance(told, at("40:00"));

    assertThat(life.nextChange(told)).isEqualTo(at("33:01"));
    assertThat(life.advance(told, at("33:00"))).isSameAs(told);
    assertThat(resolved.alert().state()).isEqualTo(State.RESOLVED);
    assertThat(resolved.alert().resolution()).isEqualTo(Alert.Resolution.QUIET);
    assertThat(resolved.alert().resolvedAt()).as("not when somebody looked").isEqualTo(at("33:01"));
    assertThat(resolved.alert().version()).isGreaterThan(told.alert().version());
  }

  @Test
  void whatComesBackInTimeReopensTheSameAlert() {
    Tracked resolved = until(open(signal("p1", "09:00").build()), "33:00");

    Tracked reopened =
        life.reopen(resolved, match(signal("p2", "40:00").build(), signal("p3", "41:00").build()));

    assertThat(reopened.alert().state()).isEqualTo(State.OPEN);
    assertThat(reopened.alert().resolvedAt()).isNull();
    assertThat(reopened.alert().resolution()).isNull();
    assertThat(reopened.alert().id()).isEqualTo(resolved.alert().id());
    assertThat(reopened.alert().version()).isGreaterThan(resolved.alert().version());
    assertThat(reopened.alert().version().counter())
        .isEqualTo(resolved.alert().version().counter() + 1);
    assertThat(reopened.alert().causes()).isEqualTo(3);
    assertThat(reopened.alert().firstAt()).isEqualTo(at("09:00"));
    assertThat(life.nextChange(reopened)).isEqualTo(at("65:00"));
  }

  @Test
  void whatStaysAwayIsForgotten() {
    Tracked resolved = until(open(signal("p1", "09:00").build()), "33:00");

    assertThat(life.nextChange(resolved)).isEqualTo(at("57:00"));
    assertThat(life.advance(resolved, at("57:00").minusMillis(1))).isSameAs(resolved);
    assertThat(life.advance(resolved, at("57:00"))).isNull();
  }

  @Test
  void atMostFivePostsSpeakForItTheStrongestFirst() {
    Tracked tracked = open(signal("p1", "09:00").negativity(0.1).build());
    double[] strengths = {0.4, 0.9, 0.4, 0.7, 0.2, 0.3};
    for (int i = 0; i < strengths.length; i++) {
      tracked =
          life.grow(tracked, signal("p" + (i + 2), "10:0" + i).negativity(strengths[i]).build());
    }

    assertThat(tracked.alert().causes()).isEqualTo(7);
    assertThat(tracked.alert().evidence())
        .as("of equals the older first")
        .containsExactly("p3", "p5", "p2", "p4", "p7");
    assertThat(tracked.weights()).isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(tracked.alert().negativity()).isEqualTo(0.9);
  }

  @Test
  void aCauseCountsOnceHoweverOftenItComes() {
    Signal second = signal("p2", "09:00").offset(1).build();
    Tracked tracked = open(signal("p1", "09:00").build(), second);

    assertThat(life.grow(tracked, second)).isSameAs(tracked);
    assertThat(life.grow(tracked, signal("p1", "09:00").build())).isSameAs(tracked);
    Tracked third = life.grow(tracked, signal("p3", "09:00").offset(2).build());
    assertThat(third.alert().causes()).as("another of the same stamp").isEqualTo(3);
    Tracked resolved = until(third, "34:00");
    assertThat(life.reopen(resolved, match(second, signal("p4", "35:00").build())).alert().causes())
        .isEqualTo(4);
  }

  /** A timer each minute, or the next cause a day later: the versions are the same. */
  @Test
  void manySmallStepsTellTheSameStoryAsOneBigOne() {
    Tracked grown = life.grow(open(signal("p1", "09:00").build()), signal("p2", "09:03").build());
    List<Alert> inOne = new ArrayList<>();
    List<Alert> inMany = new ArrayList<>();

    Tracked big = step(grown, at("50:00"), inOne);
    Tracked small = grown;
    for (Instant now = at("09:03"); !now.isAfter(at("50:00")); now = now.plusSeconds(17)) {
      small = step(small, now, inMany);
    }
    small = step(small, at("50:00"), inMany);

    assertThat(small).isEqualTo(big);
    assertThat(inMany).isEqualTo(inOne).hasSize(2);
    assertThat(inOne).extracting(Alert::state).containsExactly(State.OPEN, State.RESOLVED);
  }

  @Test
  void itSpeaksOfHoursWhenMinutesSayNothing() {
    assertThat(open(signal("p1", "09:00").build(), signal("p2", "13:30").build()).alert().summary())
        .startsWith("2 negative posts in 4 h by an author");
    assertThat(open(signal("p1", "09:00").build()).alert().summary())
        .startsWith("1 negative post by an author");
  }

  @Test
  void goodWordsAreNotCalledNegative() {
    Signal[] praises = {
      signal("p1", "09:00").negativity(-0.7).build(), signal("p2", "13:30").negativity(-0.5).build()
    };
    Signal[] recovered = {signal("p1", "09:00").build(), praises[1]};

    assertThat(summary("NegativeStreak", praises))
        .isEqualTo("2 good words in 4 h by an author; influence 70 (reach 70)");
    assertThat(summary("Recovery", recovered))
        .isEqualTo("a good word by an author, 4 h after the complaint; influence 70 (reach 70)");
  }

  private String summary(String rule, Signal... causes) {
    Stamp stamp = new Stamp(rule, 1, Severity.SEV4, Level.NONE, Level.NONE, Map.of());
    return life.open("alert-1", Match.of(stamp, List.of(causes))).alert().summary();
  }

  private Tracked open(Signal... causes) {
    return life.open("alert-1", match(causes));
  }

  private static Match match(Signal... causes) {
    return Match.of(RULE, List.of(causes));
  }

  private Tracked until(Tracked tracked, String clock) {
    return step(tracked, at(clock), new ArrayList<>());
  }

  private Tracked step(Tracked tracked, Instant now, List<Alert> told) {
    Tracked moved = tracked;
    while (moved != null && !now.isBefore(life.nextChange(moved))) {
      moved = life.advance(moved, now);
      if (moved != null) {
        told.add(moved.alert());
      }
    }
    return moved;
  }

  private static Version version(Tracked tracked) {
    return tracked.alert().version();
  }

  private static Samples.SignalBuilder signal(String post, String clock) {
    return Samples.signal(post).at(clock);
  }

  private static Instant at(String clock) {
    return Samples.at(clock);
  }
}
