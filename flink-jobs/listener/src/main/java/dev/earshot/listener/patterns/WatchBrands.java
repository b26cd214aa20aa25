package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.BrandMemory;
import dev.earshot.listener.scoring.BrandWatch;
import dev.earshot.listener.scoring.Tallies;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Pulse;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * BrandSpike, Outage and Firestorm: a brand's crisis, found in what is counted of it. Keyed by
 * {@link ForBrand#key()}. The thinking is {@link BrandWatch}'s; here facts wait for their moment
 * and are worked off in the log's order, so that arrival decides nothing.
 */
public final class WatchBrands extends KeyedProcessFunction<String, ForBrand, Match> {
  /** How brands fare, at most once a minute each. */
  public static final OutputTag<Pulse> PULSE = new OutputTag<>("pulse") {};

  private static final Comparator<Hearing> SPOKEN_FIRST =
      Comparator.comparingInt(Hearing::partition)
          .thenComparingLong(Hearing::offset)
          .thenComparing(Hearing::kind)
          .thenComparing(Hearing::post, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final long serialVersionUID = 1L;

  private transient BrandWatch watch;
  private transient ValueState<BrandMemory> memories;
  private transient ByMoment<ForBrand> waiting;
  private transient LastMoment end;
  private transient Counter late;

  @Override
  public void open(OpenContext context) {
    watch = new BrandWatch();
    var state = getRuntimeContext();
    memories = state.getState(new ValueStateDescriptor<>("memory", BrandMemory.class));
    waiting = ByMoment.of(state, "waiting", ForBrand.class);
    end = LastMoment.of(state);
    late = state.getMetricGroup().addGroup("earshot").counter("brand_facts_late");
  }

  @Override
  public void processElement(ForBrand addressed, Context context, Collector<Match> out)
      throws Exception {
    long moment = addressed.fact().at().toEpochMilli();
    if (moment <= context.timerService().currentWatermark()) {
      late.inc();
      return;
    }
    waiting.add(addressed, moment, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Match> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    BrandMemory memory = memories.value();
    memory = memory == null ? new BrandMemory() : memory;
    workOff(memory, waiting.take(timestamp), context, out);
    if (memory.wakeAt == timestamp) {
      memory.wakeAt = 0;
      watch.look(memory, timestamp).forEach(out::collect);
      if (BrandWatch.isForgotten(memory, timestamp)) {
        memories.clear();
        return;
      }
    }
    long next = BrandWatch.wakeAt(memory, timestamp);
    if (memory.wakeAt == 0 || next < memory.wakeAt) {
      memory.wakeAt = next;
      context.timerService().registerEventTimeTimer(next);
    }
    memories.update(memory);
  }

  /** What is of one moment: what was said and done first, then what was counted up to then. */
  private void workOff(
      BrandMemory memory, List<ForBrand> facts, OnTimerContext context, Collector<Match> out) {
    List<Hearing> hearings = new ArrayList<>();
    List<Signal> angry = new ArrayList<>();
    List<Tally> own = new ArrayList<>();
    for (ForBrand addressed : facts) {
      Fact fact = addressed.fact();
      if (fact.hearing() != null) {
        hearings.add(fact.hearing());
      } else if (fact.signal() != null) {
        angry.add(fact.signal());
      } else if (addressed.isRivals()) {
        watch.compare(memory, fact.tally());
      } else {
        own.add(fact.tally());
      }
    }
    hearings.stream().sorted(SPOKEN_FIRST).forEach(hearing -> watch.heard(memory, hearing));
    angry.stream().sorted(Signal.LOG_ORDER).forEach(signal -> watch.angry(memory, signal));
    if (!own.isEmpty()) {
      BrandWatch.Found found = watch.count(memory, Tallies.sum(own));
      found.matches().forEach(out::collect);
      if (found.pulse() != null) {
        context.output(PULSE, found.pulse());
      }
    }
  }
}
