package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import dev.earshot.redis.AlertReader;
import dev.earshot.redis.PriorityReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts that people could judge: those that are open, and those that are over. */
final class Judged {
  /** Alerts that are over are kept for so long. */
  static final Duration LATELY = Duration.ofDays(90);

  /** The newest so many of what is over, and as many of what is open. */
  static final int MOST = 5_000;

  private static final int AT_ONCE = 500;
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final AlertReader alerts;
  private final PriorityReader priorities;
  private final InstantSource clock;
  private Precision last;
  private Instant lastAt = Instant.EPOCH;

  Judged(AlertReader alerts, PriorityReader priorities, InstantSource clock) {
    this.alerts = alerts;
    this.priorities = priorities;
    this.clock = clock;
  }

  /** Those of the last ninety days, each once. */
  List<Alert> all() {
    Instant since = clock.instant().minus(LATELY);
    // What is resolved while we read is found in both; it is over then.
    Map<String, Alert> all = new LinkedHashMap<>();
    priorities.openAlerts(MOST).forEach(alert -> all.put(alert.id(), alert));
    for (int at = 0; at < Math.min(MOST, alerts.resolvedCount()); at += AT_ONCE) {
      alerts.resolved(at, AT_ONCE).forEach(alert -> all.put(alert.id(), alert));
    }
    return all.values().stream().filter(alert -> alert.newestAt().isAfter(since)).toList();
  }

  /** How often rules were right; made anew every few seconds at most, whoever asks. */
  synchronized Precision precision() {
    if (lastAt.plus(FRESH).isBefore(clock.instant())) {
      List<Alert> all = all();
      Map<String, Evidence> evidence = new LinkedHashMap<>();
      for (int at = 0; at < all.size(); at += AT_ONCE) {
        List<Alert> some = new ArrayList<>(all.subList(at, Math.min(all.size(), at + AT_ONCE)));
        evidence.putAll(alerts.evidence(some));
      }
      boolean more = alerts.resolvedCount() > MOST || alerts.openCount() > MOST;
      last = Precision.of(all, evidence, more);
      lastAt = clock.instant();
    }
    return last;
  }
}
