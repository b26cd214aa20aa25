package dev.earshot.config;

import java.io.Serializable;
import java.util.Map;

/**
 * What {@code playbook.yaml} says: the next best action, by situation.
 *
 * @param actions one or two sentences by the rule's name
 */
public record Playbook(Map<String, String> actions) implements Serializable {
  public Playbook {
    actions = actions == null ? Map.of() : Map.copyOf(actions);
    actions.forEach((rule, action) -> Require.text("actions." + rule, action));
  }

  /** The next best action for this rule; empty where the playbook has none. */
  public String actionFor(String rule) {
    return actions.getOrDefault(rule, "");
  }
}
