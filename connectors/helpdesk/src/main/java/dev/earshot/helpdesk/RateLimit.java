package dev.earshot.helpdesk;

import java.time.Clock;
import java.time.Duration;

/** A bucket of tokens: a few calls at once, so many a minute in the long run. For one thread. */
final class RateLimit {
  private static final double MINUTE = 60_000;

  /** So much of a minute's calls may go at once: a desk feels no burst, a single bump no wait. */
  private static final double BURST = 0.1;

  private final double perMs;
  private final double most;
  private final Clock clock;
  private double tokens;
  private long at;

  RateLimit(int perMinute, Clock clock) {
    this.perMs = perMinute / MINUTE;
    this.most = Math.max(1, perMinute * BURST);
    this.clock = clock;
    this.tokens = most;
    this.at = clock.millis();
  }

  /** Takes the next call's place, and says how long it has to wait for it. */
  Duration next() {
    long now = clock.millis();
    // A clock that was set back gives nothing and takes nothing.
    tokens = Math.min(most, tokens + Math.max(0, now - at) * perMs);
    at = now;
    tokens--;
    return tokens >= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(-tokens / perMs));
  }
}
