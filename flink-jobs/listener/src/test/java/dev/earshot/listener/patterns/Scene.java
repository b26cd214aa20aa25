package dev.earshot.listener.patterns;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * A situation alone, without a cluster: the very operator that the pipeline gets.
 *
 * @param <F> what it looks at
 * @param <T> what it tells
 */
final class Scene<F, T> implements AutoCloseable {
  private final Situation<F, T> situation;
  private final KeySelector<F, String> key;
  private final TypeInformation<F> type;
  private KeyedOneInputStreamOperatorTestHarness<String, F, T> harness;

  /** From a keyed stream to what is found in it. */
  interface Situation<F, T> {
    SingleOutputStreamOperator<T> in(KeyedStream<F, String> facts);
  }

  Scene(Class<F> type, KeySelector<F, String> key, Situation<F, T> situation) throws Exception {
    this.situation = situation;
    this.key = key;
    this.type = TypeInformation.of(type);
    this.harness = newHarness();
    harness.open();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, F, T> newHarness() throws Exception {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    // As in the job: a type that falls to Kryo is a mistake.
    env.getConfig().getSerializerConfig().setGenericTypes(false);
    var facts = env.fromSequence(0, 0).map(nothing -> (F) null).returns(type);
    var operator = (OneInputTransformation<?, T>) situation.in(facts.keyBy(key)).getTransformation();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        operator.getOperatorFactory(),
        key,
        Types.STRING,
        type.createSerializer(env.getConfig().getSerializerConfig()));
  }

  void send(F fact, Instant at) throws Exception {
    harness.processElement(new StreamRecord<>(fact, at.toEpochMilli()));
  }

  /** Nothing up to this moment will come any more. */
  void timeIs(String time) throws Exception {
    timeIs(Log.at(time));
  }

  void timeIs(Instant moment) throws Exception {
    harness.processWatermark(new Watermark(moment.toEpochMilli()));
  }

  /** A bounded input has been read to its end. */
  void endOfTime() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
  }

  /** What was found since the last start. */
  List<T> found() {
    return harness.extractOutputValues();
  }

  int late(OutputTag<F> tag) {
    var late = harness.getSideOutput(tag);
    return late == null ? 0 : late.size();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** Stops it after a checkpoint and starts another from there, as a crash would. */
  void restart() throws Exception {
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = newHarness();
    harness.initializeState(snapshot);
    harness.open();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
