package dev.earshot.listener.scoring;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.IdentitySettings;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.Suggestion;
import dev.earshot.model.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from a customer's record. The network's policy comes first: where it does not allow
 * it, nothing does, whatever the record says. Then how sure it is decides between a link, a
 * suggestion for a person, and nothing.
 */
public final class CustomerTies implements Serializable {
  private static final long serialVersionUID = 1L;

  private final IdentitySettings identity;
  private final CustomerSettings customers;
  private final String tenant;
  private final Pseudonyms pseudonyms;

  /**
   * All that a record ties to its customer.
   *
   * @param accounts links of accounts
   * @param suggestions accounts that a person is to judge
   * @param refs links of the help desks' own ids
   * @param profile what may be kept of the customer
   */
  public record Ties(
      List<CustomerLink> accounts,
      List<Suggestion> suggestions,
      List<CustomerLink> refs,
      Profile profile) {}

  public CustomerTies(
      IdentitySettings identity, CustomerSettings customers, String tenant, Pseudonyms pseudonyms) {
    this.identity = identity;
    this.customers = customers;
    this.tenant = tenant;
    this.pseudonyms = pseudonyms;
  }

  /**
   * What follows from a record.
   *
   * @param effective from when it counts
   * @param offset where it lies
   */
  public Ties of(Customer customer, Instant effective, long offset) {
    List<CustomerLink> accounts = new ArrayList<>();
    List<String> voices = new ArrayList<>();
    List<Suggestion> suggestions = new ArrayList<>();
    for (Customer.Account account : surestOfEach(customer)) {
      double confidence = LinkConfidence.of(account);
      if (confidence >= LinkConfidence.LINKS) {
        accounts.add(
            new CustomerLink(
                account.key(), customer.id(), customer.tier(), customer.refs(), effective));
        voices.add(pseudonyms.of("acct:" + account.key()));
      } else if (confidence >= LinkConfidence.SUGGESTS) {
        suggestions.add(
            new Suggestion(
                pseudonyms.of("review:" + customer.id() + "\n" + account.key()),
                new Version(effective.toEpochMilli(), offset),
                tenant,
                customer.id(),
                account.network(),
                account.id(),
                confidence,
                account.provenance(),
                effective));
      }
    }
    Map<String, CustomerLink> refs = new LinkedHashMap<>();
    for (Customer.Ref ref : customer.refs()) {
      String key = Customer.Ref.key(ref.desk(), ref.id());
      refs.put(key, new CustomerLink(key, customer.id(), customer.tier(), List.of(), effective));
    }
    String key = pseudonyms.of("cust:" + customer.id());
    return new Ties(
        accounts,
        suggestions,
        List.copyOf(refs.values()),
        Profile.of(customer, key, voices, effective, customers));
  }

  /** The accounts that policy allows, each as surely as the record knows it. */
  private Iterable<Customer.Account> surestOfEach(Customer customer) {
    Map<String, Customer.Account> surest = new LinkedHashMap<>();
    for (Customer.Account account : customer.accounts()) {
      if (allowed(account)) {
        surest.merge(
            account.key(),
            account,
            (one, other) -> LinkConfidence.of(one) >= LinkConfidence.of(other) ? one : other);
      }
    }
    return surest.values();
  }

  private boolean allowed(Customer.Account account) {
    return switch (identity.of(account.network())) {
      case DECLARED -> true;
      case OPT_IN -> account.consent();
      case FORBIDDEN -> false;
    };
  }
}
