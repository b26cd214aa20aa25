package dev.earshot.config;

import dev.earshot.model.Severity;
import java.util.Map;

/**
 * Many distinct people report on the same topic, each for the first time.
 *
 * @param authors at least so many distinct authors
 */
public record OutageSettings(@Default("sev2") Severity severity, @Default("8") int authors)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "Outage";

  public OutageSettings {
    Require.within("authors", authors, 2, 10_000);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of("authors", (double) authors);
  }
}
