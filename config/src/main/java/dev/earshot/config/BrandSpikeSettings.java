package dev.earshot.config;

import dev.earshot.model.Severity;
import java.util.Map;

/**
 * More people than usual are negative about a brand.
 *
 * @param authors at least so many distinct authors, crowds of look-alike texts counted once
 * @param rise how much larger than usual the negative share must be, at least 1
 */
public record BrandSpikeSettings(
    @Default("sev3") Severity severity, @Default("5") int authors, @Default("1.2") double rise)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "BrandSpike";

  public BrandSpikeSettings {
    Require.within("authors", authors, 2, 10_000);
    Require.within("rise", rise, 1, 100);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of("authors", (double) authors, "rise", rise);
  }
}
