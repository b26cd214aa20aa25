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
 * @param subject whom it is about: inside the job a pseudonym, outside {@code cust:…} or {@code
 *     acct:…}
 * @param formerSubject inside the job, the subject's pseudonym before it was recognised; else null
 * @param customer whether the subject is a customer we know
 * @param tier the customer's tier
 * @param causes how many signals it has gathered
 * @param negativity the strongest of them, in [0, 1]
 * @param influence the farthest-carrying voice among them
 * @param networks where it was said
 * @param evidence at most five posts, by pseudonym, strongest first
 * @param firstAt event time of the first cause
 * @param newestAt event time of the newest cause
 * @param resolvedAt when it was resolved, or null
 * @param summary what happened, in one sentence without names
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
    String subject,
    String formerSubject,
    boolean customer,
    CustomerTier tier,
    int causes,
    double negativity,
    Influence influence,
    List<String> networks,
    List<String> evidence,
    Instant firstAt,
    Instant newestAt,
    Instant resolvedAt,
    String summary) {

  /** At most so many posts speak for an alert. */
  public static final int MAX_EVIDENCE = 5;

  /** The stations of an alert's life. */
  public enum State {
    OPEN,
    RESOLVED
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
    networks = List.copyOf(networks);
    evidence = List.copyOf(evidence);
    if (evidence.size() > MAX_EVIDENCE) {
      throw new InvalidRecordException("evidence", "has more than " + MAX_EVIDENCE + " posts");
    }
    if ((state == State.RESOLVED) != (resolvedAt != null)) {
      throw new InvalidRecordException("resolved_at", "must be set exactly when resolved");
    }
  }

  public boolean open() {
    return state != State.RESOLVED;
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
        name,
        null,
        customer,
        tier,
        causes,
        negativity,
        influence,
        networks,
        evidence,
        firstAt,
        newestAt,
        resolvedAt,
        summary);
  }
}
