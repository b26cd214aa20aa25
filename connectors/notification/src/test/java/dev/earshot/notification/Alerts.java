package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Handling;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Measure;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import java.time.Instant;
import java.util.List;

/** Alerts to be told. */
public final class Alerts {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Alerts() {}

  /** One that has just opened. */
  public static Alert opened(String id, Severity severity, Instant at) {
    return alert(id, 1, State.OPEN, severity, at, Handling.NONE, null);
  }

  static Alert opened(Severity severity) {
    return opened("a1", severity, NOON);
  }

  static Alert acknowledged(int version, Severity severity) {
    return alert("a1", version, State.ACKNOWLEDGED, severity, NOON, Handling.NONE, null);
  }

  static Alert grown(int version, Severity severity) {
    return alert("a1", version, State.OPEN, severity, NOON, Handling.NONE, null);
  }

  static Alert escalated(int version, Severity severity) {
    Handling handling = new Handling(null, null, null, NOON, null, null);
    return alert("a1", version, State.ESCALATED, severity, NOON, handling, null);
  }

  static Alert snoozed(int version, Instant until) {
    Handling handling = new Handling(null, null, until, null, null, null);
    return alert("a1", version, State.OPEN, Severity.SEV1, NOON, handling, null);
  }

  static Alert inhibited(int version) {
    Handling handling = new Handling(null, null, null, null, "wider", null);
    return alert("a1", version, State.OPEN, Severity.SEV1, NOON, handling, null);
  }

  public static Alert resolved(int version, Resolution why) {
    return resolved("a1", version, why);
  }

  public static Alert resolved(String id, int version, Resolution why) {
    return alert(id, version, State.RESOLVED, Severity.SEV2, NOON, Handling.NONE, why);
  }

  /** Any at all. */
  public static Alert alert(
      String id,
      int version,
      State state,
      Severity severity,
      Instant at,
      Handling handling,
      Resolution resolution) {
    return new Alert(
        id,
        new Version(at.toEpochMilli(), version),
        "acme",
        "skyhop",
        "BrandSpike",
        1,
        state,
        severity,
        Level.NONE,
        "brand:skyhop",
        null,
        false,
        CustomerTier.STANDARD,
        12,
        0.8,
        Influence.UNKNOWN,
        List.of("bluesky", "mastodon"),
        List.of("delay"),
        12,
        34_000,
        new Measure("negative", 40, 4.2, 3_600_000, 120, 2),
        null,
        List.of("p1"),
        at.minusSeconds(600),
        at,
        handling,
        resolution == null ? null : at,
        resolution,
        "negatives at a level seen about once in 120 days",
        "Open one incident.");
  }
}
