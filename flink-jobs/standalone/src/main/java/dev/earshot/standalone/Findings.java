package dev.earshot.standalone;

import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.redis.PriorityReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a scenario's end, as Redis has them (and Kafka, for the dead letters). */
final class Findings {
  private static final int ALL = 10_000;

  private Findings() {}

  static SortedMap<String, Long> in(PriorityReader redis, Map<String, String> kafka) {
    SortedMap<String, Long> found = new TreeMap<>();
    List<Alert> open = redis.openAlerts(ALL);
    found.put("open alerts", (long) open.size());
    for (Alert alert : open) {
      found.merge("open alerts of " + alert.rule(), 1L, Long::sum);
    }
    for (Alert alert : open) {
      severity(alert, found);
      if (alert.state() == Alert.State.ACKNOWLEDGED) {
        found.merge("acknowledged alerts of " + alert.rule(), 1L, Long::sum);
      }
      if (alert.handling().inhibitedBy() != null) {
        found.merge("alerts another speaks for", 1L, Long::sum);
      }
    }
    for (Alert alert : redis.resolvedAlerts(ALL)) {
      severity(alert, found);
      found.merge(
          "resolved alerts of " + alert.rule() + " (" + word(alert.resolution()) + ")",
          1L,
          Long::sum);
    }
    found.put(
        "posts in evidence",
        open.stream()
            .flatMap(alert -> redis.alert(alert.id()).stream())
            .flatMap(whole -> whole.evidence().stream())
            .map(evidence -> evidence.post())
            .distinct()
            .count());
    List<Bump> queue = redis.top(ALL);
    found.put("subjects in the queue", (long) queue.size());
    found.put("level at the top of the queue", queue.isEmpty() ? 0 : level(queue.get(0)));
    List<Bump> bumps = redis.follow("0-0", Duration.ofMillis(1), ALL).bumps();
    found.put("level of the first bump", bumps.isEmpty() ? 0 : level(bumps.get(0)));
    for (Bump.Kind kind : Bump.Kind.values()) {
      long count = bumps.stream().filter(bump -> bump.kind() == kind).count();
      found.put(kind.name().toLowerCase(Locale.ROOT) + " bumps", count);
    }
    found.put("dead letters", (long) TopicReader.all(kafka, Topics.DEAD_LETTERS).size());
    return found;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** How bad it became, over or not; 1 is the worst, as in its name. */
  private static void severity(Alert alert, SortedMap<String, Long> found) {
    if (!alert.personal()) {
      long number = Long.parseLong(alert.severity().name().substring("SEV".length()));
      found.merge("severity of " + alert.rule(), number, Math::min);
    }
  }

  private static long level(Bump bump) {
    return bump.level().number();
  }
}
