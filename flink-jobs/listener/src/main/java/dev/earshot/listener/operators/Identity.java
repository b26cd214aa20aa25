package dev.earshot.listener.operators;

import dev.earshot.model.Customer;
import dev.earshot.model.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * Who a pseudonym is, or that nobody may know any more.
 *
 * @param subjectKey the pseudonym
 * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}
 * @param refs the subject's ids at the help desks
 * @param toldAt event time of the post that told it, or of their being forgotten
 * @param forgotten all that is shown under this name up to then is to go
 */
public record Identity(
    String subjectKey, String subject, List<Customer.Ref> refs, Instant toldAt, boolean forgotten) {
  /** As a post tells it. */
  public static Identity of(Evidence evidence) {
    return of(evidence.subjectKey(), evidence.subject(), evidence.refs(), evidence.heardAt());
  }

  static Identity of(String subjectKey, String subject, List<Customer.Ref> refs, Instant toldAt) {
    return new Identity(subjectKey, subject, refs, toldAt, false);
  }

  /** Somebody is to be forgotten. */
  public static Identity forgotten(String subjectKey, String subject, Instant at) {
    return new Identity(subjectKey, subject, List.of(), at, true);
  }
}
