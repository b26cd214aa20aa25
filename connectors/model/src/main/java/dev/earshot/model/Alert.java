package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * A pattern of signals worth a person's time. Newest version wins; the id is derived from the cause
 * that opened it, so that a replay opens the same alert.
 *
 * @param id sha256 of the alert key and the opening cause, in hex
 * @param version counts up with every change
 * @param tenant whose alert it is
 * @param brand the brand it is about
 * @param rule the rule that opened it
 * @param ruleVersion that rule's version
 * @param state where it stands in its life
 * @param severity how bad; only rises while open
 * @param floor the least place in the help desk's queue it gives its subject while open; none where
 *     it is about no person
 * @param subject whom it is about: a person, inside the job a pseudonym, outside {@code cust:…} or
 *     {@code acct:…}; or {@code brand:…}, {@code topic:…}, {@code source:…}
 * @param formerSubject inside the job, the subject's pseudonym before it was recognised; else null
 * @param customer whether the subject is a customer we know
 * @param tier the customer's tier
 * @param causes how many signals it has gathered
 * @param negativity the strongest of them, in [0, 1]
 * @param influence the farthest-carrying voice among them
 * @param networks where it was said
 * @param topics what it is about, by the ids in {@code brands.yaml}
 * @param authors distinct accounts that spoke, crowds of look-alike texts counted once
 * @param reach their followers, added up, as far as known
 * @param measure how unusual the level is; null for what is about one person
 * @param brief what a crisis needs; else null
 * @param evidence at most five posts, by pseudonym, strongest first
 * @param firstAt event time of the first cause
 * @param newestAt event time of the newest cause
 * @param handling who is on it, and what people said of it
 * @param resolvedAt when it was resolved, or null
 * @param resolution why it was resolved, else null
 * @param summary what happened, in one sentence without names
 * @param action the next best action, from the playbook
 */
public record Alert(
    String id,
    Version version,
    String tenant,
    String brand,
    String rule,
    int ruleVersion,
    State state,
    Severity severity,
    Level floor,
    String subject,
    String formerSubject,
    boolean customer,
    CustomerTier tier,
    int causes,
    double negativity,
    Influence influence,
    List<String> networks,
    List<String> topics,
    int authors,
    long reach,
    Measure measure,
    Brief brief,
    List<String> evidence,
    Instant firstAt,
    Instant newestAt,
    Handling handling,
    Instant resolvedAt,
    Resolution resolution,
    String summary,
    String action)
    implements Entry.Thing {

  /** At most so many posts speak for an alert. */
  public static final int MAX_EVIDENCE = 5;

  /** The stations of an alert's life. */
  public enum State {
    /** Nobody has looked at it yet. */
    OPEN,
    /** Somebody is on it. */
    ACKNOWLEDGED,
    /** Nobody has looked at it for longer than its severity allows. */
    ESCALATED,
    /** It is over. */
    RESOLVED
  }

  /** Why an alert is over. */
  public enum Resolution {
    /** Nothing new for long enough. */
    QUIET,
    /** The level is back to what is usual. */
    CALM,
    /** The brand answered, on the network. */
    ANSWERED,
    /** The brand answered, by the word of its help desk: a private message, a call, a ticket. */
    ANSWERED_ELSEWHERE,
    /** The customer was heard and is content. */
    RECOVERED,
    /** A person said that it is nothing. */
    DISMISSED,
    /** Its author took back all that spoke for it. */
    WITHDRAWN
  }

  /**
   * What people did with an alert.
   *
   * @param owner who is on it, or null
   * @param acknowledgedAt when somebody first said so, or null
   * @param snoozedUntil until when it is not to be shown, or null; it goes on counting
   * @param escalatedAt when it was handed up because nobody had looked, or null
   * @param inhibitedBy id of the wider alert that speaks for it, or null: it counts and bumps, and
   *     sends no message of its own
   * @param comment what somebody last wrote about it, or null; words of a person: escape them
   */
  public record Handling(
      String owner,
      Instant acknowledgedAt,
      Instant snoozedUntil,
      Instant escalatedAt,
      String inhibitedBy,
      String comment) {
    /** Nobody has touched it. */
    public static final Handling NONE = new Handling(null, null, null, null, null, null);
  }

  public Alert {
    id = Check.text("id", id);
    version = Check.present("version", version);
    tenant = Check.name("tenant", tenant);
    brand = Check.name("brand", brand);
    rule = Check.text("rule", rule);
    state = Check.present("state", state);
    severity = Check.present("severity", severity);
    subject = Check.text("subject", subject);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    Check.within("negativity", negativity, 0, 1);
    influence = Check.present("influence", influence);
    floor = floor == null ? Level.NONE : floor;
    networks = List.copyOf(networks);
    topics = topics == null ? List.of() : List.copyOf(topics);
    handling = handling == null ? Handling.NONE : handling;
    action = action == null ? "" : action;
    evidence = List.copyOf(evidence);
    if (evidence.size() > MAX_EVIDENCE) {
      throw new InvalidRecordException("evidence", "has more than " + MAX_EVIDENCE + " posts");
    }
    if ((state == State.RESOLVED) != (resolvedAt != null)) {
      throw new InvalidRecordException("resolved_at", "must be set exactly when resolved");
    }
    if ((resolvedAt == null) != (resolution == null)) {
      throw new InvalidRecordException("resolution", "goes with resolved_at");
    }
  }

  /** The rule that opened it, as {@code name@version}. */
  public String ruleId() {
    return rule + "@" + ruleVersion;
  }

  public boolean open() {
    return state != State.RESOLVED;
  }

  /** Whether it is about one person, and not about a brand, topic or source. */
  public boolean personal() {
    return Subjects.personal(subject);
  }

  /** This alert as people see it: about a subject they know by name, pseudonyms left out. */
  public Alert named(String name) {
    return new Alert(
        id,
        version,
        tenant,
        brand,
        rule,
        ruleVersion,
        state,
        severity,
        floor,
        name,
        null,
        customer,
        tier,
        causes,
        negativity,
        influence,
        networks,
        topics,
        authors,
        reach,
        measure,
        brief,
        evidence,
        firstAt,
        newestAt,
        handling,
        resolvedAt,
        resolution,
        summary,
        action);
  }

  @Override
  public String identity() {
    return "alert:" + id;
  }

  @Override
  public Instant toldAt() {
    return newestAt;
  }
}
