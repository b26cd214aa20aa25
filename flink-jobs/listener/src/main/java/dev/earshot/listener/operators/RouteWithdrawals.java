package dev.earshot.listener.operators;

import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows which brands a post spoke of, so that a network that tells no more than "this post is gone"
 * is understood. Keyed by the post's pseudonym; only posts that a rule counts are known, and for as
 * long as alerts commonly live.
 */
public final class RouteWithdrawals extends KeyedProcessFunction<String, Signal, Finding> {
  /** Who takes a post back mostly does so within hours. */
  static final Duration KNOWN = Duration.ofDays(7);

  private static final long serialVersionUID = 1L;

  private transient ByMoment<Signal> waiting;
  private transient ListState<String> brands;
  private transient ValueState<Instant> until;

  /** Whether it concerns this step: what a rule counts, and what is gone. */
  public static boolean takes(Signal signal) {
    return signal.kind() == Signal.Kind.WITHDRAWN
        || (signal.kind() == Signal.Kind.SAID && !signal.stamps().isEmpty());
  }

  /** The post it is about. */
  public static String keyOf(Signal signal) {
    return signal.tenant() + "|" + signal.post();
  }

  @Override
  public void open(OpenContext context) {
    waiting = ByMoment.of(getRuntimeContext(), "waiting", Signal.class);
    brands = getRuntimeContext().getListState(new ListStateDescriptor<>("brands", Types.STRING));
    until = getRuntimeContext().getState(new ValueStateDescriptor<>("until", Types.INSTANT));
  }

  @Override
  public void processElement(Signal signal, Context context, Collector<Finding> out)
      throws Exception {
    // The two may come from different partitions: only the watermark says what came first.
    waiting.add(signal, signal.heardAt().toEpochMilli(), context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    List<Signal> now = waiting.take(timestamp);
    now.sort(Signal.LOG_ORDER);
    for (Signal signal : now) {
      if (signal.kind() == Signal.Kind.SAID) {
        remember(signal, context);
      } else {
        for (String brand : known()) {
          out.collect(
              Finding.of(new Withdrawn(signal.tenant(), brand, signal.post(), signal.heardAt())));
        }
      }
    }
    Instant due = until.value();
    if (due != null && due.toEpochMilli() <= timestamp) {
      brands.clear();
      until.clear();
    }
  }

  private void remember(Signal said, OnTimerContext context) throws Exception {
    List<String> known = known();
    if (!known.contains(said.brand())) {
      brands.add(said.brand());
    }
    Instant due = said.heardAt().plus(KNOWN);
    until.update(due);
    context.timerService().registerEventTimeTimer(due.toEpochMilli());
  }

  private List<String> known() throws Exception {
    List<String> known = new ArrayList<>();
    brands.get().forEach(known::add);
    return known;
  }
}
