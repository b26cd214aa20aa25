package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What was said, as Redis has it. When Redis is slow or away nobody waits for it: a message without
 * an excerpt is better than one that comes late.
 */
final class Cases implements AutoCloseable {
  /** So long it is not asked again after it failed. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final long LOOK_AGAIN_MS = 20;

  private final PriorityReader reader;
  private final Clock clock;
  private final Duration patience;
  private volatile Instant notBefore = Instant.MIN;
  private volatile Instant waitNotBefore = Instant.MIN;

  Cases(RedisSettings settings, Keys keys, Duration patience, Clock clock) {
    // An alert takes three answers: connecting, the alert, its evidence.
    Duration each = patience.dividedBy(3);
    this.reader =
        new PriorityReader(
            new RedisSettings(
                settings.host(),
                settings.port(),
                settings.user(),
                settings.password(),
                settings.tls(),
                each,
                settings.retention()),
            keys);
    this.patience = patience;
    this.clock = clock;
  }

  /** The posts that speak for an alert; empty where Redis does not tell in time. */
  List<Evidence> evidence(String alertId) {
    if (clock.instant().isBefore(notBefore)) {
      return List.of();
    }
    try {
      return reader.alert(alertId).map(PriorityReader.Case::evidence).orElse(List.of());
    } catch (RedisUnavailableException e) {
      notBefore = clock.instant().plus(PAUSE);
      return List.of();
    }
  }

  /**
   * The same of an alert that was just heard of. Redis may hear of it a moment later than we: it is
   * given that moment, unless it took longer than our patience a short while ago.
   */
  List<Evidence> awaited(Alert alert) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Evidence> found = evidence(alert.id());
    while (found.isEmpty() && !alert.evidence().isEmpty() && !inPause()) {
      if (System.nanoTime() > deadline) {
        waitNotBefore = clock.instant().plus(PAUSE);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found;
      }
      found = evidence(alert.id());
    }
    return found;
  }

  private boolean inPause() {
    Instant now = clock.instant();
    return now.isBefore(notBefore) || now.isBefore(waitNotBefore);
  }

  /** The languages that were spoken; empty where nobody can say. */
  static Set<String> languages(List<Evidence> evidence) {
    Set<String> languages = new TreeSet<>();
    for (Evidence each : evidence) {
      if (each.language() != null && !each.language().isEmpty()) {
        languages.add(each.language());
      }
    }
    return languages;
  }

  @Override
  public void close() {
    reader.close();
  }
}
