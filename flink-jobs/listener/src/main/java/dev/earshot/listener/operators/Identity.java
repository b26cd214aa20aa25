package dev.earshot.listener.operators;

import dev.earshot.model.Customer;
import dev.earshot.model.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * Who a pseudonym is.
 *
 * @param subjectKey the pseudonym
 * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}
 * @param refs the subject's ids at the help desks
 * @param toldAt event time of the post that told it
 */
public record Identity(String subjectKey, String subject, List<Customer.Ref> refs, Instant toldAt) {
  /** As a post tells it. */
  public static Identity of(Evidence evidence) {
    return new Identity(
        evidence.subjectKey(), evidence.subject(), evidence.refs(), evidence.heardAt());
  }
}
