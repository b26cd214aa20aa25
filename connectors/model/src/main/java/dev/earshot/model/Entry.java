package dev.earshot.model;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing people and desks may see: exactly one of an alert, a bump, a piece of evidence, a
 * brand's pulse, a customer's card, a suggestion, the end of one of them, a sign of life, or how a
 * source is heard. What Redis shows is also written to a topic, so that Redis can be filled again
 * from it.
 */
public record Entry(
    Alert alert,
    Bump bump,
    Evidence evidence,
    Pulse pulse,
    Card card,
    Suggestion suggestion,
    Erasure erasure,
    Heartbeat heartbeat,
    SourcePulse source) {

  /** What each of them tells of itself. */
  public interface Thing {
    /** Whose it is. */
    String tenant();

    /** What it is called in Redis: {@code alert:…}, {@code priority:…}. */
    String identity();

    /** Event time of what it says. */
    Instant toldAt();
  }

  public Entry {
    long present =
        things(alert, bump, evidence, pulse, card, suggestion, erasure, heartbeat, source).count();
    if (present != 1) {
      throw new InvalidRecordException("entry", "holds " + present + " things, must hold one");
    }
  }

  public static Entry of(Alert alert) {
    return new Entry(alert, null, null, null, null, null, null, null, null);
  }

  public static Entry of(Bump bump) {
    return new Entry(null, bump, null, null, null, null, null, null, null);
  }

  public static Entry of(Evidence evidence) {
    return new Entry(null, null, evidence, null, null, null, null, null, null);
  }

  public static Entry of(Pulse pulse) {
    return new Entry(null, null, null, pulse, null, null, null, null, null);
  }

  public static Entry of(Card card) {
    return new Entry(null, null, null, null, card, null, null, null, null);
  }

  public static Entry of(Suggestion suggestion) {
    return new Entry(null, null, null, null, null, suggestion, null, null, null);
  }

  public static Entry of(Erasure erasure) {
    return new Entry(null, null, null, null, null, null, erasure, null, null);
  }

  public static Entry of(Heartbeat heartbeat) {
    return new Entry(null, null, null, null, null, null, null, heartbeat, null);
  }

  public static Entry of(SourcePulse source) {
    return new Entry(null, null, null, null, null, null, null, null, source);
  }

  /** What a customer's card is called. */
  public static String card(String customer) {
    return "card:" + customer;
  }

  /** What a suggestion is called. */
  public static String review(String id) {
    return "review:" + id;
  }

  /** What it is called in Redis and as a record's key. */
  public String identity() {
    return value().identity();
  }

  /** The thing itself. */
  public Thing value() {
    return things(alert, bump, evidence, pulse, card, suggestion, erasure, heartbeat, source)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Thing> things(Thing... all) {
    return Stream.of(all).filter(Objects::nonNull);
  }
}
