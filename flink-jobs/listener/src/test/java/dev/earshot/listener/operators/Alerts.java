package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.stamp;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Brief;
import dev.earshot.model.Control;
import dev.earshot.model.Entry;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Alerts as they live under the settings that ship, and what makes them, for tests. */
final class Alerts {
  static final String ANGRY = "AngryInfluencer";
  static final String STREAK = "NegativeStreak";

  private static final Settings SHIPPED = new ConfigLoader(name -> null).shipped();

  private static final AlertLife LIFE =
      new AlertLife(SHIPPED.rules().lifecycle(), SHIPPED.playbook());

  private Alerts() {}

  static Bench<Finding, Void, Alert> bench() throws Exception {
    return Bench.of(
        new KeepAlerts(SHIPPED.rules().lifecycle(), SHIPPED.playbook()), Finding::brandKey);
  }

  static Bench<Standing, Identity, Entry> queue() throws Exception {
    return Bench.of(
        new Prioritise(SHIPPED.rules().priority(), "acme"),
        Standing::subject,
        Identity::subjectKey);
  }

  /** An alert of its own that this mention opens. */
  static Tracked opened(String id, String rule, Mentions cause) {
    return LIFE.open(id, Match.of(stamp(rule), List.of(cause.signal())));
  }

  static Tracked grown(Tracked alert, Mentions cause) {
    return LIFE.grow(alert, cause.signal());
  }

  static Tracked resolved(Tracked alert) {
    Tracked moved = alert;
    while (moved.alert().open()) {
      moved = LIFE.advance(moved, LIFE.nextChange(moved));
    }
    return moved;
  }

  /** One for whom a firestorm speaks. */
  static Tracked inhibited(Tracked alert, String by, Instant at) {
    return LIFE.inhibit(alert, by, at);
  }

  /** One that is about skyhop itself. */
  static Tracked brandsOwn(String rule) {
    return LIFE.open(rule, found(rule, Severity.SEV3, "09:00"));
  }

  /** The match that these mentions together make. */
  static Match match(String rule, Mentions... causes) {
    return Match.of(stamp(rule), Stream.of(causes).map(Mentions::signal).toList());
  }

  /** What is found about skyhop, or of its sources, in counts and not in words. */
  static Match found(String rule, Severity severity, String time, String... topics) {
    Instant at = at(time);
    Brief brief =
        topics.length == 0
            ? null
            : new Brief(
                "post-first",
                at,
                40,
                30,
                90_000,
                null,
                List.of("x"),
                List.of(topics),
                0.6,
                0.1,
                0.5,
                0,
                List.of(),
                null,
                null,
                null);
    return new Match(
        Match.Effect.RAISE,
        stamp(rule),
        "acme",
        "skyhop",
        "brand:skyhop",
        rule,
        at,
        List.of(),
        severity,
        null,
        brief,
        "Known at " + time);
  }

  /** This situation again, at another time and as bad as that. */
  static Match again(Match match, Severity severity, String time) {
    return again(match, severity, at(time));
  }

  static Match again(Match match, Severity severity, Instant at) {
    return later(match, Match.Effect.RAISE, severity, at);
  }

  /** This situation is over. */
  static Match over(Match match, String time) {
    return over(match, at(time));
  }

  /** A help desk told of an answer. */
  static Match answeredElsewhere(Match match, String time) {
    return later(match, Match.Effect.ANSWERED_ELSEWHERE, match.severity(), at(time));
  }

  static Match over(Match match, Instant at) {
    return later(match, Match.Effect.SETTLE, match.severity(), at);
  }

  private static Match later(Match match, Match.Effect effect, Severity severity, Instant at) {
    Stamp stamp = match.stamp();
    List<Signal> causes = effect == Match.Effect.RAISE ? match.causes() : List.of();
    return new Match(
        effect,
        stamp,
        match.tenant(),
        match.brand(),
        match.subject(),
        match.cause(),
        at,
        causes,
        severity,
        null,
        match.brief(),
        match.note().isEmpty() ? "" : "Known at " + at);
  }

  /** What eva did with an alert of skyhop. */
  static Control act(Control.Type type, String alert, String time) {
    return act(type, alert, "skyhop", at(time), null);
  }

  static Control snooze(String alert, String time, String until) {
    return act(Control.Type.SNOOZE, alert, "skyhop", at(time), at(until));
  }

  static Control act(Control.Type type, String alert, String brand, Instant at, Instant until) {
    String value = type == Control.Type.COMMENT ? "she called" : "";
    String id = type + "@" + at + "/" + alert;
    return new Control(id, type, alert, brand, "eva", at, until, value, 1);
  }
}
