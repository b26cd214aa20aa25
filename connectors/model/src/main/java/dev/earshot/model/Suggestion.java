package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * An account that may be a customer's: for a person to say yes or no to, in the CRM. It never takes
 * effect by itself.
 *
 * @param id pseudonym of the pair
 * @param version newer is a later word of the CRM
 * @param tenant whose review it is
 * @param customer the CRM's id
 * @param network short lower-case name of the network
 * @param account the network's immutable id of the account
 * @param confidence how sure it is, in [.6, .9)
 * @param provenance how the CRM learnt it
 * @param at event time of the CRM's word
 */
public record Suggestion(
    String id,
    Version version,
    String tenant,
    String customer,
    String network,
    String account,
    double confidence,
    List<String> provenance,
    Instant at)
    implements Entry.Thing {

  public Suggestion {
    id = Check.text("id", id);
    version = Check.present("version", version);
    tenant = Check.name("tenant", tenant);
    customer = Check.text("customer", customer);
    network = Check.name("network", network);
    account = Check.text("account", account);
    Check.within("confidence", confidence, 0, 1);
    provenance = Check.texts("provenance", provenance);
    at = Check.present("at", at);
  }

  @Override
  public String identity() {
    return Entry.review(id);
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
