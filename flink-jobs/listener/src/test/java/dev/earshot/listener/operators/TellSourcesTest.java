package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Entry;
import dev.earshot.model.SourcePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellSourcesTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private OneInputStreamOperatorTestHarness<SourceWord, Entry> bench;

  @BeforeEach
  void open() throws Exception {
    bench = new OneInputStreamOperatorTestHarness<>(new TellSources("acme"));
    bench.open();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void howASourceIsHeardIsToldForEachTenSecondsInWhichItSpoke() throws Exception {
    speaks("bluesky", 2, 10);
    speaks("bluesky", 3, 10);
    speaks("x", 1, 20);
    timeIs(9);
    timeIs(10);
    timeIs(25);

    assertThat(told()).hasSize(2);
    assertThat(told().get(0).source()).isEqualTo("bluesky");
    assertThat(told().get(0).at()).isEqualTo(NINE.plusSeconds(10));
    assertThat(told().get(0).heardAt()).isEqualTo(NINE.plusSeconds(10));
    assertThat(told().get(0).posts()).isEqualTo(5);
    assertThat(told().get(1).source()).isEqualTo("x");
  }

  @Test
  void inSilenceItIsToldUntilNothingOfTheLastTenMinutesIsLeft() throws Exception {
    speaks("bluesky", 2, 10);
    for (int second = 10; second <= 1_200; second += 10) {
      timeIs(second);
    }

    assertThat(told()).extracting(SourcePulse::posts).containsExactly(2, 0);
    assertThat(told().get(1).at()).isEqualTo(NINE.plusSeconds(610));
    assertThat(told().get(1).heardAt()).isEqualTo(NINE.plusSeconds(10));
  }

  @Test
  void whatPauseIsUsualIsLearnedAndAnOutageIsNone() throws Exception {
    int second = 0;
    for (int i = 0; i < 10; i++) {
      second += 40;
      speaks("bluesky", 1, second);
    }
    timeIs(second);
    assertThat(last().usualMs()).isNull();
    for (int i = 0; i < 30; i++) {
      second += 40;
      speaks("bluesky", 1, second);
    }
    timeIs(second);
    assertThat(last().usualMs()).isEqualTo(60_000);

    second += 6 * 3600;
    speaks("bluesky", 1, second);
    timeIs(second);

    assertThat(last().usualMs()).isBetween(60_000L, 300_000L);
  }

  @Test
  void whoSaysThatItIsDeafOrLagsIsBelievedUntilItIsHeardAgain() throws Exception {
    speaks("bluesky", 1, 10);
    tells("bluesky", false, 0, 30);
    tells("bluesky", false, 0, 35);
    timeIs(40);
    assertThat(last().deafSince()).isEqualTo(NINE.plusSeconds(30));

    speaks("bluesky", 1, 60);
    tells("bluesky", true, 240_000, 61);
    tells("bluesky", false, 0, 20);
    timeIs(70);

    assertThat(last().deafSince()).isNull();
    assertThat(last().behindMs()).isEqualTo(240_000);
  }

  @Test
  void aRestartForgetsNothing() throws Exception {
    speaks("bluesky", 2, 10);
    speaks("bluesky", 3, 30);
    timeIs(10);
    OperatorSubtaskState state = bench.snapshot(1, 1);
    bench.close();
    bench = new OneInputStreamOperatorTestHarness<>(new TellSources("acme"));
    bench.initializeState(state);
    bench.open();

    timeIs(30);

    assertThat(last().posts()).isEqualTo(5);
    assertThat(last().heardAt()).isEqualTo(NINE.plusSeconds(30));
  }

  @Test
  void aSourceIsForgottenAfterAWeekAndItsPlaceIsFree() throws Exception {
    for (int i = 0; i < TellSources.MOST; i++) {
      speaks("made up " + i, 1, 10);
    }
    speaks("one more", 1, 10);
    timeIs(10);
    assertThat(told()).hasSize(TellSources.MOST);
    assertThat(told()).extracting(SourcePulse::source).doesNotContain("one more");

    timeIs(20 + Duration.ofDays(7).toSeconds());
    speaks("one more", 1, 30 + Duration.ofDays(7).toSeconds());
    timeIs(30 + Duration.ofDays(7).toSeconds());

    assertThat(last().source()).isEqualTo("one more");
  }

  @Test
  void atTheEndOfABoundedInputNothingIsTold() throws Exception {
    speaks("bluesky", 1, 10);
    bench.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(told()).isEmpty();
  }

  private void speaks(String source, int posts, long second) throws Exception {
    send(new SourceWord(source, NINE.plusSeconds(second), posts, true, 0));
  }

  private void tells(String source, boolean connected, long behind, long second) throws Exception {
    send(new SourceWord(source, NINE.plusSeconds(second), 0, connected, behind));
  }

  private void send(SourceWord word) throws Exception {
    bench.processElement(word, word.at().toEpochMilli());
  }

  private void timeIs(long second) throws Exception {
    bench.processWatermark(new Watermark(NINE.plusSeconds(second).toEpochMilli()));
  }

  private SourcePulse last() {
    return told().get(told().size() - 1);
  }

  private List<SourcePulse> told() {
    return bench.extractOutputValues().stream().map(Entry::source).toList();
  }
}
