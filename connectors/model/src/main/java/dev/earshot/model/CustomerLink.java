package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * One account becomes, or stops being, known as one customer's. Two customers may claim one
 * account, as while a CRM merges two records: each link is undone by its own customer only.
 *
 * @param account the account across all networks, as {@link Post#authorKey()} forms it
 * @param customer the CRM's id
 * @param tier what the customer is to the firm; null means that the account is no longer theirs
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
    customer = Check.text("customer", customer);
    refs = refs == null ? List.of() : List.copyOf(refs);
    effectiveAt = Check.present("effective_at", effectiveAt);
  }

  /** From this moment on the account is not this customer's. */
  public static CustomerLink none(String account, String customer, Instant effectiveAt) {
    return new CustomerLink(account, customer, null, List.of(), effectiveAt);
  }

  public boolean linked() {
    return tier != null;
  }
}
