package dev.earshot.listener.operators;

import static dev.earshot.listener.scoring.Told.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Told;
import dev.earshot.model.Control;
import dev.earshot.model.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyRulesTest {
  private static final Brands BRANDS = new ConfigLoader(name -> null).shipped().brands();
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));

  private TwoInputStreamOperatorTestHarness<Fact, Control, Fact> task;

  @BeforeEach
  void start() throws Exception {
    task = task(1, 0);
    task.open();
  }

  @AfterEach
  void stop() throws Exception {
    task.close();
  }

  @Test
  void factsWaitUntilWhatTheJobWasToldHasBeenRead() throws Exception {
    hear(0.7, TEN);
    tell(Told.rulesFrom(NINE, Told.angryAt(2, 0.5)));
    task.processWatermark1(new Watermark(TEN.toEpochMilli()));
    assertThat(task.extractOutputValues()).isEmpty();

    controlIsRead();

    assertThat(versions()).containsExactly("AngryInfluencer@2");
  }

  @Test
  void afterThatNothingWaits() throws Exception {
    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));

    hear(0.7, TEN);

    assertThat(versions()).containsExactly("AngryInfluencer@1");
  }

  @Test
  void noFactLeavesBehindTheTimeItBelongsTo() throws Exception {
    hear(0.7, NINE);

    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));

    assertThat(task.getOutput()).last().isEqualTo(new Watermark(NINE.toEpochMilli()));
    assertThat(task.extractOutputStreamRecords())
        .extracting(StreamRecord::getTimestamp)
        .containsExactly(NINE.toEpochMilli());
  }

  @Test
  void rulesChangeWhileFactsFlowAndAnOldFactKeepsItsOwn() throws Exception {
    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));
    tell(Told.rulesFrom(TEN, Told.angryAt(2, 0.9)));

    hear(0.7, TEN.minusMillis(1));
    hear(0.7, TEN);
    hear(0.95, TEN);
    hear(0.7, TEN.minusMillis(1));

    assertThat(versions())
        .containsExactly("AngryInfluencer@1", "AngryInfluencer@2", "AngryInfluencer@1");
  }

  @Test
  void whatNoRuleCountsEndsHere() throws Exception {
    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));

    hear(0.1, TEN);

    assertThat(task.extractOutputValues()).isEmpty();
  }

  @Test
  void whatWaitsAndWhatWasToldSurviveARestart() throws Exception {
    hear(0.7, TEN);
    tell(Told.rulesFrom(NINE, Told.angryAt(2, 0.5)));

    restart(task.snapshot(1, 1), 1);
    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));
    hear(0.6, TEN);

    assertThat(versions()).containsExactly("AngryInfluencer@2", "AngryInfluencer@2");
  }

  @Test
  void whatTwoTasksKeptIsKnownToAllFourAfterwards() throws Exception {
    try (var first = task(2, 0);
        var second = task(2, 1)) {
      OperatorSubtaskState both =
          AbstractStreamOperatorTestHarness.repackageState(snapshot(first), snapshot(second));
      for (int index = 0; index < 4; index++) {
        try (var one = task(4, index)) {
          one.initializeState(
              AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 720, 2, 4, index));
          one.open();
          one.processWatermark2(Watermark.MAX_WATERMARK);
          one.processWatermark1(new Watermark(NINE.toEpochMilli()));
          one.processElement1(new StreamRecord<>(Fact.of(Told.said(0.6, TEN))));

          assertThat(one.extractOutputValues())
              .singleElement()
              .satisfies(fact -> assertThat(fact.signal().stamps()).hasSize(1));
        }
      }
    }
  }

  @Test
  void rulesNobodyAsksForAnyMoreAreForgotten() throws Exception {
    controlIsRead();
    tell(Told.rulesFrom(NINE, Told.angryAt(2, 0.9)));
    tell(Told.rulesFrom(NINE.plusSeconds(9), Told.angryAt(3, 0.8)));
    task.processWatermark1(new Watermark(NINE.plus(Duration.ofHours(2)).toEpochMilli()));

    restart(task.snapshot(1, 1), 1);

    assertThat(task.snapshot(2, 2).getManagedOperatorState().iterator().next()).isNotNull();
    controlIsRead();
    task.processWatermark1(new Watermark(NINE.toEpochMilli()));
    hear(0.85, NINE.plusSeconds(1));
    assertThat(versions()).as("version 2 is gone").containsExactly("AngryInfluencer@1");
  }

  private static OperatorSubtaskState snapshot(
      TwoInputStreamOperatorTestHarness<Fact, Control, Fact> task) throws Exception {
    task.open();
    task.processElement2(new StreamRecord<>(Told.rulesFrom(NINE, Told.angryAt(2, 0.5))));
    return task.snapshot(1, 1);
  }

  private static TwoInputStreamOperatorTestHarness<Fact, Control, Fact> task(int of, int index)
      throws Exception {
    return new TwoInputStreamOperatorTestHarness<>(
        new ApplyRules(Told.rules(Told.angryAt(1, 0.6)), BRANDS, Told.Angry::of), 720, of, index);
  }

  private void restart(OperatorSubtaskState snapshot, int of) throws Exception {
    task.close();
    task = task(of, 0);
    task.initializeState(snapshot);
    task.open();
  }

  private void hear(double negativity, Instant at) throws Exception {
    task.processElement1(new StreamRecord<>(Fact.of(Told.said(negativity, at)), at.toEpochMilli()));
  }

  private void tell(Control control) throws Exception {
    task.processElement2(new StreamRecord<>(control));
  }

  private void controlIsRead() throws Exception {
    task.processWatermark2(Watermark.MAX_WATERMARK);
    if (task.extractOutputValues().isEmpty()) {
      task.processWatermark1(new Watermark(NINE.minusSeconds(60).toEpochMilli()));
    }
  }

  private List<String> versions() {
    return task.extractOutputValues().stream()
        .flatMap(fact -> fact.signal().stamps().stream())
        .map(stamp -> stamp.id())
        .toList();
  }
}
