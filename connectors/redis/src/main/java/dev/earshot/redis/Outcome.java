package dev.earshot.redis;

import dev.earshot.model.Entry;
import java.util.List;

/**
 * What became of a batch: every entry is in exactly one of the four.
 *
 * @param written were newer than what stood there
 * @param stale were older: something newer stands there
 * @param same stand there already, from an earlier attempt
 * @param rejected break the contract; writing them again will not help
 */
public record Outcome(int written, int stale, int same, List<Rejected> rejected) {

  /**
   * An entry that was not written.
   *
   * @param entry the entry as it was given
   * @param reason names the field and what is wrong with it; quotes nothing from the entry
   */
  public record Rejected(Entry entry, String reason) {}

  public Outcome {
    rejected = List.copyOf(rejected);
  }
}
