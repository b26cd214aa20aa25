package dev.earshot.flink;

import static dev.earshot.model.Envelope.Kind.DATA;
import static dev.earshot.model.Envelope.Kind.SOURCE;
import static dev.earshot.model.Envelope.Kind.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickWatermarksTest {
  private final Told clock = new Told(new TickWatermarks());

  @Test
  void aTickMovesTimeWhereNobodySpeaks() {
    assertThat(clock.hears(TICK, 1_000).hears(TICK, 1_500).watermarks())
        .containsExactly(1_000 - 200L, 1_500 - 200L);
  }

  @Test
  void onlyATickMovesIt() {
    assertThat(clock.hears(DATA, 5_000).hears(SOURCE, 6_000).onTheWall().watermarks()).isEmpty();
  }

  @Test
  void timeStandsALittleBehindTheNewestStampWhoeverMadeIt() {
    assertThat(clock.hears(DATA, 5_000).hears(TICK, 4_900).watermarks())
        .containsExactly(5_000 - TickWatermarks.SLACK_MILLIS);
  }

  @Test
  void itNeverRunsBackThoughTheBrokersClockDoes() {
    assertThat(clock.hears(TICK, 5_000).hears(TICK, 3_000).watermarks()).isSorted().hasSize(2);
  }

  @Test
  void silenceIsNeverTakenForIdleness() {
    clock.hears(TICK, 1_000);
    for (int i = 0; i < 1_000; i++) {
      clock.onTheWall();
    }

    assertThat(clock.idle()).isFalse();
    assertThat(clock.watermarks()).hasSize(1);
  }
}
