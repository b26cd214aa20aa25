package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * A customer as the CRM tells it on the {@code customers} topic. A later version replaces an
 * earlier one whole: an account that is no longer listed is unlinked.
 *
 * @param id the CRM's own id
 * @param tier what the customer is to the firm
 * @param accounts accounts on networks that the CRM ties to this customer
 * @param refs ids of this customer at the help desks
 * @param effectiveAt from when this version counts, in event time; null means as soon as allowed
 * @param schema version of this record's JSON form
 */
public record Customer(
    String id,
    CustomerTier tier,
    List<Account> accounts,
    List<Ref> refs,
    Instant effectiveAt,
    int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  /**
   * An account on a network.
   *
   * @param network short lower-case name of the network
   * @param id the network's immutable id, not the handle
   * @param provenance how the CRM learnt it, such as {@code declared} or {@code confirmed}
   * @param consent whether the customer expressly agreed to be recognised by it
   */
  public record Account(String network, String id, String provenance, boolean consent) {
    public Account {
      network = Check.name("accounts.network", network);
      id = Check.text("accounts.id", id);
      provenance = provenance == null ? "" : provenance;
    }

    /** The account across all networks, as {@link Post#authorKey()} forms it. */
    public String key() {
      return network + ":" + id;
    }
  }

  /**
   * A customer's id at a help desk.
   *
   * @param desk short lower-case name of the desk
   * @param id the desk's own id of the customer
   */
  public record Ref(String desk, String id) {
    public Ref {
      desk = Check.name("refs.desk", desk);
      id = Check.text("refs.id", id);
    }
  }

  public Customer {
    id = Check.text("id", id);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
    refs = refs == null ? List.of() : List.copyOf(refs);
    schema = schema == 0 ? SCHEMA : schema;
  }
}
