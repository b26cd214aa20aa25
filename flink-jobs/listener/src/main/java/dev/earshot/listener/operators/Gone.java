package dev.earshot.listener.operators;

import dev.earshot.model.AuthorGone;
import java.time.Instant;

/**
 * Somebody is no more, or is to be forgotten: all that is known of them ends here.
 *
 * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}
 * @param forget whether somebody asked us to; else the network told that the account is gone
 * @param at event time
 * @param partition where its record lies
 * @param offset its record's offset
 */
public record Gone(String subject, boolean forget, Instant at, int partition, long offset) {
  private static final String ACCOUNT = "acct:";

  /** What the log tells of an account. */
  public static Gone of(AuthorGone gone, Instant at, int partition, long offset) {
    return new Gone(ACCOUNT + gone.authorKey(), gone.forget(), at, partition, offset);
  }

  /** The account across all networks; only of one. */
  String account() {
    return subject.substring(ACCOUNT.length());
  }
}
