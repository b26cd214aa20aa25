package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * A complaint the brand has not answered in time.
 *
 * @param negativity how negative a complaint must be to wait for an answer, in [0, 1]; other posts
 *     must be strongly negative, danger, law, leaving and outages wait whatever their mood
 * @param influence from here on the shorter {@code sla} counts; customers always have it
 * @param sla so soon must a customer or a voice that carries be answered, counted from the post
 * @param ordinarySla so soon must anybody else be answered
 * @param armedFor the rule holds back where no reply of the brand on that network was heard for so
 *     long: we would not hear an answer either
 */
public record IgnoredComplaintSettings(
    @Default("sev3") Severity severity,
    @Default("high") Level floor,
    @Default("urgent") Level customerFloor,
    @Default("0.3") double negativity,
    @Default("60") double influence,
    @Default("60m") Duration sla,
    @Default("4h") Duration ordinarySla,
    @Default("7d") Duration armedFor)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "IgnoredComplaint";

  public IgnoredComplaintSettings {
    Require.floors(floor, customerFloor);
    Require.within("negativity", negativity, 0, 1);
    Require.within("influence", influence, 0, 100);
    Require.within("sla", sla, Duration.ofSeconds(1), Duration.ofDays(7));
    Require.within("ordinary_sla", ordinarySla, sla, Duration.ofDays(7));
    Require.within("armed_for", armedFor, Duration.ofHours(1), Duration.ofDays(28));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> limits() {
    return Map.of(
        "sla",
        RuleSettings.millis(sla),
        "ordinary_sla",
        RuleSettings.millis(ordinarySla),
        "influence",
        influence,
        "armed_for",
        RuleSettings.millis(armedFor));
  }
}
