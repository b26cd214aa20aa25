package dev.earshot.listener.operators;

import dev.earshot.model.CustomerTier;
import java.time.Instant;

/**
 * Whose a help desk's own id is.
 *
 * @param ref desk and id, as {@link #key} forms it
 * @param customer the CRM's id
 * @param tier what the customer is to the firm
 * @param effectiveAt from when it counts, in event time
 */
public record DeskRef(String ref, String customer, CustomerTier tier, Instant effectiveAt) {
  /** {@code <desk>:<id>}. */
  public static String key(String desk, String id) {
    return desk + ":" + id;
  }
}
