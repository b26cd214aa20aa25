package dev.earshot.listener.operators;

import dev.earshot.listener.operators.ReadDeskEvents.Done;
import dev.earshot.listener.scoring.LinkHistory;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.CustomerLink;
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
import org.apache.flink.util.OutputTag;

/**
 * From what a help desk did to facts about the customer: an answer by telephone is an answer. Keyed
 * by the desk's own id of the customer; what is about nobody we know is dropped, and so is what is
 * told again. Once the id is nobody's any more, nothing of it stays.
 */
public final class HearDesks extends KeyedCoProcessFunction<String, Done, CustomerLink, Fact> {
  /** The same for whoever looks at the customer: with the ticket and the channel. */
  public static final OutputTag<Deed> DEEDS = new OutputTag<>("deeds") {};

  /** A desk that heard no answer tells it again: for days, not for weeks. */
  static final Duration REPEATS_REMEMBERED = Duration.ofDays(7);

  private static final Comparator<Done> LOG_ORDER =
      Comparator.comparing(Done::heardAt)
          .thenComparingInt(Done::partition)
          .thenComparingLong(Done::offset);

  private static final long serialVersionUID = 1L;

  private final SignalMaker maker;

  private transient ListState<CustomerLink> owners;
  private transient ByMoment<Done> waiting;
  private transient MapState<String, Instant> known;
  private transient ByMoment<String> forgotten;

  public HearDesks(SignalMaker maker) {
    this.maker = maker;
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    owners = state.getListState(new ListStateDescriptor<>("owners", CustomerLink.class));
    waiting = ByMoment.of(state, "waiting", Done.class);
    known = state.getMapState(new MapStateDescriptor<>("known", Types.STRING, Types.INSTANT));
    forgotten = ByMoment.of(state, "forgotten", String.class);
  }

  @Override
  public void processElement1(Done done, Context context, Collector<Fact> out) throws Exception {
    waiting.add(done, done.heardAt().toEpochMilli(), context.timerService());
  }

  @Override
  public void processElement2(CustomerLink owner, Context context, Collector<Fact> out)
      throws Exception {
    List<CustomerLink> history = LinkHistory.with(copy(owners.get()), owner);
    owners.update(history);
    if (history.size() > 1 || !owner.linked()) {
      context.timerService().registerEventTimeTimer(owner.effectiveAt().toEpochMilli());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Fact> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(timestamp);
    for (String id : forgotten.take(timestamp)) {
      known.remove(id);
    }
    List<CustomerLink> history = copy(owners.get());
    CustomerLink owner = LinkHistory.at(history, now);
    List<Done> due = waiting.take(timestamp);
    due.sort(LOG_ORDER);
    for (Done done : due) {
      Signal.Kind kind = kindOf(done);
      if (owner != null && kind != null && isNew(done, context)) {
        tell(done, kind, owner, context, out);
      }
    }
    List<CustomerLink> standing = LinkHistory.after(history, now);
    owners.update(standing);
    if (standing.isEmpty()) {
      known.clear();
      forgotten.clear(context.timerService());
      waiting.wake(context.timerService());
    }
  }

  /** In the log's order, so that the first of two is told, whenever they arrive. */
  private boolean isNew(Done done, OnTimerContext context) throws Exception {
    String id = done.event().id();
    if (known.contains(id)) {
      return false;
    }
    Instant until = done.heardAt().plus(REPEATS_REMEMBERED);
    known.put(id, until);
    forgotten.add(id, until.toEpochMilli(), context.timerService());
    return true;
  }

  private void tell(
      Done done,
      Signal.Kind kind,
      CustomerLink owner,
      OnTimerContext context,
      Collector<Fact> out) {
    Signal signal =
        maker.done(
            done.event(),
            kind,
            owner.customer(),
            owner.tier(),
            done.heardAt(),
            done.partition(),
            done.offset());
    out.collect(Fact.of(signal));
    context.output(
        DEEDS,
        new Deed(signal.subject(), done.event(), done.heardAt(), done.partition(), done.offset()));
  }

  private static List<CustomerLink> copy(Iterable<CustomerLink> state) {
    List<CustomerLink> list = new ArrayList<>();
    state.forEach(list::add);
    return list;
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
