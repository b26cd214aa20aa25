package dev.earshot.config;

import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * A complaint was answered and its author is content: resolves what was open, and suggests thanks.
 *
 * @param negativity how negative the complaint must be, in [0, 1]
 * @param positivity how positive the word after the answer must be, in [0, 1]
 * @param within from the complaint to the good word; at most 7 days
 */
public record RecoverySettings(
    @Default("sev4") Severity severity,
    @Default("0.3") double negativity,
    @Default("0.3") double positivity,
    @Default("3d") Duration within)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "Recovery";

  public RecoverySettings {
    Require.within("negativity", negativity, 0, 1);
    Require.within("positivity", positivity, 0, 1);
    Require.within("within", within, Duration.ofMinutes(1), Duration.ofDays(7));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of(
        "within", RuleSettings.millis(within), "negativity", negativity, "positivity", positivity);
  }
}
