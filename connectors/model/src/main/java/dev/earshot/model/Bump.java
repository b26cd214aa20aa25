package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * What alerts do to a subject's place in the help desk's queue: a floor, never a ceiling. Newest
 * version wins.
 *
 * @param kind raised, lowered or cleared against the version before
 * @param version which of two bumps of one subject is newer
 * @param tenant whose bump it is
 * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}
 * @param level the floor; none exactly when cleared
 * @param rank order within a level, 1 to 100; 0 when cleared
 * @param parts what the rank is made of
 * @param reasons why, in words, most important first
 * @param alerts ids of the open alerts behind it
 * @param rules the rules behind it as {@code name@version}, each once, in the order of the alerts
 * @param evidence at most {@value Alert#MAX_EVIDENCE} posts that speak for it, by pseudonym: of
 *     every alert the strongest, then of every alert the next
 * @param refs the subject's ids at the help desks
 * @param since event time of the oldest open cause; the older of two equals is served first
 * @param at event time of this change
 * @param expiresAt when it ends by itself unless something happens; null when cleared
 */
public record Bump(
    Kind kind,
    Version version,
    String tenant,
    String subject,
    Level level,
    int rank,
    Parts parts,
    List<String> reasons,
    List<String> alerts,
    List<String> rules,
    List<String> evidence,
    List<Customer.Ref> refs,
    Instant since,
    Instant at,
    Instant expiresAt)
    implements Entry.Thing {

  /** What a bump does to the priority before it. */
  public enum Kind {
    RAISE,
    LOWER,
    CLEAR
  }

  /**
   * The points that add up to a rank. Published, so that nobody has to guess.
   *
   * @param negativity 0 to 20
   * @param influence 0 to 30
   * @param tier 0 to 15
   * @param age 0 to 20, grows with the time a cause has stood open
   * @param crisis 0 to 15
   */
  public record Parts(double negativity, double influence, double tier, double age, double crisis) {
    /** Nothing speaks for it. */
    public static final Parts NONE = new Parts(0, 0, 0, 0, 0);

    public double sum() {
      return negativity + influence + tier + age + crisis;
    }
  }

  public Bump {
    kind = Check.present("kind", kind);
    version = Check.present("version", version);
    tenant = Check.name("tenant", tenant);
    subject = Check.text("subject", subject);
    level = Check.present("level", level);
    parts = Check.present("parts", parts);
    reasons = List.copyOf(reasons);
    alerts = List.copyOf(alerts);
    rules = rules == null ? List.of() : List.copyOf(rules);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
    if (evidence.size() > Alert.MAX_EVIDENCE) {
      throw new InvalidRecordException(
          "evidence", "has more than " + Alert.MAX_EVIDENCE + " posts");
    }
    refs = refs == null ? List.of() : List.copyOf(refs);
    since = Check.present("since", since);
    at = Check.present("at", at);
    boolean cleared = kind == Kind.CLEAR;
    if (cleared != (level == Level.NONE) || cleared != (expiresAt == null)) {
      throw new InvalidRecordException("kind", "clear, level none and no expiry go together");
    }
    if (cleared ? rank != 0 : rank < 1 || rank > 100) {
      throw new InvalidRecordException("rank", "is " + rank + ", must be 1 to 100, 0 when cleared");
    }
  }

  /**
   * The queue's score: higher level first, then higher rank, then the older. (101·level + rank)·2³²
   * − seconds since 1970 stays below 2⁵³, so a double holds it exactly.
   */
  public long queueScore() {
    return ((101L * level.number() + rank) << 32) - since.getEpochSecond();
  }

  @Override
  public String identity() {
    return "priority:" + subject;
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
