package dev.earshot.listener.operators;

import dev.earshot.config.PrioritySettings;
import dev.earshot.listener.scoring.PriorityRank;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From all open alerts of one subject to its place in the queue; and the one place where a
 * pseudonym gets its name back, so that alerts, bumps and evidence leave as people know them. Keyed
 * by the subject's pseudonym.
 */
public final class Prioritise extends KeyedCoProcessFunction<String, Standing, Identity, Entry> {
  /**
   * So long after the last change the next bump's version still follows on. Longer than posts are
   * kept, so that a log read again, at whatever speed, makes the same versions.
   */
  static final Duration MEMORY_LASTS = Duration.ofDays(30);

  /** So long may an alert come after the post that told who its subject is. */
  static final Duration IDENTITY_WAITS = Duration.ofDays(2);

  /** Timers come in whole days: a name may wait a little longer. */
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final long serialVersionUID = 1L;

  private final PrioritySettings settings;

  private transient PriorityRank rank;
  private transient MapState<String, Alert> standing;
  private transient ValueState<Identity> identity;
  private transient ValueState<Memory> memory;
  private transient LastMoment end;
  private transient Counter bumps;

  /**
   * What was said last.
   *
   * @param bump the bump that stands, or null
   * @param newest event time of the newest cause so far, milliseconds
   * @param changes how many changes there were, of any alert of the subject: whatever their order
   * @param at event time of the newest change
   */
  public record Memory(Bump bump, long newest, long changes, Instant at) {}

  public Prioritise(PrioritySettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    rank = new PriorityRank(settings);
    var state = getRuntimeContext();
    standing =
        state.getMapState(
            new MapStateDescriptor<>("standing", Types.STRING, TypeInformation.of(Alert.class)));
    identity = state.getState(new ValueStateDescriptor<>("identity", Identity.class));
    memory = state.getState(new ValueStateDescriptor<>("memory", Memory.class));
    end = LastMoment.of(state);
    bumps = state.getMetricGroup().addGroup("earshot").counter("bumps");
  }

  @Override
  public void processElement1(Standing change, Context context, Collector<Entry> out)
      throws Exception {
    Alert alert = change.alert();
    Alert before = standing.get(alert.id());
    if (!change.here() && before == null) {
      return;
    }
    if (change.here() && before != null && rank.sees(before).equals(rank.sees(alert))) {
      // Somebody took it, or it was handed up: nothing that moves anybody in the queue.
      standing.put(alert.id(), alert);
      tell(alert, out);
      return;
    }
    // A good word or thanks moves nobody: no bump may come of it, nor a version of one.
    boolean counts = moves(alert) || (before != null && moves(before));
    Instant at = alert.open() ? alert.newestAt() : alert.resolvedAt();
    if (counts) {
      remember(alert.newestAt(), at);
    }
    context.timerService().registerEventTimeTimer(at.toEpochMilli());
    if (change.here()) {
      standing.put(alert.id(), alert);
      tell(alert, out);
    } else {
      standing.remove(alert.id());
    }
    if (counts) {
      reckon(context, out);
    } else {
      openAlerts();
    }
  }

  @Override
  public void processElement2(Identity told, Context context, Collector<Entry> out)
      throws Exception {
    Identity known = identity.value();
    if (known == null || !told.toldAt().isBefore(known.toldAt())) {
      identity.update(told);
      long due = told.toldAt().plus(IDENTITY_WAITS).toEpochMilli();
      context.timerService().registerEventTimeTimer((due / DAY + 1) * DAY);
    }
    if (known == null) {
      for (Alert alert : alerts()) {
        tell(alert, out);
      }
      reckon(context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    Memory last = memory.value();
    boolean expired =
        last != null
            && last.bump() != null
            && last.bump().expiresAt() != null
            && !last.bump().expiresAt().isAfter(now);
    if (expired) {
      remember(Instant.ofEpochMilli(last.newest()), now);
      reckon(context, out);
    }
    forget(now, context);
  }

  /** An alert under its subject's name. */
  private void tell(Alert alert, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    if (who != null) {
      out.collect(Entry.of(alert.named(who.subject())));
    }
  }

  /** The place in the queue that follows from all that stands now. */
  private void reckon(Context context, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    Memory last = memory.value();
    List<Alert> open = openAlerts();
    if (who == null || last == null) {
      return;
    }
    open.removeIf(alert -> !moves(alert) || !rank.expiry(List.of(alert)).isAfter(last.at()));
    Version version = new Version(last.newest(), last.changes());
    Bump before = last.bump();
    if (!open.isEmpty()) {
      Bump bump = rank.of(who.subject(), who.refs(), open, before, version, last.at());
      say(bump, last, out);
      context.timerService().registerEventTimeTimer(bump.expiresAt().toEpochMilli());
    } else if (before != null) {
      say(PriorityRank.clear(before, who.refs(), version, last.at()), last, out);
    }
  }

  /** The open alerts; the others are forgotten once they were told under their subject's name. */
  private List<Alert> openAlerts() throws Exception {
    List<Alert> open = new ArrayList<>();
    for (Alert alert : alerts()) {
      if (alert.open()) {
        open.add(alert);
      } else if (identity.value() != null) {
        standing.remove(alert.id());
      }
    }
    return open;
  }

  private void say(Bump bump, Memory last, Collector<Entry> out) throws Exception {
    bumps.inc();
    Bump stands = bump.kind() == Bump.Kind.CLEAR ? null : bump;
    memory.update(new Memory(stands, last.newest(), last.changes(), last.at()));
    out.collect(Entry.of(bump));
  }

  private void remember(Instant cause, Instant at) throws Exception {
    Memory last = memory.value();
    long newest = cause.toEpochMilli();
    boolean fresh = last == null || !at.isBefore(last.at().plus(MEMORY_LASTS));
    memory.update(
        fresh
            ? new Memory(null, newest, 1, at)
            : new Memory(
                last.bump(),
                Math.max(last.newest(), newest),
                last.changes() + 1,
                at.isAfter(last.at()) ? at : last.at()));
  }

  /**
   * With nothing open and nothing waiting, nobody is known by name any more. Only when time has
   * come to the last change: before, an alert of another brand may still be on its way.
   */
  private void forget(Instant now, OnTimerContext context) throws Exception {
    Memory last = memory.value();
    Identity who = identity.value();
    boolean done =
        standing.isEmpty() && (who == null || !who.toldAt().plus(IDENTITY_WAITS).isAfter(now));
    if (!done || (last != null && last.at().isAfter(now))) {
      return;
    }
    identity.clear();
    if (last == null || !last.at().plus(MEMORY_LASTS).isAfter(now)) {
      memory.clear();
    } else {
      long due = last.at().plus(MEMORY_LASTS).toEpochMilli();
      context.timerService().registerEventTimeTimer(due);
    }
  }

  /** Whether it is a reason for a place in a queue at all. */
  private static boolean moves(Alert alert) {
    return alert.floor() != Level.NONE;
  }

  private List<Alert> alerts() throws Exception {
    List<Alert> all = new ArrayList<>();
    standing.values().forEach(all::add);
    return all;
  }
}
