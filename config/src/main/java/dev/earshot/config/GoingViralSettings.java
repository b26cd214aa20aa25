package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * One negative post is shared and answered far faster than its author and the brand are used to.
 *
 * @param negativity how negative the post must be, in [0, 1]
 * @param within reactions are counted over so long
 * @param reactions at least so many reposts, quotes and replies within it, each by another account
 * @param factor and at least so many times what such a post of this author and of this brand
 *     usually gets in that time
 */
public record GoingViralSettings(
    @Default("sev2") Severity severity,
    @Default("high") Level floor,
    @Default("urgent") Level customerFloor,
    @Default("0.3") double negativity,
    @Default("1h") Duration within,
    @Default("20") int reactions,
    @Default("10") double factor)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "GoingViral";

  public GoingViralSettings {
    Require.floors(floor, customerFloor);
    Require.within("negativity", negativity, 0, 1);
    Require.within("within", within, Duration.ofMinutes(1), Duration.ofDays(1));
    Require.within("reactions", reactions, 2, 1_000_000);
    Require.within("factor", factor, 1, 1000);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of(
        "within", RuleSettings.millis(within), "reactions", (double) reactions, "factor", factor);
  }
}
