package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.listener.scoring.Tallies;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountMentionsTest {
  private static final SignalMaker MAKER = new SignalMaker("acme", new Pseudonyms("acme", "salt"));

  private OneInputStreamOperatorTestHarness<ScoredMention, Tally> bench;

  @BeforeEach
  void newBench() throws Exception {
    bench = bench(1, 0, null);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void whatWasSaidOfABrandInTenSecondsIsOneTally() throws Exception {
    say(angry().by("ana").fresh("skyhop", "skyhop/baggage").on("09:00:01"));
    say(cross().by("bob").carrying(10).fresh("skyhop").on("09:00:09.999"));
    say(cross().by("bob").carrying(10).on("09:00:05"));
    say(content().by("eve").on("09:00:02"));
    say(angry().by("kim").repeating().on("09:00:03"));

    timeIs("09:00:10");

    Tally tally = onlyTally();
    assertThat(tally.at()).isEqualTo(at("09:00"));
    assertThat(tally.posts()).isEqualTo(5);
    assertThat(tally.negativePosts()).isEqualTo(4);
    assertThat(tally.negative()).isEqualTo(2);
    assertThat(tally.loud()).isEqualTo(1);
    assertThat(tally.shares()).isEqualTo(1);
    assertThat(tally.reach()).isEqualTo(120_000);
    assertThat(tally.topics()).isEqualTo(Map.of("baggage", 1));
    assertThat(tally.networks()).isEqualTo(Map.of("x", 4));
    assertThat(tally.sources()).isEqualTo(Map.of("test", 5));
    assertThat(tally.crowds()).isEmpty();
  }

  @Test
  void aBucketLeavesWhenItIsComplete() throws Exception {
    say(angry().on("09:00:01"));
    bench.processWatermark(new Watermark(at("09:00:10").toEpochMilli() - 2));
    assertThat(tallies()).isEmpty();

    bench.processWatermark(new Watermark(at("09:00:10").toEpochMilli() - 1));

    assertThat(tallies()).hasSize(1);
    assertThat(bench.getOutput()).last().isInstanceOf(Watermark.class);
    assertThat(((StreamRecord<?>) bench.getOutput().toArray()[1]).getTimestamp())
        .isEqualTo(at("09:00:10").toEpochMilli() - 1);
  }

  @Test
  void noBucketIsToldTwice() throws Exception {
    say(angry().on("09:00:01"));
    timeIs("09:00:10");
    say(angry().on("09:00:02"));
    timeIs("09:01");

    assertThat(tallies()).hasSize(1);
  }

  @Test
  void everyBrandHasATallyOfItsOwn() throws Exception {
    say(angry().about("skyhop", "united").fresh("united").on("09:00:01"));
    timeIs("09:00:10");

    assertThat(tallies())
        .extracting(Tally::brand, Tally::posts, Tally::negative)
        .containsExactly(tuple("skyhop", 1, 0), tuple("united", 1, 1));
  }

  @Test
  void longTextsAreListedByTheirFingerprint() throws Exception {
    say(angry().by("ana").fresh("skyhop", "skyhop/baggage").saying(7).on("09:00:01"));
    say(angry().by("bob").fresh("skyhop").saying(7).carrying(10).on("09:00:02"));
    say(content().by("eve").fresh("skyhop/delay").saying(7).on("09:00:03"));
    timeIs("09:00:10");

    Tally tally = onlyTally();
    assertThat(tally.negative()).isZero();
    assertThat(tally.topics()).isEmpty();
    assertThat(tally.crowds())
        .containsExactly(new Tally.Crowd(7, 3, 2, 1, 120_000, List.of("baggage", "delay")));
  }

  @Test
  void onlyTheFiveLoudestPostsSpeakForABucket() throws Exception {
    for (int i = 0; i < 8; i++) {
      say(angry().by("a" + i).post("p" + i).carrying(80 + i).on("09:00:0" + i));
    }
    say(angry().by("kim").carrying(99).repeating().on("09:00:09"));
    timeIs("09:00:10");

    assertThat(onlyTally().loudest())
        .extracting(signal -> signal.influence().score())
        .containsExactly(87d, 86d, 85d, 84d, 83d);
  }

  @Test
  void aRevisionSaysNothingNew() throws Exception {
    say(angry().fresh("skyhop").seenBefore().on("09:00:01"));
    timeIs("09:00:10");

    assertThat(tallies()).isEmpty();
  }

  @Test
  void aBucketThatHasNotEndedIsNotToldAtTheEndOfTime() throws Exception {
    say(angry().on("09:00:01"));
    say(angry().on("09:00:11"));
    timeIs("09:00:12");
    bench.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(tallies()).extracting(Tally::at).containsExactly(at("09:00"));
  }

  @Test
  void whatIsOpenSurvivesARestartOnMoreTasks() throws Exception {
    for (int i = 0; i < 6; i++) {
      say(angry().by("a" + i).post("p" + i).fresh("skyhop").on("09:00:0" + i));
      say(angry().by("b" + i).about("united").fresh("united").saying(i % 2 + 1).on("09:00:0" + i));
    }
    OperatorSubtaskState snapshot = bench.snapshot(1, 1);
    say(angry().by("late").fresh("skyhop").on("09:00:07"));
    timeIs("09:00:10");
    List<Tally> whole = tallies();
    bench.close();

    List<Tally> parts = new ArrayList<>();
    for (int task = 0; task < 2; task++) {
      bench = bench(2, task, snapshot);
      if (task == 1) {
        say(angry().by("late").fresh("skyhop").on("09:00:07"));
      }
      timeIs("09:00:10");
      parts.addAll(tallies());
      if (task == 0) {
        bench.close();
      }
    }

    assertThat(whole).hasSize(2);
    for (Tally tally : whole) {
      List<Tally> same = parts.stream().filter(part -> part.brand().equals(tally.brand())).toList();
      assertThat(Tallies.sum(same)).isEqualTo(tally);
    }
  }

  @Test
  void nothingIsKeptOfWhatWasTold() throws Exception {
    say(angry().on("09:00:01"));
    timeIs("09:00:10");
    OperatorSubtaskState snapshot = bench.snapshot(1, 1);
    bench.close();
    bench = bench(1, 0, snapshot);
    timeIs("10:00");

    assertThat(tallies()).isEmpty();
  }

  private void say(Mentions mention) throws Exception {
    bench.processElement(mention.scored(), mention.when().toEpochMilli());
  }

  private void timeIs(String time) throws Exception {
    Instant moment = at(time);
    bench.processWatermark(new Watermark(moment.toEpochMilli()));
  }

  private List<Tally> tallies() {
    return bench.extractOutputValues();
  }

  private Tally onlyTally() {
    assertThat(tallies()).hasSize(1);
    return tallies().get(0);
  }

  private static OneInputStreamOperatorTestHarness<ScoredMention, Tally> bench(
      int tasks, int task, OperatorSubtaskState snapshot) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<>(new CountMentions("acme", MAKER), 720, tasks, task);
    if (snapshot != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, 720, 1, tasks, task));
    }
    harness.open();
    return harness;
  }
}
