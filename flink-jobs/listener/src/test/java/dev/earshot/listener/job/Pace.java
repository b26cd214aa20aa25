package dev.earshot.listener.job;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets logs be read as they are written. The clock stands still until all that was written by then
 * has gone through the whole job, which a checkpoint proves, and then goes on to the next moment: a
 * job that keeps up, on any machine.
 *
 * @param name of this reading; one clock is shared by all sources of a job
 * @param readers how many of them read
 * @param moments where the clock stands, in order, in milliseconds
 */
record Pace(String name, int readers, List<Long> moments) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is told aside may come so much later than what is said: less than its lead. */
  private static final long BEHIND = Duration.ofSeconds(1).toMillis();

  private static final Map<String, Clock> CLOCKS = new ConcurrentHashMap<>();

  private static final class Clock {
    private final Map<Long, Integer> resting = new HashMap<>();
    private int hand;
    private CompletableFuture<Void> moved = new CompletableFuture<>();
  }

  /** Where the clock stands. */
  int hand() {
    Clock clock = clock();
    synchronized (clock) {
      return clock.hand;
    }
  }

  /** Whether the clock has come to its end: there is nothing to wait for any more. */
  boolean over(int hand) {
    return hand == moments.size();
  }

  /**
   * Whether a record of this time has been written. What is told aside first of all comes first.
   */
  boolean written(long time, boolean aside, int hand) {
    if (over(hand)) {
      return true;
    }
    return aside ? time <= moments.get(hand) : hand > 0 && time <= moments.get(hand) + BEHIND;
  }

  /** When the clock stands there no longer. */
  CompletableFuture<Void> after(int hand) {
    Clock clock = clock();
    synchronized (clock) {
      return clock.hand > hand ? CompletableFuture.completedFuture(null) : clock.moved;
    }
  }

  /** A reader had nothing left to read when this checkpoint came by. */
  void rests(long checkpoint, int hand) {
    Clock clock = clock();
    synchronized (clock) {
      if (clock.hand == hand) {
        clock.resting.merge(checkpoint, 1, Integer::sum);
      }
    }
  }

  /** All that was read before this checkpoint has gone through the job. */
  void completed(long checkpoint) {
    Clock clock = clock();
    CompletableFuture<Void> before;
    synchronized (clock) {
      if (clock.resting.getOrDefault(checkpoint, 0) < readers || over(clock.hand)) {
        return;
      }
      clock.hand++;
      clock.resting.clear();
      before = clock.moved;
      clock.moved = new CompletableFuture<>();
    }
    before.complete(null);
  }

  private Clock clock() {
    return CLOCKS.computeIfAbsent(name, unused -> new Clock());
  }
}
