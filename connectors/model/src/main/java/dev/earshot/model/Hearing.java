package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * What is known of our ears and of the brand's own voice: a rule about silence asks whether anybody
 * could have heard, and whether the brand is heard at all.
 *
 * @param kind what was heard
 * @param tenant whose job this is
 * @param source the publisher that tells of itself, or that heard the brand
 * @param brand the brand that spoke; null for a status
 * @param network where it spoke; null for a status
 * @param post pseudonym of what the brand said; null for a status
 * @param connected whether the source hears its network now
 * @param behindMs how far it lags behind its network, in milliseconds
 * @param heardAt event time
 * @param partition where its record lies
 * @param offset its record's offset
 * @param stamps the rules in force that count it; empty before they were asked
 */
public record Hearing(
    Kind kind,
    String tenant,
    String source,
    String brand,
    String network,
    String post,
    boolean connected,
    long behindMs,
    Instant heardAt,
    int partition,
    long offset,
    List<Stamp> stamps) {

  /** What was heard. */
  public enum Kind {
    /** A source tells how it is. */
    STATUS,
    /** The brand answered somebody. */
    REPLY,
    /** The brand spoke to everybody. */
    STATEMENT
  }

  public Hearing {
    kind = Check.present("kind", kind);
    tenant = Check.name("tenant", tenant);
    source = source == null ? "" : source;
    heardAt = Check.present("heard_at", heardAt);
    stamps = stamps == null ? List.of() : List.copyOf(stamps);
    if ((kind == Kind.STATUS) == (brand != null)) {
      throw new InvalidRecordException("brand", "goes with what a brand said, and only with it");
    }
  }

  /** The stamp of the named rule; null when the rule is off. */
  public Stamp stampOf(String rule) {
    return Stamp.among(stamps, rule);
  }

  /** The same, to be judged by these rules. */
  public Hearing stamped(List<Stamp> rules) {
    return new Hearing(
        kind, tenant, source, brand, network, post, connected, behindMs, heardAt, partition, offset,
        rules);
  }
}
