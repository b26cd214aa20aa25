package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeatHeartTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private OneInputStreamOperatorTestHarness<Alert, Entry> bench;

  @BeforeEach
  void open() throws Exception {
    bench = new OneInputStreamOperatorTestHarness<>(new BeatHeart("acme"));
    bench.open();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void onceInTenSecondsOfEventTimeTheJobSaysThatItLives() throws Exception {
    for (int second = 0; second <= 25; second++) {
      timeIs(NINE.plusSeconds(second));
    }

    assertThat(beats()).containsExactly(NINE, NINE.plusSeconds(10), NINE.plusSeconds(20));
  }

  @Test
  void aLeapIsOneBeat() throws Exception {
    timeIs(NINE);
    timeIs(NINE.plusSeconds(3_605));

    assertThat(beats()).containsExactly(NINE, NINE.plusSeconds(3_600));
  }

  @Test
  void whileTimeStandsStillThereIsNone() throws Exception {
    timeIs(NINE);
    timeIs(NINE);
    timeIs(NINE.plusSeconds(9));

    assertThat(beats()).hasSize(1);
  }

  @Test
  void atTheEndOfABoundedInputNobodyLives() throws Exception {
    bench.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(beats()).isEmpty();
  }

  private void timeIs(Instant moment) throws Exception {
    bench.processWatermark(new Watermark(moment.toEpochMilli()));
  }

  private List<Instant> beats() {
    return bench.extractOutputValues().stream().map(entry -> entry.heartbeat().at()).toList();
  }
}
