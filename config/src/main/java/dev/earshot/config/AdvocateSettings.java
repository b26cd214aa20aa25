package dev.earshot.config;

import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * Somebody whose voice carries speaks well of the brand again and again.
 *
 * @param positivity how positive a post must be, in [0, 1]
 * @param influence the least influence that counts
 * @param posts so many of them
 * @param within so long; at most 60 days
 */
public record AdvocateSettings(
    @Default("sev4") Severity severity,
    @Default("0.4") double positivity,
    @Default("60") double influence,
    @Default("3") int posts,
    @Default("30d") Duration within)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "Advocate";

  public AdvocateSettings {
    Require.within("positivity", positivity, 0, 1);
    Require.within("influence", influence, 0, 100);
    Require.within("posts", posts, 2, 100);
    Require.within("within", within, Duration.ofHours(1), Duration.ofDays(60));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of("posts", (double) posts, "within", RuleSettings.millis(within));
  }
}
