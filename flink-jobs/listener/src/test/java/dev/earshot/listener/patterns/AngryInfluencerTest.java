package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.CustomerTier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts for the shipped rule: negativity 0.6, influence 80, of a customer 60. */
class AngryInfluencerTest {
  private final AngryInfluencer rule =
      new AngryInfluencer(3, new ConfigLoader(name -> null).shipped().rules().angryInfluencer());

  @ParameterizedTest
  @CsvSource({"-0.6, 80, true", "-1, 100, true", "-0.59, 100, false", "-1, 79.9, false"})
  void aStrangerMustBeAngryAndHeardFar(double score, double influence, boolean counts) {
    assertThat(rule.counts(Scored.stranger(score, influence))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"-0.6, 60, true", "-0.59, 100, false", "-1, 59.9, false"})
  void aCustomerNeedNotBeHeardAsFar(double score, double influence, boolean counts) {
    assertThat(rule.counts(Scored.customer(CustomerTier.STANDARD, score, influence)))
        .isEqualTo(counts);
  }

  @Test
  void theTierAloneIsNoVoice() {
    assertThat(rule.counts(Scored.customer(CustomerTier.TOP, -1, 59))).isFalse();
  }

  @Test
  void whoIsNoLongerACustomerIsAStranger() {
    assertThat(rule.counts(Scored.unlinked(-1, 70))).isFalse();
    assertThat(rule.counts(Scored.unlinked(-1, 80))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0", "0.9"})
  void praiseAndIndifferenceNeverCountHoweverFarTheyCarry(double score) {
    assertThat(rule.counts(Scored.stranger(score, 100))).isFalse();
  }

  @Test
  void itsStampCarriesTheVersionInForce() {
    assertThat(rule.stamp()).isEqualTo("AngryInfluencer@3");
  }
}
