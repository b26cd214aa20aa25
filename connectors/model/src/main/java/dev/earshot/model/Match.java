package dev.earshot.model;

import java.util.List;

/**
 * A pattern found its situation: the signals that together make it, in log order.
 *
 * @param rule {@code name@version} of the rule that found it
 * @param causes the signals, at least one, all of one brand and subject
 */
public record Match(String rule, List<Signal> causes) {
  public Match {
    rule = Check.text("rule", rule);
    causes = List.copyOf(causes);
    if (causes.isEmpty()) {
      throw new InvalidRecordException("causes", "is empty");
    }
  }

  /** The signal that completed it. */
  public Signal newest() {
    return causes.get(causes.size() - 1);
  }
}
