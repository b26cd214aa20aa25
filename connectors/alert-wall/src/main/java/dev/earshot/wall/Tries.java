package dev.earshot.wall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody tried in vain to come in, by where from. */
final class Tries {
  /** In vain, a minute. */
  static final int MOST = 10;

  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int PLACES = 10_000;

  private final InstantSource clock;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(Instant since, int tries) {}

  Tries(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean tooMany(String from) {
    Count count = counts.get(from);
    return count != null && count.tries() >= MOST && !over(count);
  }

  synchronized void failed(String from) {
    counts.values().removeIf(this::over);
    if (counts.size() >= PLACES) {
      counts.remove(counts.keySet().iterator().next());
    }
    counts.merge(
        from,
        new Count(clock.instant(), 1),
        (before, one) -> new Count(before.since(), before.tries() + 1));
  }

  private boolean over(Count count) {
    return !clock.instant().isBefore(count.since().plus(SPAN));
  }
}
