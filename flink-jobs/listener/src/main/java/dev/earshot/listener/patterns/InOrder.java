package dev.earshot.listener.patterns;

import dev.earshot.listener.time.ByMoment;
import dev.earshot.listener.time.LastMoment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes what arrives in the log's order, whatever order it arrives in, and wakes once more when
 * nobody spoke for long enough. One timer a key for that, and none when nothing is awaited.
 *
 * @param <F> the facts it takes
 * @param <T> what it tells
 */
abstract class InOrder<F, T> extends KeyedProcessFunction<String, F, T> {
  private static final long serialVersionUID = 1L;

  private final Class<F> facts;

  private transient ByMoment<F> arrived;
  private transient ValueState<Long> awaited;
  private transient LastMoment end;
  private transient Counter late;

  InOrder(Class<F> facts) {
    this.facts = facts;
  }

  /** When it happened. */
  abstract Instant at(F fact);

  /** The order of facts of one moment. */
  abstract Comparator<F> order();

  /** The next fact, in order. */
  abstract void take(F fact, Collector<T> out) throws Exception;

  /** When something is due without a further fact; null when nothing is. */
  abstract Instant next() throws Exception;

  /** It is due; {@link #next} must have moved on afterwards. */
  abstract void due(Instant moment, Collector<T> out) throws Exception;

  @Override
  public void open(OpenContext context) {
    arrived = ByMoment.of(getRuntimeContext(), "arrived", facts);
    end = LastMoment.of(getRuntimeContext());
    awaited = getRuntimeContext().getState(new ValueStateDescriptor<>("awaited", Types.LONG));
    late = getRuntimeContext().getMetricGroup().addGroup("earshot").counter("facts_late");
  }

  @Override
  public void processElement(F fact, Context context, Collector<T> out) throws Exception {
    long moment = at(fact).toEpochMilli();
    // There must be none; what was decided without it stays decided.
    if (moment <= context.timerService().currentWatermark()) {
      late.inc();
      return;
    }
    arrived.add(fact, moment, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<T> out) throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    Instant moment = Instant.ofEpochMilli(timestamp);
    Instant next = next();
    // What is due at this moment is due before what happens in it.
    if (next != null && !moment.isBefore(next)) {
      due(moment, out);
    }
    List<F> same = arrived.take(timestamp);
    same.sort(order());
    for (F fact : same) {
      take(fact, out);
    }
    await(next(), context);
  }

  private void await(Instant next, OnTimerContext context) throws Exception {
    Long before = awaited.value();
    Long after = next == null ? null : (Long) next.toEpochMilli();
    if (before != null && !before.equals(after) && !arrived.awaits(before)) {
      context.timerService().deleteEventTimeTimer(before);
    }
    if (after == null) {
      awaited.clear();
    } else if (!after.equals(before)) {
      context.timerService().registerEventTimeTimer(after);
      awaited.update(after);
    }
  }
}
