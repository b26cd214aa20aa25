package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.RulesInForce;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Fact;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shipped rules count. */
class SituationsTest {
  private final Rules rules = new ConfigLoader(name -> null).shipped().rules();
  private final Log log = new Log();

  private Log.Entry said(double score, double influence) {
    return log.said("ana", "09:00", score).influence(influence);
  }

  private boolean counts(String name, Log.Entry entry) {
    SignalRule rule =
        Situations.of(rules).stream()
            .filter(each -> each.settings().name().equals(name))
            .findFirst()
            .orElseThrow();
    return rule.counts(entry.by());
  }

  @Test
  void thereAreSevenOfThem() {
    assertThat(Situations.of(rules))
        .extracting(rule -> rule.settings().name())
        .containsExactly(
            AngryInfluencer.NAME,
            SeriousIntent.NAME,
            NegativeStreak.NAME,
            IgnoredComplaint.NAME,
            GoingViral.NAME,
            Recovery.NAME,
            Advocate.NAME);
  }

  @ParameterizedTest
  @EnumSource(names = "SAID", mode = EnumSource.Mode.EXCLUDE)
  void noneCountsWhatIsNotSaid(Signal.Kind kind) {
    Signal signal =
        log.did(kind, "ana", "09:00").score(-1).influence(100).intent(Intent.COMPLAINT).by();
    Signal leaving = log.did(kind, "ana", "09:00").score(-1).intent(Intent.CHURN).by();
    Signal friendly = log.did(kind, "ana", "09:00").score(1).influence(100).by();

    assertThat(Situations.of(rules)).noneMatch(rule -> rule.counts(signal));
    assertThat(Situations.of(rules)).noneMatch(rule -> rule.counts(leaving));
    assertThat(Situations.of(rules)).noneMatch(rule -> rule.counts(friendly));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.6, 80, true",
    "-1, 100, true",
    "-0.59, 100, false",
    "-1, 79.9, false",
    "0, 100, false",
    "0.9, 100, false"
  })
  void anAngryStrangerMustBeHeardFar(double score, double influence, boolean counts) {
    assertThat(counts("AngryInfluencer", said(score, influence))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"-0.6, 60, true", "-0.59, 100, false", "-1, 59.9, false"})
  void anAngryCustomerNeedNotBeHeardAsFar(double score, double influence, boolean counts) {
    Log.Entry customer = said(score, influence).customer(CustomerTier.STANDARD);
    assertThat(counts("AngryInfluencer", customer)).isEqualTo(counts);
  }

  @Test
  void theTierAloneIsNoVoice() {
    Log.Entry quiet = said(-1, 59).customer(CustomerTier.TOP);
    assertThat(counts("AngryInfluencer", quiet)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SAFETY_LEGAL, -1, 0",
    "SAFETY_LEGAL, 0, 0",
    "SAFETY_LEGAL, 0.59, 100",
    "CHURN, -0.2, 0",
    "CHURN, 0, 12"
  })
  void dangerLawAndLeavingAreSeriousWhoeverSpeaks(Intent intent, double score, double influence) {
    Log.Entry stranger = said(score, influence).intent(intent);
    Log.Entry customer = said(score, influence).intent(intent).customer(CustomerTier.TOP);

    assertThat(counts("SeriousIntent", stranger)).isTrue();
    assertThat(counts("SeriousIntent", customer)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"SAFETY_LEGAL", "CHURN"})
  void aMutedTopicMutesNothingSerious(Intent intent) {
    Rules muting =
        new ConfigLoader(name -> null).rules("rules.yaml", "version: 1\nmuted_topics: [strike]");
    RulesInForce inForce =
        new RulesInForce(muting, Situations.of(muting), new ConfigLoader().shipped().brands());
    Signal serious = said(0, 0).intent(intent).topics("strike").by();
    Signal other = said(-1, 100).intent(Intent.COMPLAINT).topics("strike").by();

    assertThat(inForce.stamp(Fact.of(serious)).signal().stampOf("SeriousIntent")).isNotNull();
    assertThat(inForce.stamp(Fact.of(other))).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"SAFETY_LEGAL", "CHURN"},
      mode = EnumSource.Mode.EXCLUDE)
  void nothingElseIsSeriousHoweverAngryAndLoud(Intent intent) {
    Log.Entry loud = said(-1, 100).customer(CustomerTier.TOP).intent(intent);

    assertThat(counts("SeriousIntent", loud)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"SAFETY_LEGAL", "CHURN"})
  void whoIsGladToHaveLeftARivalIsNoAlarm(Intent intent) {
    assertThat(counts("SeriousIntent", said(0.6, 100).intent(intent))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "-0.3, 60, true",
    "-1, 100, true",
    "-0.29, 100, false",
    "-1, 59.9, false",
    "0, 100, false",
    "0.9, 100, false"
  })
  void inAStreakAStrangerMustBeNegativeAndHeard(double score, double influence, boolean counts) {
    assertThat(counts("NegativeStreak", said(score, influence))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"TOP, -0.3, true", "TOP, -0.29, false", "STANDARD, -1, false", "VALUED, -1, false"})
  void inAStreakATopCustomerCountsWithoutAnyVoice(CustomerTier tier, double score, boolean counts) {
    assertThat(counts("NegativeStreak", said(score, 0).customer(tier))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"-0.3, true", "-0.29, false", "0.9, false"})
  void anyNegativePostMayGoViral(double score, boolean counts) {
    assertThat(counts("GoingViral", said(score, 0))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"-0.3, true", "0.3, true", "-0.29, false", "0.29, false"})
  void aRecoveryIsMadeOfBadAndGoodWords(double score, boolean counts) {
    assertThat(counts("Recovery", said(score, 0))).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"0.4, 60, true", "0.39, 60, false", "0.4, 59.9, false", "-1, 100, false"})
  void anAdvocateSpeaksWellAndIsHeard(double score, double influence, boolean counts) {
    assertThat(counts("Advocate", said(score, influence))).isEqualTo(counts);
  }
}
