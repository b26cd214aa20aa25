package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a fact for the shipped rule: negativity 0.3, influence 60 or a top customer. */
class NegativeStreakCountsTest {
  private final NegativeStreak rule =
      new NegativeStreak(1, new ConfigLoader(name -> null).shipped().rules().negativeStreak());

  @ParameterizedTest
  @CsvSource({
    "-0.3, 60, true",
    "-1, 100, true",
    "-0.29, 100, false",
    "-1, 59.9, false",
    "0, 100, false",
    "0.9, 100, false"
  })
  void aStrangerMustBeNegativeAndHeard(double score, double influence, boolean counts) {
    assertThat(rule.counts(Scored.stranger(score, influence))).isEqualTo(counts);
  }

  @Test
  void aTopCustomerCountsWithoutAnyVoice() {
    assertThat(rule.counts(Scored.customer(CustomerTier.TOP, -0.3, 0))).isTrue();
    assertThat(rule.counts(Scored.customer(CustomerTier.TOP, -0.29, 0))).isFalse();
    assertThat(rule.counts(Scored.unlinked(-1, 0))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"STANDARD", "VALUED"})
  void anyOtherCustomerCountsByTheVoice(CustomerTier tier) {
    assertThat(rule.counts(Scored.customer(tier, -1, 59.9))).isFalse();
    assertThat(rule.counts(Scored.customer(tier, -0.3, 60))).isTrue();
  }

  @Test
  void theTopTierIsASwitchAndAVoiceOfNoneIsEverybody() {
    assertThat(withTopTier(false, 60).counts(Scored.customer(CustomerTier.TOP, -1, 0))).isFalse();
    assertThat(withTopTier(false, 0).counts(Scored.stranger(-0.3, 0))).isTrue();
  }

  @Test
  void itsStampCarriesTheVersionInForce() {
    assertThat(rule.stamp()).isEqualTo("NegativeStreak@1");
  }

  private static NegativeStreak withTopTier(boolean topTier, double influence) {
    return new NegativeStreak(
        1,
        new NegativeStreakSettings(
            Severity.SEV3, Level.HIGH, Level.HIGH, 0.3, influence, topTier, null));
  }
}
