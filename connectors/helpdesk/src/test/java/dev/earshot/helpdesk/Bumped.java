package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the job says of people, in memory. */
final class Bumped implements Bumps {
  static final String TENANT = "demo";
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Map<String, Bump> standing = new HashMap<>();

  static Bump raise(String subject, int version, Level level, Customer.Ref... refs) {
    return new Bump(
        Bump.Kind.RAISE,
        new Version(NOON.toEpochMilli(), version),
        TENANT,
        subject,
        level,
        72,
        new Bump.Parts(17.5, 19.5, 15, 20, 0),
        List.of("complaint without an answer for 60 minutes"),
        List.of("a1"),
        List.of("NegativeStreak@3"),
        List.of(),
        List.of(refs),
        NOON,
        NOON,
        NOON.plus(Duration.ofHours(24)));
  }

  static Bump clear(String subject, int version, Customer.Ref... refs) {
    return new Bump(
        Bump.Kind.CLEAR,
        new Version(NOON.toEpochMilli(), version),
        TENANT,
        subject,
        Level.NONE,
        0,
        Bump.Parts.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(refs),
        NOON,
        NOON,
        null);
  }

  /** The customer {@code C-1} is {@code 1} at every desk. */
  static Customer.Ref ref(String desk, String subject) {
    return new Customer.Ref(desk, subject.substring(subject.indexOf('-') + 1));
  }

  void says(Bump bump) {
    standing.put(bump.subject(), bump);
  }

  void isSilentOn(String subject) {
    standing.remove(subject);
  }

  @Override
  public Optional<Bump> of(String subject) {
    return Optional.ofNullable(standing.get(subject));
  }
}
