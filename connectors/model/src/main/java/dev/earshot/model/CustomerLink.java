package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * One account becomes, or stops being, known as a customer's.
 *
 * @param account the account across all networks, as {@link Post#authorKey()} forms it
 * @param customer the CRM's id; null means that the account is unlinked
 * @param tier what the customer is to the firm
 * @param refs ids of the customer at the help desks
 * @param effectiveAt from when it counts, in event time
 */
public record CustomerLink(
    String account,
    String customer,
    CustomerTier tier,
    List<Customer.Ref> refs,
    Instant effectiveAt) {

  public CustomerLink {
    account = Check.text("account", account);
    refs = refs == null ? List.of() : List.copyOf(refs);
    effectiveAt = Check.present("effective_at", effectiveAt);
  }

  /** Nobody known stands behind the account from this moment on. */
  public static CustomerLink none(String account, Instant effectiveAt) {
    return new CustomerLink(account, null, CustomerTier.STANDARD, List.of(), effectiveAt);
  }

  public boolean linked() {
    return customer != null;
  }
}
