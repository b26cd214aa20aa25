package dev.earshot.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A pattern found its situation, or found that it is over.
 *
 * @param effect what it does to an alert
 * @param stamp the rule that found it
 * @param tenant whose job this is
 * @param brand the brand it is about
 * @param subject whom it is about: a pseudonym, or {@code brand:<id>}, {@code topic:<brand>:<id>},
 *     {@code source:<name>} for what is about no person
 * @param cause what opened the situation: the alert's id is derived from it
 * @param at event time at which it was known
 * @param causes the signals that together make it, in log order; those that speak for it where it
 *     is made of counts; empty where nobody spoke
 * @param severity how bad it is now; at most as bad as the stamp's unless it has grown
 * @param measure how unusual the level is; null for what is about one person
 * @param brief what a crisis needs; else null
 * @param note what happened in one sentence, numbers and no names; empty lets the lifecycle say it
 */
public record Match(
    Effect effect,
    Stamp stamp,
    String tenant,
    String brand,
    String subject,
    String cause,
    Instant at,
    List<Signal> causes,
    Severity severity,
    Measure measure,
    Brief brief,
    String note) {

  /** What a match does to an alert. */
  public enum Effect {
    /** Opens it, or lets it grow. */
    RAISE,
    /** The situation is over: resolves it where it is open. */
    SETTLE,
    /** The same, for a help desk told of an answer that the network does not show. */
    ANSWERED_ELSEWHERE
  }

  /** Log order: what is known first counts first, and at one moment always in the same order. */
  public static final Comparator<Match> LOG_ORDER =
      Comparator.comparing(Match::at)
          .thenComparing(match -> match.stamp().rule())
          .thenComparing(Match::subject)
          .thenComparing(Match::effect)
          .thenComparing(match -> match.causes().size(), Comparator.reverseOrder())
          .thenComparing(Match::cause)
          .thenComparing(Match::severity);

  public Match {
    effect = Check.present("effect", effect);
    stamp = Check.present("stamp", stamp);
    tenant = Check.name("tenant", tenant);
    brand = Check.name("brand", brand);
    subject = Check.text("subject", subject);
    cause = Check.text("cause", cause);
    at = Check.present("at", at);
    causes = causes == null ? List.of() : List.copyOf(causes);
    severity = severity == null ? stamp.severity() : severity;
    note = note == null ? "" : note;
  }

  /** The situation of one subject, made by these signals: at least one, in log order. */
  public static Match of(Stamp stamp, List<Signal> causes) {
    return of(stamp, causes, "");
  }

  /** The same, with what there is to say of it. */
  public static Match of(Stamp stamp, List<Signal> causes, String note) {
    Signal newest = causes.get(causes.size() - 1);
    return new Match(
        Effect.RAISE,
        stamp,
        newest.tenant(),
        newest.brand(),
        newest.subject(),
        newest.post(),
        newest.heardAt(),
        causes,
        stamp.severity(),
        null,
        null,
        note);
  }

  /** The signal that completed it; null where nobody spoke. */
  public Signal newest() {
    return causes.isEmpty() ? null : causes.get(causes.size() - 1);
  }

  /** Whether it is about one person, and not about a brand, topic or source. */
  public boolean personal() {
    return Subjects.personal(subject);
  }
}
