package dev.earshot.config;

import dev.earshot.model.Influence;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a voice carries.
 *
 * @param weights the most each part can give
 * @param tiers what a score is called
 * @param reference by network, how many followers give all of reach; what is named here is laid
 *     over the usual ones
 * @param fallbackReference for networks not named: the size of X, so that a network we know nothing
 *     about makes nobody louder than the one we know best
 */
public record InfluenceSettings(
    Weights weights,
    Tiers tiers,
    Map<String, Double> reference,
    @Default("1000000") double fallbackReference)
    implements Serializable {

  /**
   * The most each part can give, 0 to 100.
   *
   * @param reach followers, log(1 + followers) / log(1 + reference)
   * @param amplification how much their posts bring, against what so many followers usually bring;
   *     it takes at most as much as it gives
   * @param groups the largest group or list they speak in
   * @param posting how often they post about us
   * @param verified the network vouches for them
   */
  public record Weights(
      @Default("100") double reach,
      @Default("15") double amplification,
      @Default("8") double groups,
      @Default("5") double posting,
      @Default("5") double verified)
      implements Serializable {

    public Weights {
      Require.within("reach", reach, 0, 100);
      Require.within("amplification", amplification, 0, 100);
      Require.within("groups", groups, 0, 100);
      Require.within("posting", posting, 0, 100);
      Require.within("verified", verified, 0, 100);
    }
  }

  /** From which score on a voice is called so, each at least the one before. */
  public record Tiers(
      @Default("40") double elevated, @Default("60") double high, @Default("80") double top)
      implements Serializable {

    public Tiers {
      Require.within("elevated", elevated, 0, 100);
      Require.within("high", high, elevated, 100);
      Require.within("top", top, high, 100);
    }

    /** What a score is called. */
    public Influence.Tier of(double score) {
      return Influence.Tier.of(score, elevated, high, top);
    }
  }

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
    weights = Require.present("weights", weights);
    tiers = Require.present("tiers", tiers);
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
