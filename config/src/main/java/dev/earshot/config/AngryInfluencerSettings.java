package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.util.Map;

/**
 * One strongly negative post by a voice that carries.
 *
 * @param influence the least influence that counts: 80 is the tier top, some 60,000 followers on X
 * @param customerInfluence the least that counts of a customer: 60 is the tier high, some 4,000
 *     followers on X
 */
public record AngryInfluencerSettings(
    @Default("sev2") Severity severity,
    @Default("high") Level floor,
    @Default("urgent") Level customerFloor,
    @Default("0.6") double negativity,
    @Default("80") double influence,
    @Default("60") double customerInfluence)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "AngryInfluencer";

  public AngryInfluencerSettings {
    Require.within("influence", influence, 0, 100);
    Require.within("customer_influence", customerInfluence, 0, 100);
    Require.floors(floor, customerFloor);
    Require.within("negativity", negativity, 0, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of();
  }
}
