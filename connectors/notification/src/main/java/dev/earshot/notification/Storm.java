package dev.earshot.notification;

import dev.earshot.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Counts a channel's messages, so that a crisis does not bury the one that counts. A quarter of the
 * messages is kept for the worst severity; beside them one message in each window tells of many.
 */
final class Storm {
  private final int most;
  private final Duration window;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private Instant nextOfMany = Instant.MIN;

  Storm(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  /** What was sent before, by us or by another. */
  synchronized void remember(Collection<Instant> earlier) {
    sent.clear();
    earlier.stream().sorted().forEach(sent::add);
  }

  /** Whether one more may go now. */
  synchronized boolean hasRoom(Severity severity, Instant now) {
    forget(now);
    return sent.size() < most(severity);
  }

  /** When one that tells of many may go again. */
  Instant nextOfMany() {
    return nextOfMany;
  }

  synchronized void sent(Instant now) {
    sent.add(now);
  }

  void sentMany(Instant now) {
    nextOfMany = now.plus(window);
  }

  private int most(Severity severity) {
    return severity == Severity.SEV1 ? most : most - most / 4;
  }

  private void forget(Instant now) {
    while (!sent.isEmpty() && !sent.peekFirst().plus(window).isAfter(now)) {
      sent.removeFirst();
    }
  }
}
