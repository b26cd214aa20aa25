package dev.earshot.config;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How followers become reach: log(1 + followers) / log(1 + reference), at most 1.
 *
 * @param reference by network, how many followers give all of it; what is named here is laid over
 *     the usual ones
 * @param fallbackReference for networks not named: the size of X, so that a network we know nothing
 *     about makes nobody louder than the one we know best
 */
public record InfluenceSettings(
    Map<String, Double> reference, @Default("1000000") double fallbackReference)
    implements Serializable {

  private static final Map<String, Double> USUAL =
      Map.of(
          "x", 1e6,
          "instagram", 1e6,
          "facebook", 1e6,
          "youtube", 1e6,
          "tiktok", 3e6,
          "linkedin", 1e5,
          "bluesky", 1e5,
          "mastodon", 1e5,
          "blog", 1e5,
          "forum", 1e5);

  public InfluenceSettings {
    Map<String, Double> all = new HashMap<>(USUAL);
    if (reference != null) {
      reference.forEach(
          (network, followers) -> {
            Require.name("reference." + network, network);
            Require.within("reference." + network, followers, 100, 1e9);
          });
      all.putAll(reference);
    }
    reference = Map.copyOf(all);
    Require.within("fallback_reference", fallbackReference, 100, 1e9);
  }

  /** How many followers give full reach on this network. */
  public double reference(String network) {
    return reference.getOrDefault(network, fallbackReference);
  }
}
