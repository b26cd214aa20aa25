package dev.earshot.model;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * One thing people and desks may see: exactly one of an alert, a bump, a piece of evidence, a
 * brand's pulse, a customer's card, a suggestion, or the end of one of them. What Redis shows is
 * also written to a topic, so that Redis can be filled again from it.
 */
public record Entry(
    Alert alert,
    Bump bump,
    Evidence evidence,
    Pulse pulse,
    Card card,
    Suggestion suggestion,
    Erasure erasure) {
  public Entry {
    long present =
        Stream.of(alert, bump, evidence, pulse, card, suggestion, erasure)
            .filter(Objects::nonNull)
            .count();
    if (present != 1) {
      throw new InvalidRecordException("entry", "holds " + present + " things, must hold one");
    }
  }

  public static Entry of(Alert alert) {
    return new Entry(alert, null, null, null, null, null, null);
  }

  public static Entry of(Bump bump) {
    return new Entry(null, bump, null, null, null, null, null);
  }

  public static Entry of(Evidence evidence) {
    return new Entry(null, null, evidence, null, null, null, null);
  }

  public static Entry of(Pulse pulse) {
    return new Entry(null, null, null, pulse, null, null, null);
  }

  public static Entry of(Card card) {
    return new Entry(null, null, null, null, card, null, null);
  }

  public static Entry of(Suggestion suggestion) {
    return new Entry(null, null, null, null, null, suggestion, null);
  }

  public static Entry of(Erasure erasure) {
    return new Entry(null, null, null, null, null, null, erasure);
  }

  /** What a customer's card is called. */
  public static String card(String customer) {
    return "card:" + customer;
  }

  /** What a suggestion is called. */
  public static String review(String id) {
    return "review:" + id;
  }

  /** What it is called in Redis and as a record's key: {@code alert:…}, {@code priority:…}. */
  public String identity() {
    if (alert != null) {
      return "alert:" + alert.id();
    }
    if (bump != null) {
      return "priority:" + bump.subject();
    }
    if (evidence != null) {
      return "evidence:" + evidence.post();
    }
    if (pulse != null) {
      return "pulse:" + pulse.brand();
    }
    if (card != null) {
      return card(card.customer());
    }
    return suggestion != null ? review(suggestion.id()) : erasure.entry();
  }

  /** The thing itself. */
  public Record value() {
    return Stream.<Record>of(alert, bump, evidence, pulse, card, suggestion, erasure)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
