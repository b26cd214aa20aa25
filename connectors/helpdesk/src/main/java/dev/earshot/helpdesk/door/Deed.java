package dev.earshot.helpdesk.door;

import dev.earshot.model.DeskEvent;
import java.util.Set;

/**
 * What was done at a desk, and who did it.
 *
 * @param by the names the doer goes by, such as an id and a login; empty where the desk names none,
 *     as for its automations
 */
record Deed(DeskEvent event, Set<String> by) {
  /** Whether our own bridge did it: no person's will, so nothing to be told. */
  boolean isBy(String user) {
    return !user.isEmpty() && by.stream().anyMatch(user::equalsIgnoreCase);
  }
}
