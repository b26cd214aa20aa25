package dev.earshot.listener.operators;

import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Knows which brands a post spoke of and whose it was, so that a network that tells no more than
 * "this post is gone" is understood. Keyed by the post's pseudonym; only posts that an alert may
 * come to speak of are known, and for as long as alerts commonly live.
 */
public final class RouteWithdrawals extends KeyedProcessFunction<String, AboutPost, Signal> {
  /** Who takes a post back mostly does so within hours. */
  static final Duration KNOWN = Duration.ofDays(7);

  private static final long serialVersionUID = 1L;

  private transient ByMoment<AboutPost> waiting;

  /** By brand, whose post it was. */
  private transient MapState<String, String> subjects;

  private transient ValueState<Instant> until;

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    waiting = ByMoment.of(state, "news", AboutPost.class);
    subjects = state.getMapState(new MapStateDescriptor<>("subjects", Types.STRING, Types.STRING));
    until = state.getState(new ValueStateDescriptor<>("until", Types.INSTANT));
  }

  @Override
  public void processElement(AboutPost news, Context context, Collector<Signal> out)
      throws Exception {
    // The two may come from different partitions: only the watermark says what came first.
    waiting.add(news, news.at().toEpochMilli(), context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Signal> out)
      throws Exception {
    List<AboutPost> now = waiting.take(timestamp);
    now.sort(Comparator.comparing(AboutPost::signal, Signal.LOG_ORDER));
    for (AboutPost news : now) {
      if (news.signal().kind() == Signal.Kind.SAID) {
        remember(news, context);
      } else {
        tell(news.signal(), out);
      }
    }
    Instant due = until.value();
    if (due != null && due.toEpochMilli() <= timestamp) {
      subjects.clear();
      until.clear();
    }
  }

  private void tell(Signal gone, Collector<Signal> out) throws Exception {
    List<Map.Entry<String, String>> known = new ArrayList<>();
    for (Map.Entry<String, String> each : subjects.entries()) {
      known.add(Map.entry(each.getKey(), each.getValue()));
    }
    known.sort(Map.Entry.comparingByKey());
    for (Map.Entry<String, String> each : known) {
      out.collect(
          AboutPost.withdrawn(
              gone, gone.post(), each.getKey(), each.getValue(), gone.post(), gone.heardAt()));
    }
  }

  private void remember(AboutPost said, OnTimerContext context) throws Exception {
    subjects.put(said.signal().brand(), said.signal().subject());
    Instant due = said.at().plus(KNOWN);
    until.update(due);
    context.timerService().registerEventTimeTimer(due.toEpochMilli());
  }
}
