package dev.earshot.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A customer as the CRM tells it on the {@code customers} topic. A later version replaces an
 * earlier one whole: an account that is no longer listed is unlinked.
 *
 * @param id the CRM's own id
 * @param tier what the customer is to the firm
 * @param accounts accounts on networks that the CRM ties to this customer
 * @param refs ids of this customer at the help desks
 * @param value what the customer is worth in a year, in the firm's own unit; null when not told. It
 *     may choose a segment and be shown, and never enters a rank
 * @param languages what the customer speaks, as the CRM writes it
 * @param attributes what segments are chosen by, by the CRM's own names
 * @param contracts what the customer has bought
 * @param notes what whoever answers should know; words of people: escape them
 * @param contact how the customer is reached, by kind; masked before anything keeps it
 * @param effectiveAt from when this version counts, in event time; null means as soon as allowed
 * @param schema version of this record's JSON form
 */
public record Customer(
    String id,
    CustomerTier tier,
    List<Account> accounts,
    List<Ref> refs,
    Double value,
    List<String> languages,
    Map<String, String> attributes,
    List<Contract> contracts,
    String notes,
    Map<String, String> contact,
    Instant effectiveAt,
    int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  /** More than anybody is worth, in any unit. */
  private static final double MOST = 1e15;

  /**
   * An account on a network.
   *
   * @param network short lower-case name of the network
   * @param id the network's immutable id, not the handle
   * @param provenance how the CRM learnt it, such as {@code declared} or {@code same_name}, each
   *     way once; a single text is read as a list of one
   * @param consent whether the customer expressly agreed to be recognised by it
   */
  public record Account(
      String network,
      String id,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> provenance,
      boolean consent) {
    public Account {
      network = Check.name("accounts.network", network);
      id = Check.text("accounts.id", id);
      provenance = Check.texts("accounts.provenance", provenance);
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

    /** A desk's own id of a customer, across all desks. */
    public static String key(String desk, String id) {
      return desk + ":" + id;
    }
  }

  /**
   * Something the customer has bought.
   *
   * @param product what
   * @param terms on which terms, or null
   * @param until when it ends, as the CRM writes it, or null; shown, never reckoned with
   */
  public record Contract(String product, String terms, String until) {
    public Contract {
      product = Check.text("contracts.product", product);
    }
  }

  public Customer {
    id = Check.text("id", id);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
    refs = refs == null ? List.of() : List.copyOf(refs);
    if (value != null) {
      Check.within("value", value, -MOST, MOST);
    }
    languages = Check.texts("languages", languages);
    attributes = Check.texts("attributes", attributes);
    contracts = contracts == null ? List.of() : List.copyOf(contracts);
    contact = Check.texts("contact", contact);
    schema = schema == 0 ? SCHEMA : schema;
  }

  /** Who it is and where to find them, and nothing else the CRM may know. */
  public static Customer of(
      String id, CustomerTier tier, List<Account> accounts, List<Ref> refs, Instant effectiveAt) {
    return new Customer(
        id, tier, accounts, refs, null, null, null, null, null, null, effectiveAt, SCHEMA);
  }

  /** The same word of the CRM, counting from another moment; null means as soon as allowed. */
  public Customer effective(Instant at) {
    return new Customer(
        id,
        tier,
        accounts,
        refs,
        value,
        languages,
        attributes,
        contracts,
        notes,
        contact,
        at,
        schema);
  }
}
