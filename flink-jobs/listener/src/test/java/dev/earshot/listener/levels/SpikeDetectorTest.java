package dev.earshot.listener.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeDetectorTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final double YEAR = 365;

  /** Mentions a day, and mentions in the hour of the burst. */
  @ParameterizedTest
  @CsvSource({
    "3, 12",
    "30, 20",
    "300, 80",
    "3000, 700",
    "30000, 6000",
    "1440000, 300000",
    "144000000, 3e7"
  })
  void threeEqualBurstsAWeekApartAreAllFound(double rate, double burst) {
    Chatter chatter = new Chatter(7).days(8.4, rate);
    List<Boolean> found = new ArrayList<>();

    for (int i = 0; i < 3; i++) {
      Instant began = chatter.now();
      chatter.burst(burst);
      found.add(chatter.alarmedSince(began));
      chatter.days(WEEK.toDays() - 1.0 / 24, rate);
    }

    assertThat(found).containsExactly(true, true, true);
  }

  @Test
  void aBrandWithThreeMentionsADayIsLeftInPeaceAndHeardWhenItMatters() {
    Chatter chatter = new Chatter(3).days(60, 3);
    int inPeace = chatter.alarms().size();

    Instant began = chatter.now();
    chatter.burst(15);

    assertThat(inPeace).as("in two months").isLessThanOrEqualTo(2);
    assertThat(chatter.alarmedSince(began)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {300, 3_000, 1_440_000})
  void steadyGrowthIsNoSpike(double rate) {
    Chatter chatter = new Chatter(5).days(60, minute -> rate * Math.pow(2, minute / 1440.0 / 14));

    assertThat(chatter.alarms()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {300, 3_000, 1_440_000})
  void busyHoursAndQuietWeekendsAreNoSpikes(double rate) {
    Chatter chatter = new Chatter(9).days(14, minute -> season(rate, minute));
    Instant known = chatter.now();

    chatter.days(60, minute -> season(rate, minute));

    assertThat(chatter.alarms().stream().filter(alarm -> alarm.isAfter(known)))
        .as("in two months")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aQuietHourSpeakingLikeABusyOneIsASpike() {
    Chatter chatter = new Chatter(9).days(28, minute -> season(3_000, minute));
    double atNoon = season(3_000, 12 * 60) / 24;
    Chatter noon = chatter.days(13.0 / 24, minute -> season(3_000, minute));
    double returnAtNoon = noon.level().returnDays();
    chatter.days(12.0 / 24, minute -> season(3_000, minute));
    Instant night = chatter.now();

    chatter.burst(atNoon);

    assertThat(returnAtNoon).isLessThan(Chatter.MONTH);
    assertThat(chatter.alarmedSince(night)).isTrue();
  }

  @Test
  void aThousandTimesTheExpectationStillHasANumber() {
    Chatter chatter = new Chatter(1).days(10, 1_440_000);

    chatter.say(1_000_000);
    chatter.say(100_000_000);

    assertThat(chatter.level().surprise()).isEqualTo(NegativeBinomial.MOST_SURPRISING);
    assertThat(chatter.level().returnDays()).isFinite().isGreaterThan(YEAR);
    assertThat(chatter.level().observed()).isCloseTo(2.02e8, within(5e6));
  }

  @Test
  void aLevelSaysWhatWasHeardWhatIsUsualAndSinceWhen() {
    Chatter chatter = new Chatter(2).days(21, 1_440);

    chatter.burst(600);

    Level level = chatter.level();
    assertThat(level.window()).isBetween(Duration.ofMinutes(15), Duration.ofHours(4));
    assertThat(level.ratio()).isBetween(2.0, 12.0);
    double minutes = level.window().toMinutes();
    assertThat(level.expected()).as("one a minute").isCloseTo(minutes, within(minutes * 0.2));
    assertThat(level.windowsAbove(Chatter.MONTH)).isGreaterThanOrEqualTo(2);
    assertThat(level.returnDays()).isGreaterThan(YEAR);
  }

  @Test
  void onTheFirstDayNothingIsTested() {
    Chatter chatter = new Chatter(2).days(0.5, 1_440).burst(5_000);

    assertThat(chatter.level().returnDays()).isZero();
    assertThat(chatter.level().windowsAbove(0)).isZero();
  }

  @Test
  void fourMentionsAreNotTestedHoweverSurprisingSixAre() {
    Chatter four = new Chatter(4).days(20, 0.2);
    Chatter more = new Chatter(4).days(20, 0.2);

    four.say(4);
    more.say(6);

    assertThat(four.level().surprise()).isGreaterThan(5);
    assertThat(four.level().returnDays()).isZero();
    assertThat(more.level().returnDays()).isGreaterThan(Chatter.MONTH);
  }

  @Test
  void significantButSmallIsNotTested() {
    Chatter chatter = new Chatter(4).days(20, 144_000_000).burst(1.8 * 6_000_000);

    assertThat(chatter.level().surprise()).isGreaterThan(3);
    assertThat(chatter.level().returnDays()).isZero();
  }

  @Test
  void whenNothingMoreIsSaidTheLevelSinks() {
    Chatter chatter = new Chatter(6).days(20, 1_440).burst(600);
    Duration window = chatter.level().window();

    assertThat(chatter.levelIn(Duration.ZERO, window))
        .usingRecursiveComparison()
        .isEqualTo(chatter.level());
    assertThat(chatter.levelIn(window.multipliedBy(3), window).ratio()).isLessThan(1.3);
    assertThat(chatter.levelIn(Duration.ofDays(3)).ratio()).isLessThan(0.1);
  }

  @Test
  void lookingAheadChangesNothing() {
    Chatter looked = new Chatter(6).days(9, 300);
    Chatter plain = new Chatter(6).days(9, 300);

    looked.levelIn(Duration.ofDays(30));

    assertThat(looked.memory()).usingRecursiveComparison().isEqualTo(plain.memory());
  }

  @Test
  void theSameBucketsGiveTheSameLevel() {
    Chatter one = new Chatter(8).days(20, 300).burst(100);
    Chatter other = new Chatter(8).days(20, 300).burst(100);

    assertThat(other.level()).usingRecursiveComparison().isEqualTo(one.level());
    assertThat(other.memory()).usingRecursiveComparison().isEqualTo(one.memory());
  }

  @Test
  void theWidthOfTheBucketsHardlyMatters() {
    Level fine = steady(Duration.ofSeconds(10), 10);
    Level coarse = steady(Duration.ofMinutes(5), 300);

    assertThat(fine.observed()).isCloseTo(coarse.observed(), within(1.0));
    assertThat(fine.expected()).isCloseTo(coarse.expected(), within(1.0));
    assertThat(fine.ratio()).isCloseTo(1, within(0.03));
  }

  @Test
  void aYearOfSilenceIsForgottenAndCostsLittle() {
    Chatter chatter = new Chatter(6).days(20, 1_440);

    Level level = chatter.levelIn(Duration.ofDays(3650));

    assertThat(level.observed()).isLessThan(1e-9);
    assertThat(level.expected()).isLessThan(1);
  }

  @Test
  void beforeAnythingIsHeardTheLevelIsNothing() {
    Level level =
        new SpikeDetector(Chatter.MINUTE).levelAt(new SpikeMemory(), Chatter.MONDAY.toEpochMilli());

    assertThat(level.observed()).isZero();
    assertThat(level.ratio()).isZero();
    assertThat(level.returnDays()).isZero();
  }

  @Test
  void bucketsComeInOrderAndCannotBeNegative() {
    SpikeDetector detector = new SpikeDetector(Chatter.MINUTE);
    SpikeMemory memory = new SpikeMemory();
    detector.add(memory, 60_000, 3);

    assertThatThrownBy(() -> detector.add(memory, 119_999, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 mentions at 119999, counted up to 120000");
    assertThatThrownBy(() -> detector.add(memory, 120_000, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(detector.add(memory, 120_000, 1).observed()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT61M"})
  void aBucketLastsUpToAnHour(Duration bucket) {
    assertThatThrownBy(() -> new SpikeDetector(bucket))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bucket.toString());
  }

  @Test
  void onlyWindowsThatLevelsHaveCanBeAskedFor() {
    Chatter chatter = new Chatter(1).days(0.1, 1_440);

    assertThatThrownBy(() -> chatter.levelIn(Duration.ZERO, Duration.ofMinutes(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT7M");
  }

  private static Level steady(Duration bucket, long mentions) {
    SpikeDetector detector = new SpikeDetector(bucket);
    SpikeMemory memory = new SpikeMemory();
    Level level = null;
    for (long at = 0; at < Duration.ofDays(30).toMillis(); at += bucket.toMillis()) {
      level = detector.add(memory, Chatter.MONDAY.toEpochMilli() + at, mentions);
    }
    return level;
  }

  /** Five times as much at noon as at midnight, half as much at weekends. */
  private static double season(double rate, long minute) {
    double hour = 1 - 2.0 / 3 * Math.cos(2 * Math.PI * minute / 1440);
    return rate * hour * (minute / 1440 % 7 >= 5 ? 0.6 : 1.16);
  }
}
