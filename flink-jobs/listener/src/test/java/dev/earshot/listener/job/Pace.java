package dev.earshot.listener.job;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets logs be read as they are written: no partition runs far ahead of another, and what is told
 * aside never comes more than a second after its time.
 *
 * @param name of this reading; one is shared by all sources of a job
 * @param logs how many partitions there are in all
 */
record Pace(String name, int logs) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long SECOND = Duration.ofSeconds(1).toMillis();
  private static final long AHEAD = Duration.ofMinutes(3).toMillis();

  /** How the names of side streams begin. */
  static final String ASIDE = "aside-";

  private static final Map<String, Map<String, Long>> NEXT = new ConcurrentHashMap<>();

  /** A partition is read from here. */
  void begin(String log, long next) {
    all().put(log, next);
  }

  /** Whether a record of this time may be read by now. */
  boolean mayRead(boolean aside, long time) {
    Map<String, Long> all = all();
    if (all.size() < logs) {
      return false;
    }
    long main = Long.MAX_VALUE;
    long side = Long.MAX_VALUE;
    for (Map.Entry<String, Long> log : all.entrySet()) {
      if (log.getKey().startsWith(ASIDE)) {
        side = Math.min(side, log.getValue());
      } else {
        main = Math.min(main, log.getValue());
      }
    }
    if (aside) {
      return time <= main;
    }
    return time - (rush(time) ? SECOND : AHEAD) <= main && time - SECOND <= side;
  }

  private static boolean rush(long time) {
    long since = time - Town.RUSH.toEpochMilli();
    return since > -AHEAD && since < AHEAD;
  }

  /** Which record of a partition comes next; the end of time when none does. */
  void next(String log, long next) {
    all().computeIfPresent(log, (name, before) -> next);
  }

  /** The job fell: all begin again. */
  void fall() {
    all().clear();
  }

  private Map<String, Long> all() {
    return NEXT.computeIfAbsent(name, unused -> new ConcurrentHashMap<>());
  }
}
