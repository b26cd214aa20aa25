package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
  private static final int BUCKETS_A_DAY = 288;
  private static final int BURST = 10 * BUCKETS_A_DAY;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windowed Gaussian",
        "SigniTrend",
        "Poisson",
        "fixed threshold",
        "hour over 12 hours",
        "day over week",
        "10 minutes over 6 hours",
        "newest over mean + 3 sd"
      })
  void everyBaselineIsSilentOnUsualDaysAndHearsTenTimesTheUsual(String name) {
    double[] judged = rules().get(name).judge(series(50));

    assertThat(Arrays.stream(judged, 0, BURST)).as("usual").allMatch(each -> each < 1);
    assertThat(Arrays.stream(judged, BURST, BURST + 24)).as("burst").anyMatch(each -> each >= 1);
  }

  @Test
  void noBaselineKnowsWhatIsYetToCome() {
    rules()
        .forEach(
            (name, rule) ->
                assertThat(Arrays.copyOf(rule.judge(series(50)), BURST))
                    .as(name)
                    .isEqualTo(Arrays.copyOf(rule.judge(series(5)), BURST)));
  }

  @Test
  void afterAnAlarmAllRestAlike() {
    CountSeries series = series(50);
    double[] judged = new double[series.size()];
    Arrays.fill(judged, 1, 600, 1);

    assertThat(Alarms.of(series, judged, 1, Duration.ofDays(1)))
        .containsExactly(1, 1 + BUCKETS_A_DAY, 1 + 2 * BUCKETS_A_DAY);
    assertThat(Alarms.of(series, judged, 1.1, Duration.ofDays(1))).isEmpty();
  }

  private static Map<String, SpikeRule> rules() {
    Map<String, SpikeRule> rules = new HashMap<>(Baselines.textbook());
    rules.putAll(Baselines.tools());
    return rules;
  }

  /** Four or six mentions in five minutes, turn by turn; then for two hours something else. */
  private static CountSeries series(long burst) {
    long[] starts = new long[11 * BUCKETS_A_DAY];
    long[] counts = new long[starts.length];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i * 300_000L;
      counts[i] = i >= BURST && i < BURST + 24 ? burst : 4 + i % 2 * 2;
    }
    return new CountSeries("five", Duration.ofMinutes(5), starts, counts, new int[0][]);
  }
}
