package dev.earshot.config;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * On which networks an account may be tied to a customer. A question of the network's terms and of
 * consent, not of technique.
 *
 * @param fallback for networks not named
 * @param networks by the network's name. What is named here is laid over the strict defaults: a
 *     network's ban is lifted by naming it, never by forgetting it
 */
public record IdentitySettings(@Default("opt-in") Policy fallback, Map<String, Policy> networks)
    implements Serializable {

  /** What ties an account to a customer. */
  public enum Policy {
    /** The CRM's word is enough. */
    DECLARED,
    /** Only with the customer's express consent. */
    OPT_IN,
    /** Nothing does. */
    FORBIDDEN
  }

  private static final Map<String, Policy> STRICT =
      Map.of(
          "x", Policy.OPT_IN,
          "reddit", Policy.FORBIDDEN,
          "bluesky", Policy.OPT_IN,
          "mastodon", Policy.OPT_IN,
          "facebook", Policy.OPT_IN,
          "instagram", Policy.OPT_IN,
          "linkedin", Policy.OPT_IN,
          "forum", Policy.DECLARED,
          "blog", Policy.DECLARED);

  public IdentitySettings {
    fallback = Require.present("fallback", fallback);
    Map<String, Policy> all = new HashMap<>(STRICT);
    if (networks != null) {
      networks.keySet().forEach(network -> Require.name("networks." + network, network));
      all.putAll(networks);
    }
    networks = Map.copyOf(all);
  }

  /** What holds on this network. */
  public Policy of(String network) {
    return networks.getOrDefault(network, fallback);
  }
}
