package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against sums done by hand, on 100 hourly buckets whose first 15 are probation. */
class NabScoreTest {
  private static final Offset<Double> NEARLY = within(1e-4);

  /** 2 / (1 + e^-5) - 1, what an alarm at a window's start earns before it is normalised. */
  private static final double FULL = 0.98661;

  @Test
  void noAlarmIsZeroAndTheStartOfEachWindowIsAHundred() {
    assertThat(score(List.of()).standard()).isCloseTo(0, NEARLY);
    assertThat(score(List.of(20, 60)).standard()).isCloseTo(100, NEARLY);
    assertThat(score(List.of(20, 60)).lowFalsePositives()).isCloseTo(100, NEARLY);
    assertThat(score(List.of(20, 60)).windowsFound()).isEqualTo(2);
  }

  /** Bucket 25 has 5 of 10 before it: 2 / (1 + e^-2.5) - 1 = .84828. */
  @Test
  void aLaterAlarmEarnsLess() {
    double earned = 0.84828 / FULL;

    assertThat(score(List.of(25)).standard()).isCloseTo(100 * (earned - 1 + 2) / 4, NEARLY);
  }

  @Test
  void onlyTheEarliestAlarmOfAWindowCounts() {
    NabScore score = score(List.of(25, 26, 29, 60));

    assertThat(score.standard()).isCloseTo(score(List.of(25, 60)).standard(), NEARLY);
    assertThat(score.falseAlarmsPerWeek()).isZero();
  }

  /** Bucket 32 is 3/9 of a window behind the first: 2 / (1 + e^(5/3)) - 1 = -.68230. */
  @Test
  void anAlarmSoonAfterAWindowCostsLessThanOneFarBehind() {
    double soon = 0.11 * 0.68230;

    assertThat(score(List.of(20, 32, 60)).standard())
        .isCloseTo(100 * (2 - soon + 2) / 4, within(1e-3));
    assertThat(score(List.of(20, 32, 60)).lowFalsePositives())
        .isCloseTo(100 * (2 - 2 * soon + 2) / 4, within(1e-3));
    assertThat(score(List.of(20, 60, 98)).standard())
        .as("29/9 windows behind")
        .isCloseTo(100 * (2 - 0.11 + 2) / 4, NEARLY);
  }

  @Test
  void anAlarmBeforeAllWindowsCostsAllOfIt() {
    assertThat(score(List.of(16, 20, 60)).standard()).isCloseTo(100 * (2 - 0.11 + 2) / 4, NEARLY);
  }

  @Test
  void inProbationNothingCounts() {
    NabScore score = score(List.of(0, 14));

    assertThat(score.standard()).isCloseTo(0, NEARLY);
    assertThat(score.falseAlarmsPerWeek()).isZero();
    assertThat(score(List.of(15)).falseAlarmsPerWeek()).isPositive();
  }

  @Test
  void probationEndsAtRow750HoweverLongTheSeries() {
    CountSeries series =
        new CountSeries(
            "long", Duration.ofHours(1), hours(10_000), new long[10_000], new int[][] {});
    NabScore score = new NabScore();

    score.add(series, List.of(749, 750));

    assertThat(score.falseAlarmsPerWeek()).isCloseTo(1 / (10_000 / 168.0), NEARLY);
  }

  @Test
  void falseAlarmsAreByWeekOfAllSeries() {
    NabScore score = new NabScore();
    score.add(series(), List.of(20, 45, 80));
    score.add(series(), List.of());

    assertThat(score.windows()).isEqualTo(4);
    assertThat(score.windowsFound()).isEqualTo(1);
    assertThat(score.falseAlarmsPerWeek()).isCloseTo(2 / (200 / 168.0), NEARLY);
  }

  private static NabScore score(List<Integer> alarms) {
    NabScore score = new NabScore();
    score.add(series(), alarms);
    return score;
  }

  private static CountSeries series() {
    return new CountSeries(
        "hundred",
        Duration.ofHours(1),
        hours(100),
        new long[100],
        new int[][] {{20, 29}, {60, 69}});
  }

  private static long[] hours(int count) {
    long[] hours = new long[count];
    for (int i = 0; i < count; i++) {
      hours[i] = i * 3_600_000L;
    }
    return hours;
  }
}
