package dev.earshot.flink;

import static dev.earshot.model.Envelope.Kind.DATA;
import static dev.earshot.model.Envelope.Kind.SOURCE;
import static dev.earshot.model.Envelope.Kind.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaughtUpWatermarksTest {
  private static final long STARTED = 10_000;

  private final Told clock = new Told(new CaughtUpWatermarks(STARTED));

  @Test
  void untilItHasReadToWhereItStartedItIsSilent() {
    assertThat(clock.hears(DATA, 1_000).hears(TICK, STARTED - 1).onTheWall().watermarks())
        .isEmpty();
  }

  @Test
  void theFirstTickSinceItStartedIsTheEndOfTime() {
    assertThat(clock.hears(TICK, 9_000).hears(TICK, STARTED).watermarks())
        .containsExactly(Long.MAX_VALUE);
  }

  @Test
  void whatItReadsAfterwardsNeverTakesThatBack() {
    clock.hears(TICK, STARTED).hears(DATA, 12_000).hears(TICK, 12_500).onTheWall();

    assertThat(clock.watermarks()).isNotEmpty().containsOnly(Long.MAX_VALUE);
  }

  @Test
  void aRecordThatIsNoTickProvesNothing() {
    assertThat(clock.hears(DATA, STARTED + 5).hears(SOURCE, STARTED + 6).watermarks()).isEmpty();
  }
}
