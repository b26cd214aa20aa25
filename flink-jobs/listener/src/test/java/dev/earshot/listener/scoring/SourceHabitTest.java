package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SourceHabitTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final double ODDS = 10_000;

  /** So many posts in the middle of each of these hours, from Monday on. */
  private static SourceHabit after(int days, int fromHour, int toHour, int posts) {
    SourceHabit habit = SourceHabit.beginning(MONDAY);
    for (int day = 0; day < days; day++) {
      for (int hour = fromHour; hour < toHour; hour++) {
        habit = habit.heard(at(day, hour).plusSeconds(1800), posts);
      }
    }
    return habit;
  }

  private static Instant at(int day, int hour) {
    return MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
  }

  @Test
  void aSourceIsJudgedOnceItSpokeOnThreeOfSevenDays() {
    assertThat(after(2, 0, 24, 1).daily()).isFalse();
    assertThat(after(3, 0, 24, 1).daily()).isTrue();
    assertThat(after(3, 0, 24, 1).heard(at(7, 0), 1).daily()).isTrue();
    assertThat(after(3, 0, 24, 1).heard(at(8, 0), 1).daily()).as("Wednesday, today").isFalse();
    assertThat(after(3, 0, 24, 1).heard(at(400, 0), 1).daily()).isFalse();
  }

  @Test
  void theMoreASourceSaysTheSoonerItIsMissed() {
    Instant since = at(4, 12);
    Duration chatty = Duration.between(since, after(4, 0, 24, 100).tooLong(since, ODDS));
    Duration calm = Duration.between(since, after(4, 0, 24, 10).tooLong(since, ODDS));

    assertThat(chatty).isLessThan(Duration.ofMinutes(15));
    assertThat(calm).isBetween(Duration.ofHours(1), Duration.ofHours(5));
  }

  @Test
  void theRarerASilenceMustBeTheLongerItLasts() {
    SourceHabit habit = after(4, 0, 24, 10);
    assertThat(habit.tooLong(at(4, 0), 1e6)).isAfter(habit.tooLong(at(4, 0), 100));
  }

  @Test
  void whoSpeaksInBurstsMayPauseForLonger() {
    SourceHabit bursts = SourceHabit.beginning(MONDAY);
    for (int hour = 0; hour < 96; hour += 4) {
      bursts = bursts.heard(at(0, hour).plusSeconds(1800 + 3600L * (hour / 24)), 40);
    }
    SourceHabit steady = after(4, 0, 24, 10);

    assertThat(bursts.dispersion()).isGreaterThan(2 * steady.dispersion());
    assertThat(bursts.usual(at(4, 0), at(4, 24))).isBetween(150.0, 300.0);
    assertThat(bursts.tooLong(at(4, 0), 10)).isAfter(steady.tooLong(at(4, 0), 10));
    assertThat(bursts.tooLong(at(4, 0), ODDS)).as("no silence tells anything").isNull();
  }

  @Test
  void atNightNothingIsUsualOfWhoSleepsAtNight() {
    SourceHabit habit = after(4, 8, 20, 100);
    assertThat(habit.usual(at(3, 20), at(4, 8))).isZero();
    assertThat(habit.tooLong(at(3, 20), ODDS)).isAfter(at(4, 8)).isBefore(at(4, 9));
  }

  @Test
  void aWeekendNeverSeenExpectsNothing() {
    assertThat(after(5, 0, 24, 100).usual(at(5, 0), at(7, 0))).isZero();
    assertThat(after(12, 0, 24, 100).usual(at(12, 0), at(13, 0))).isCloseTo(2400, within(1));
  }

  @Test
  void hoursOfDeafnessAreNoHabit() {
    SourceHabit before = after(3, 0, 24, 100);
    SourceHabit deaf = before.deafUntil(at(3, 12)).heard(at(3, 12), 1);
    SourceHabit silent = before.heard(at(3, 12), 1);

    assertThat(deaf.usual(at(4, 0), at(4, 12))).isCloseTo(1200, within(1));
    assertThat(silent.usual(at(4, 0), at(4, 12))).isLessThan(1000);
  }

  @Test
  void aSourceThatSaysTooLittleIsNeverMissed() {
    SourceHabit habit = SourceHabit.beginning(MONDAY).heard(MONDAY, 1).heard(at(1, 0), 0);
    assertThat(habit.tooLong(at(1, 0), 1e12)).isNull();
  }

  /** Ten an hour by day, at random: a pause is too long about once in ten thousand. */
  @Test
  void chanceAloneRaisesHardlyAnyAlarm() {
    Random chance = new Random(7);
    SourceHabit habit = SourceHabit.beginning(MONDAY);
    Instant last = MONDAY;
    int alarms = 0;
    int pauses = 0;
    for (int minute = 0; minute < 90 * 1440; minute++) {
      boolean awake = minute / 60 % 24 >= 7;
      if (!awake || chance.nextDouble() > 1 / 6.0) {
        continue;
      }
      Instant now = MONDAY.plusSeconds(60L * minute);
      Instant tooLong = habit.daily() ? habit.tooLong(last, ODDS) : null;
      if (tooLong != null && now.isAfter(tooLong)) {
        alarms++;
      }
      pauses++;
      habit = habit.heard(now, 1);
      last = now;
    }

    assertThat(pauses).isGreaterThan(14_000);
    assertThat(alarms).isLessThanOrEqualTo(3);
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }
}
