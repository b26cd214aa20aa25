package dev.earshot.standalone;

import dev.earshot.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What new rules change: alerts that only they raise, that only the old ones raise, and that both
 * raise and tell differently. Alerts are the same by id, or when one rule raised both about one
 * subject at overlapping times.
 */
record BacktestDiff(List<Change> changes, List<PerRule> perWeek) {
  /** How an alert differs. */
  enum Kind {
    NEW,
    GONE,
    DIFFERENT
  }

  /**
   * One alert that is not the same under both.
   *
   * @param now under the new rules; null when gone
   * @param before under the old ones; null when new
   * @param how what differs, by field; empty when new or gone
   */
  record Change(Kind kind, Alert now, Alert before, List<String> how) {}

  /**
   * Alerts of one rule.
   *
   * @param before a week, under the old rules
   * @param now a week, under the new ones
   */
  record PerRule(String rule, double before, double now, int fresh, int gone, int different) {}

  static BacktestDiff of(List<Alert> before, List<Alert> now, Duration span) {
    List<Change> changes = new ArrayList<>();
    List<Alert> left = new ArrayList<>(before);
    List<Alert> unmatched = new ArrayList<>();
    for (Alert alert : now) {
      if (!matched(alert, left, changes, one -> one.id().equals(alert.id()))) {
        unmatched.add(alert);
      }
    }
    for (Alert alert : unmatched) {
      if (!matched(alert, left, changes, one -> sameSituation(one, alert))) {
        changes.add(new Change(Kind.NEW, alert, null, List.of()));
      }
    }
    left.forEach(alert -> changes.add(new Change(Kind.GONE, null, alert, List.of())));
    return new BacktestDiff(List.copyOf(changes), perWeek(before, now, changes, span));
  }

  private static boolean matched(
      Alert alert, List<Alert> left, List<Change> changes, Predicate<Alert> same) {
    for (Alert other : left) {
      if (same.test(other)) {
        left.remove(other);
        List<String> how = differences(other, alert);
        if (!how.isEmpty()) {
          changes.add(new Change(Kind.DIFFERENT, alert, other, how));
        }
        return true;
      }
    }
    return false;
  }

  private static boolean sameSituation(Alert one, Alert other) {
    return one.rule().equals(other.rule())
        && one.brand().equals(other.brand())
        && one.subject().equals(other.subject())
        && !one.firstAt().isAfter(end(other))
        && !other.firstAt().isAfter(end(one));
  }

  private static Instant end(Alert alert) {
    return alert.resolvedAt() == null ? alert.newestAt() : alert.resolvedAt();
  }

  private static List<String> differences(Alert before, Alert now) {
    Map<String, Object[]> fields = new LinkedHashMap<>();
    fields.put("severity", new Object[] {before.severity(), now.severity()});
    fields.put("floor", new Object[] {before.floor(), now.floor()});
    fields.put("state", new Object[] {before.state(), now.state()});
    fields.put("resolution", new Object[] {before.resolution(), now.resolution()});
    fields.put("causes", new Object[] {before.causes(), now.causes()});
    fields.put("first_at", new Object[] {before.firstAt(), now.firstAt()});
    fields.put("newest_at", new Object[] {before.newestAt(), now.newestAt()});
    fields.put("resolved_at", new Object[] {before.resolvedAt(), now.resolvedAt()});
    List<String> how = new ArrayList<>();
    fields.forEach(
        (name, pair) -> {
          if (!Objects.equals(pair[0], pair[1])) {
            how.add(name + " " + word(pair[0]) + " → " + word(pair[1]));
          }
        });
    return how;
  }

  private static String word(Object value) {
    return value == null ? "none" : value.toString().toLowerCase(Locale.ROOT);
  }

  private static List<PerRule> perWeek(
      List<Alert> before, List<Alert> now, List<Change> changes, Duration span) {
    // Less than a day says nothing of a week: it is counted as a day.
    double weeks = Math.max(1, span.toMinutes() / 1440.0) / 7;
    Map<String, int[]> counts = new TreeMap<>();
    before.forEach(alert -> count(counts, alert)[0]++);
    now.forEach(alert -> count(counts, alert)[1]++);
    for (Change change : changes) {
      int[] row = count(counts, change.now() == null ? change.before() : change.now());
      switch (change.kind()) {
        case NEW -> row[2]++;
        case GONE -> row[3]++;
        case DIFFERENT -> row[4]++;
      }
    }
    return counts.entrySet().stream()
        .map(
            entry -> {
              int[] row = entry.getValue();
              return new PerRule(
                  entry.getKey(), row[0] / weeks, row[1] / weeks, row[2], row[3], row[4]);
            })
        .toList();
  }

  private static int[] count(Map<String, int[]> counts, Alert alert) {
    return counts.computeIfAbsent(alert.rule(), unused -> new int[5]);
  }
}
