package dev.earshot.notification;

import dev.earshot.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what we depend on is there. Trouble is told once when it begins and once when it is over;
 * an interruption shorter than the silence that is borne is none.
 */
final class Watch {
  static final String JOB = "job";
  static final String KAFKA = "kafka";
  static final String REDIS = "redis";

  private static final String PREFIX = "watch:";

  private final Duration silence;
  private final Store store;
  private final Map<String, Instant> heard = new HashMap<>();

  /** From when each could have been heard. */
  private final Map<String, Instant> listening = new HashMap<>();

  private final Map<String, Instant> troubles = new HashMap<>();

  /**
   * What is to be told.
   *
   * @param what is away or back
   * @param since when it went away
   */
  record Change(String what, boolean over, Instant since) {}

  Watch(Duration silence, Store store) {
    this.silence = silence;
    this.store = store;
  }

  /** A sign of life. */
  synchronized void heard(String what, Instant now) {
    heard.merge(what, now, (old, later) -> later.isAfter(old) ? later : old);
  }

  /** What has changed, Kafka first: while it is away, nobody can say how the job is. */
  synchronized List<Change> look(Instant now) {
    List<Change> changes = new ArrayList<>();
    for (String what : List.of(KAFKA, REDIS, JOB)) {
      if (what.equals(JOB) && !now.equals(heard.get(KAFKA))) {
        listening.put(JOB, now);
        continue;
      }
      // Who begins to listen gives everybody time to speak.
      Instant begun = listening.computeIfAbsent(what, first -> now);
      Instant sign = heard.getOrDefault(what, Instant.MIN);
      Instant last = sign.isAfter(begun) ? sign : begun;
      Instant trouble = troubles.get(what);
      if (trouble == null && last.plus(silence).isBefore(now)) {
        troubles.put(what, last);
        store.put(PREFIX + what, Json.bytes(last));
        changes.add(new Change(what, false, last));
      } else if (trouble != null && sign.isAfter(trouble)) {
        troubles.remove(what);
        store.put(PREFIX + what, null);
        changes.add(new Change(what, true, trouble));
      }
    }
    return changes;
  }

  /** Whether nothing is away. */
  synchronized boolean isWell() {
    return troubles.isEmpty();
  }

  /** As another process left it. */
  synchronized void restore(String key, Instant since) {
    String what = key.substring(PREFIX.length());
    if (since == null) {
      troubles.remove(what);
    } else {
      troubles.put(what, since);
    }
  }
}
