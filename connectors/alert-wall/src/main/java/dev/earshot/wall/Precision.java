package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a rule was right, by language, as people's handling tells it.
 *
 * @param rows by rule and language
 * @param alerts how many were looked at
 * @param more whether there were more than that
 */
record Precision(List<Row> rows, int alerts, boolean more) {
  /** Of alerts whose posts have expired. */
  static final String UNKNOWN_LANGUAGE = "und";

  /** Counts; a share of three says nothing. */
  record Row(String rule, String language, int confirmed, int noise, int unknown) {}

  private record Key(String rule, String language) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRule = rule.compareTo(other.rule);
      return byRule != 0 ? byRule : language.compareTo(other.language);
    }
  }

  /**
   * Counts them.
   *
   * @param evidence by post; an alert speaks the language of its strongest post that is left
   */
  static Precision of(List<Alert> alerts, Map<String, Evidence> evidence, boolean more) {
    Map<Key, int[]> counts = new TreeMap<>();
    for (Alert alert : alerts) {
      Key key = new Key(alert.rule(), language(alert, evidence));
      int[] row = counts.computeIfAbsent(key, unused -> new int[3]);
      switch (Verdict.of(alert)) {
        case CONFIRMED -> row[0]++;
        case NOISE -> row[1]++;
        case UNKNOWN -> row[2]++;
      }
    }
    List<Row> rows =
        counts.entrySet().stream()
            .map(
                entry -> {
                  int[] row = entry.getValue();
                  Key key = entry.getKey();
                  return new Row(key.rule(), key.language(), row[0], row[1], row[2]);
                })
            .toList();
    return new Precision(rows, alerts.size(), more);
  }

  private static String language(Alert alert, Map<String, Evidence> evidence) {
    return alert.evidence().stream()
        .filter(evidence::containsKey)
        .map(post -> evidence.get(post).language())
        .findFirst()
        .orElse(UNKNOWN_LANGUAGE);
  }
}
