package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.util.Map;

/**
 * One post of danger, injury, fraud, leaked data, lawyers or regulators, or of somebody who leaves:
 * whoever speaks, however far the voice carries.
 *
 * @param moodBelow only a mood below this counts, in [−1, 1]: who is glad to have come from a rival
 *     speaks of leaving, too; at −0.3 only negative words count
 */
public record SeriousIntentSettings(
    @Default("sev3") Severity severity,
    @Default("high") Level floor,
    @Default("high") Level customerFloor,
    @Default("0.6") double moodBelow)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "SeriousIntent";

  public SeriousIntentSettings {
    Require.floors(floor, customerFloor);
    Require.within("mood_below", moodBelow, -1, 1);
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
