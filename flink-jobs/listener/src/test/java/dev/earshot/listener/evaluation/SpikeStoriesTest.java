package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpikeStoriesTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final int DAYS = 4;
  private static final int LENGTH = DAYS * Town.A_DAY;

  private final SpikeStories stories = new SpikeStories(Duration.ofHours(6));

  @Test
  void whatIsToldWithinTheStoryIsFoundAndTheRestIsInVain() {
    int[] window = {3_000, 3_060};
    CountSeries quiet = series(window);

    stories.add(quiet, quiet, List.of(minute(100), minute(3_010), minute(3_030), minute(4_000)));

    assertThat(of("earshot"))
        .containsEntry("found", 1)
        .containsEntry("falseAlarms", 2)
        .containsEntry("story", 10L);
  }

  @Test
  void aRuleOfAToolHearsTheSameMinutes() {
    CountSeries loud = series(new int[] {3_000, 3_060});
    for (int minute = 3_000; minute < 3_020; minute++) {
      loud.counts()[minute] = 5;
    }

    stories.add(series(new int[] {3_000, 3_060}), loud, List.of());

    assertThat(of("earshot")).containsEntry("found", 0).containsEntry("story", null);
    assertThat(of("hour over 12 hours, all mentions")).containsEntry("found", 0);
    assertThat(of("hour over 12 hours, negative ones"))
        .containsEntry("found", 1)
        .containsEntry("falseAlarms", 0)
        .containsEntry("story", 1L);
  }

  @Test
  void waveAfterWaveIsCountedByItself() {
    CountSeries waves = series(new int[] {2_000, 2_060}, new int[] {4_000, 4_060});

    stories.add(waves, waves, List.of(minute(2_001), minute(4_002)));

    assertThat(of("earshot"))
        .containsEntry("found", 2)
        .containsEntry("story 1", 1L)
        .containsEntry("story 2", 2L);
  }

  private Map<String, Object> of(String detector) {
    return stories.report().stream()
        .filter(row -> row.get("detector").equals(detector))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody says something each half hour. */
  private static CountSeries series(int[]... windows) {
    long[] starts = new long[LENGTH];
    long[] counts = new long[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      starts[i] = minute(i).toEpochMilli();
      counts[i] = i % 30 == 0 ? 1 : 0;
    }
    return new CountSeries("story", Duration.ofMinutes(1), starts, counts, windows);
  }

  private static Instant minute(int minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }
}
