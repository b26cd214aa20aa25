package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTextTest {
  private static final ConfigLoader LOADER = new ConfigLoader(name -> null);

  @Test
  void rulesReadBackAreTheSameRules() {
    Rules own =
        LOADER.rules(
            "own",
            """
            version: 7
            rules:
              NegativeStreak: {windows: [{count: 4, within: 90m}], top_tier: false}
              SeriousIntent: {mood_below: -0.25}
            muted_topics: [strike, "it's off", "no"]
            influence: {reference: {x: 12345.5, my-net: 1e4}}
            """);

    for (Rules rules : List.of(LOADER.shipped().rules(), own)) {
      assertThat(LOADER.rules("again", RulesText.write(rules, Map.of()))).isEqualTo(rules);
    }
  }

  @Test
  void whatIsSaidInsteadIsAllThatChanges() {
    Rules shipped = LOADER.shipped().rules();

    String text =
        RulesText.write(
            shipped,
            Map.of(
                "version", "2",
                "rules.SeriousIntent.mood_below", "-0.3",
                "rules.NegativeStreak.windows[0].count", "4"));

    assertThat(Change.between(shipped, LOADER.rules("new", text)))
        .extracting(Change::toString)
        .containsExactly(
            "version: 1 → 2",
            "rules.SeriousIntent.mood_below: 0.6 → -0.3",
            "rules.NegativeStreak.windows: [3 in 1d, 2 in 1h] → [4 in 1d, 2 in 1h]");
  }

  @Test
  void aKeyThatIsNoneIsNamed() {
    Rules shipped = LOADER.shipped().rules();

    assertThatThrownBy(() -> RulesText.write(shipped, Map.of("rules.Outage.people", "9")))
        .hasMessageContaining("rules.Outage.people");
  }
}
