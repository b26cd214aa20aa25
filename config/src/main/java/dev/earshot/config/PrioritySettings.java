package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What a rank of 1 to 100 is made of: the most each part can give, 100 together. It orders people
 * within a level; the level's floor comes from the rule.
 *
 * @param negativity how strong the words are
 * @param influence how far the voice carries: the largest share, for this is what Earshot is for
 * @param tier what the customer is to the firm
 * @param age how much of the {@code sla} has passed
 * @param crisis whether the brand is in one
 * @param sla when age gives all its points: most complainers expect an answer within the hour
 * @param expires a bump ends by itself after so long without a new cause
 */
public record PrioritySettings(
    @Default("20") double negativity,
    @Default("30") double influence,
    @Default("15") double tier,
    @Default("20") double age,
    @Default("15") double crisis,
    @Default("60m") Duration sla,
    @Default("72h") Duration expires)
    implements Serializable {

  public PrioritySettings {
    Map.of(
            "negativity", negativity,
            "influence", influence,
            "tier", tier,
            "age", age,
            "crisis", crisis)
        .forEach((key, weight) -> Require.within(key, weight, 0, 100));
    double sum = negativity + influence + tier + age + crisis;
    // A hundredth of a point of slack: 33.3 and its like do not add up exactly.
    if (sum > 100.01) {
      throw new InvalidSettingException(
          "crisis", "and the other weights add up to %.1f, at most 100".formatted(sum));
    }
    Require.within("sla", sla, Duration.ofSeconds(1), Duration.ofDays(7));
    Require.within("expires", expires, Duration.ofSeconds(1), Duration.ofDays(28));
  }
}
