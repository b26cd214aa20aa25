package dev.earshot.wall;

import dev.earshot.model.Alert;
import java.time.Instant;
import java.util.List;

/**
 * What a rule's dismissals teach, as far as it is known.
 *
 * @param id of this lesson
 * @param rule whose dismissals
 * @param by who asked
 * @param at when
 * @param stage where it stands
 * @param done replays that are over
 * @param of how many there are to be; 0 while that is open
 * @param version of the rules in force, as it began; 0 while that is open
 * @param days from how many days what was replayed is
 * @param noise dismissed alerts that the replay raises again
 * @param confirmed confirmed ones of this rule that it raises again
 * @param wanted how many confirmed ones it raises again, of any rule
 * @param unseen dismissed ones that it does not raise: what led to them is gone, or rules changed
 * @param trials what was tried
 * @param proposal the best of them; null where nothing does better
 * @param why what failed, for people; null where nothing did
 * @param applied what went to the job; null before
 */
record Lesson(
    String id,
    String rule,
    String by,
    Instant at,
    Stage stage,
    int done,
    int of,
    int version,
    double days,
    List<Brief> noise,
    List<Brief> confirmed,
    int wanted,
    int unseen,
    List<Trial> trials,
    Trial proposal,
    String why,
    Rehearsal.Applied applied) {

  /** Where it stands. */
  enum Stage {
    RUNNING,
    DONE,
    FAILED,
    APPLIED
  }

  /** As much of an alert as a list needs. */
  record Brief(String id, String rule, String brand, Instant firstAt) {
    static Brief of(Alert alert) {
      return new Brief(alert.id(), alert.rule(), alert.brand(), alert.firstAt());
    }
  }

  static Lesson begun(String id, String rule, String by, Instant at) {
    return new Lesson(
        id,
        rule,
        by,
        at,
        Stage.RUNNING,
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        null,
        null,
        null);
  }

  Lesson heard(
      int version,
      double days,
      List<Brief> noise,
      List<Brief> confirmed,
      int wanted,
      int unseen,
      int tries) {
    return new Lesson(
        id, rule, by, at, stage, 1, tries + 1, version, days, noise, confirmed, wanted, unseen,
        trials, null, null, null);
  }

  Lesson tried(List<Trial> so) {
    return new Lesson(
        id,
        rule,
        by,
        at,
        stage,
        so.size() + 1,
        of,
        version,
        days,
        noise,
        confirmed,
        wanted,
        unseen,
        List.copyOf(so),
        null,
        null,
        null);
  }

  Lesson over() {
    return new Lesson(
        id,
        rule,
        by,
        at,
        Stage.DONE,
        done,
        of,
        version,
        days,
        noise,
        confirmed,
        wanted,
        unseen,
        trials,
        Trial.best(trials).orElse(null),
        null,
        null);
  }

  Lesson failed(String reason) {
    return new Lesson(
        id,
        rule,
        by,
        at,
        Stage.FAILED,
        done,
        of,
        version,
        days,
        noise,
        confirmed,
        wanted,
        unseen,
        trials,
        null,
        reason,
        null);
  }

  Lesson applied(Rehearsal.Applied sent) {
    return new Lesson(
        id,
        rule,
        by,
        at,
        Stage.APPLIED,
        done,
        of,
        version,
        days,
        noise,
        confirmed,
        wanted,
        unseen,
        trials,
        proposal,
        null,
        sent);
  }
}
