package dev.earshot.listener.operators;

import dev.earshot.listener.operators.ReadDeskEvents.Done;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Fact;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From what a help desk did to facts about the customer: an answer by telephone is an answer. Keyed
 * by the desk's own id of the customer; what is about nobody we know is dropped, and so is what is
 * told again.
 */
public final class HearDesks extends KeyedCoProcessFunction<String, Done, DeskRef, Fact> {
  /** Versions that an event on its way may still ask for. */
  private static final int VERSIONS = 3;

  /** A desk that heard no answer tells it again: for days, not for weeks. */
  static final Duration REPEATS_REMEMBERED = Duration.ofDays(7);

  private static final Comparator<DeskRef> BY_TIME =
      Comparator.comparing(DeskRef::effectiveAt).thenComparing(DeskRef::customer);

  private static final long serialVersionUID = 1L;

  private final SignalMaker maker;

  private transient ListState<DeskRef> refs;
  private transient ByMoment<Done> waiting;
  private transient MapState<String, Instant> known;
  private transient ByMoment<String> forgotten;

  public HearDesks(SignalMaker maker) {
    this.maker = maker;
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    refs = state.getListState(new ListStateDescriptor<>("refs", DeskRef.class));
    waiting = ByMoment.of(state, "waiting", Done.class);
    known = state.getMapState(new MapStateDescriptor<>("known", Types.STRING, Types.INSTANT));
    forgotten = ByMoment.of(state, "forgotten", String.class);
  }

  @Override
  public void processElement1(Done done, Context context, Collector<Fact> out) throws Exception {
    String id = done.event().id();
    if (known.contains(id)) {
      return;
    }
    Instant until = done.heardAt().plus(REPEATS_REMEMBERED);
    known.put(id, until);
    forgotten.add(id, until.toEpochMilli(), context.timerService());
    waiting.add(done, done.heardAt().toEpochMilli(), context.timerService());
  }

  @Override
  public void processElement2(DeskRef ref, Context context, Collector<Fact> out) throws Exception {
    List<DeskRef> versions = new ArrayList<>();
    refs.get().forEach(versions::add);
    // Two customers may claim one id from one moment on: who came last must not decide.
    versions.removeIf(other -> BY_TIME.compare(other, ref) == 0);
    versions.add(ref);
    versions.sort(BY_TIME);
    refs.update(versions.subList(Math.max(0, versions.size() - VERSIONS), versions.size()));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> out)
      throws Exception {
    for (String id : forgotten.take(timestamp)) {
      known.remove(id);
    }
    List<Done> due = waiting.take(timestamp);
    DeskRef owner = at(Instant.ofEpochMilli(timestamp));
    if (owner == null) {
      return;
    }
    for (Done done : due) {
      Signal.Kind kind = kindOf(done);
      if (kind != null) {
        out.collect(
            Fact.of(
                maker.done(
                    done.event(),
                    kind,
                    owner.customer(),
                    owner.tier(),
                    done.heardAt(),
                    done.partition(),
                    done.offset())));
      }
    }
  }

  private DeskRef at(Instant moment) throws Exception {
    DeskRef newest = null;
    for (DeskRef ref : refs.get()) {
      newest = ref.effectiveAt().isAfter(moment) ? newest : ref;
    }
    return newest;
  }

  private static Signal.Kind kindOf(Done done) {
    return switch (done.event().type()) {
      case CREATED -> Signal.Kind.TICKET_OPENED;
      case ANSWERED -> Signal.Kind.ANSWERED;
      case CLOSED -> Signal.Kind.TICKET_CLOSED;
      case ASSIGNED, PRIORITY_CHANGED -> null;
    };
  }
}
