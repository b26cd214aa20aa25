package dev.earshot.config;

import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * A source that speaks daily is silent far beyond its habit, or says that it is deaf.
 *
 * @param atLeast no shorter silence counts
 * @param odds how unlikely by its habit the silence must be, as one in so many
 */
public record SourceSilentSettings(
    @Default("sev3") Severity severity,
    @Default("30m") Duration atLeast,
    @Default("10000") double odds)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "SourceSilent";

  public SourceSilentSettings {
    Require.within("at_least", atLeast, Duration.ofMinutes(1), Duration.ofDays(7));
    Require.within("odds", odds, 10, 1e12);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of("at_least", RuleSettings.millis(atLeast), "odds", odds);
  }
}
