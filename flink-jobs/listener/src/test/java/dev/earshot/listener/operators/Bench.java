package dev.earshot.listener.operators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * One operator alone on a bench: records and time go in, what it emits comes out, and it can be
 * stopped and started again from its snapshot.
 *
 * @param <A> its first input
 * @param <B> its second input; Void when it has one
 * @param <T> what it emits
 */
final class Bench<A, B, T> implements AutoCloseable {
  private final Build<A, B, T> build;
  private Wired<A, B, T> wired;
  private int read;

  /** A harness and the way into it. */
  private record Wired<A, B, T>(
      AbstractStreamOperatorTestHarness<T> harness,
      Into<A> first,
      Into<B> second,
      Clock clock,
      Count state) {}

  private interface Build<A, B, T> {
    Wired<A, B, T> newHarness() throws Exception;
  }

  private interface Into<R> {
    void put(StreamRecord<R> record) throws Exception;
  }

  private interface Clock {
    void advance(Watermark to) throws Exception;
  }

  private interface Count {
    int entries();
  }

  private Bench(Build<A, B, T> build) throws Exception {
    this.build = build;
    this.wired = build.newHarness();
    wired.harness().open();
  }

  static <A, T> Bench<A, Void, T> of(ProcessFunction<A, T> function) throws Exception {
    return new Bench<>(
        () -> {
          var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function));
          return new Wired<>(
              harness, harness::processElement, none -> {}, harness::processWatermark, () -> 0);
        });
  }

  static <A, T> Bench<A, Void, T> of(
      KeyedProcessFunction<String, A, T> function, KeySelector<A, String> key) throws Exception {
    return new Bench<>(
        () -> {
          var harness =
              new KeyedOneInputStreamOperatorTestHarness<>(
                  new KeyedProcessOperator<>(function), key, Types.STRING);
          return new Wired<>(
              harness,
              harness::processElement,
              none -> {},
              harness::processWatermark,
              harness::numKeyedStateEntries);
        });
  }

  static <A, B, T> Bench<A, B, T> of(
      KeyedCoProcessFunction<String, A, B, T> function,
      KeySelector<A, String> first,
      KeySelector<B, String> second)
      throws Exception {
    return new Bench<>(
        () -> {
          var harness =
              new KeyedTwoInputStreamOperatorTestHarness<>(
                  new KeyedCoProcessOperator<>(function), first, second, Types.STRING);
          return new Wired<A, B, T>(
              harness,
              harness::processElement1,
              harness::processElement2,
              watermark -> both(harness, watermark),
              harness::numKeyedStateEntries);
        });
  }

  static <A, B, T> Bench<A, B, T> of(
      KeyedBroadcastProcessFunction<String, A, B, T> function,
      KeySelector<A, String> key,
      MapStateDescriptor<?, ?>... told)
      throws Exception {
    return new Bench<>(
        () -> {
          var harness =
              new KeyedTwoInputStreamOperatorTestHarness<String, A, B, T>(
                  new CoBroadcastWithKeyedOperator<>(function, List.of(told)),
                  key,
                  null,
                  Types.STRING);
          return new Wired<A, B, T>(
              harness,
              harness::processElement1,
              harness::processElement2,
              watermark -> both(harness, watermark),
              harness::numKeyedStateEntries);
        });
  }

  private static void both(TwoInputStreamOperatorTestHarness<?, ?, ?> harness, Watermark watermark)
      throws Exception {
    harness.processWatermark1(watermark);
    harness.processWatermark2(watermark);
  }

  void send(A record, Instant at) throws Exception {
    wired.first().put(new StreamRecord<>(record, at.toEpochMilli()));
  }

  void sendOther(B record, Instant at) throws Exception {
    wired.second().put(new StreamRecord<>(record, at.toEpochMilli()));
  }

  /** Nothing up to this moment will come any more. */
  void timeIs(Instant moment) throws Exception {
    wired.clock().advance(new Watermark(moment.toEpochMilli()));
  }

  /** A bounded input has been read to its end. */
  void endOfTime() throws Exception {
    wired.clock().advance(Watermark.MAX_WATERMARK);
  }

  /** What came out since this was last asked. */
  List<T> emitted() {
    List<T> all = all();
    List<T> fresh = List.copyOf(all.subList(read, all.size()));
    read = all.size();
    return fresh;
  }

  /** What came out since the last start. */
  List<T> all() {
    return wired.harness().extractOutputValues();
  }

  <S> List<S> aside(OutputTag<S> tag) {
    List<S> values = new ArrayList<>();
    var records = wired.harness().getSideOutput(tag);
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  int stateEntries() {
    return wired.state().entries();
  }

  int timers() {
    return wired.harness().numEventTimeTimers();
  }

  /** Stops it after a checkpoint and starts another from there, as a crash would. */
  void restart() throws Exception {
    restartFrom(checkpoint());
  }

  /** All it knows just now; it goes on. */
  OperatorSubtaskState checkpoint() throws Exception {
    return wired.harness().snapshot(1, 1);
  }

  /** The bytes of all it knows just now, state and timers, as text: names are found in it. */
  String bytes() throws Exception {
    StringBuilder bytes = new StringBuilder();
    OperatorSubtaskState snapshot = checkpoint();
    for (KeyedStateHandle keyed : snapshot.getManagedKeyedState()) {
      KeyGroupsStateHandle groups = (KeyGroupsStateHandle) keyed;
      bytes.append(read(groups.openInputStream()));
    }
    for (OperatorStateHandle whole : snapshot.getManagedOperatorState()) {
      bytes.append(read(whole.openInputStream()));
    }
    return bytes.toString();
  }

  private static String read(InputStream state) throws IOException {
    try (state) {
      return new String(state.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Stops it and starts another that knows what it knew then. */
  void restartFrom(OperatorSubtaskState snapshot) throws Exception {
    wired.harness().close();
    wired = build.newHarness();
    wired.harness().initializeState(snapshot);
    wired.harness().open();
    read = 0;
  }

  @Override
  public void close() throws Exception {
    wired.harness().close();
  }
}
