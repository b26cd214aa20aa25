package dev.earshot.listener.operators;

import dev.earshot.model.Signal;
import java.time.Instant;

/**
 * A post about a brand was taken back.
 *
 * @param tenant whose job this is
 * @param brand the brand it spoke of
 * @param post pseudonym of the post
 * @param by pseudonym of the account or customer all of whose posts are taken back, else of the
 *     post
 * @param at event time
 */
public record Withdrawn(String tenant, String brand, String post, String by, Instant at) {
  /** As it was found out of which brand the post spoke. */
  public static Withdrawn of(Signal signal) {
    return new Withdrawn(
        signal.tenant(), signal.brand(), signal.post(), signal.author(), signal.heardAt());
  }
}
