package dev.earshot.config;

import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * A spike that spreads: over several time scales, or around a voice that carries far; and reshared,
 * or on several networks.
 *
 * @param near a spike and an angry influencer belong together when no farther apart
 * @param reshareShare at least so much of what is said are reposts and quotes, in [0, 1] ...
 * @param networks ... or it is said on at least so many networks
 * @param worstDays a level seen only once in so many days makes it severity 1
 */
public record FirestormSettings(
    @Default("sev2") Severity severity,
    @Default("2h") Duration near,
    @Default("0.4") double reshareShare,
    @Default("2") int networks,
    @Default("365") double worstDays)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "Firestorm";

  public FirestormSettings {
    Require.within("near", near, Duration.ofMinutes(1), Duration.ofDays(1));
    Require.within("reshare_share", reshareShare, 0, 1);
    Require.within("networks", networks, 2, 20);
    Require.within("worst_days", worstDays, 1, 3650);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of(
        "near",
        RuleSettings.millis(near),
        "reshare_share",
        reshareShare,
        "networks",
        (double) networks,
        "worst_days",
        worstDays);
  }
}
