package dev.earshot.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule, as it was in force when a fact was said: all that a later step must know of it. Patterns
 * read their thresholds here and nowhere else, so that a rule changes without a restart and a fact
 * is judged by the rule of its own time.
 *
 * @param rule the rule's name
 * @param version that rule's version
 * @param severity how bad its alerts are when they open
 * @param floor the least place in the queue of somebody no customer is known behind; none for rules
 *     that are about no person
 * @param customerFloor the same for a customer
 * @param limits thresholds, windows and counts by name; durations in milliseconds
 */
public record Stamp(
    String rule,
    int version,
    Severity severity,
    Level floor,
    Level customerFloor,
    Map<String, Double> limits) {

  public Stamp {
    rule = Check.text("rule", rule);
    severity = Check.present("severity", severity);
    floor = floor == null ? Level.NONE : floor;
    customerFloor = customerFloor == null ? floor : customerFloor;
    limits = limits == null ? Map.of() : new TreeMap<>(limits);
  }

  /**
   * The named threshold.
   *
   * @throws IllegalStateException if the rule has none of that name
   */
  public double limit(String name) {
    Double value = limits.get(name);
    if (value == null) {
      throw new IllegalStateException(rule + " is stamped without " + name);
    }
    return value;
  }

  /** The named duration in milliseconds. */
  public long millis(String name) {
    return (long) limit(name);
  }

  /** The one of this rule; null when the rule counts nothing here. */
  static Stamp among(List<Stamp> stamps, String rule) {
    for (Stamp stamp : stamps) {
      if (stamp.rule().equals(rule)) {
        return stamp;
      }
    }
    return null;
  }

  /** {@code name@version}, as alerts tell it. */
  public String id() {
    return rule + "@" + version;
  }
}
