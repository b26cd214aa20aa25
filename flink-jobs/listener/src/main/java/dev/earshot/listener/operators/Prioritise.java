package dev.earshot.listener.operators;

import dev.earshot.config.PrioritySettings;
import dev.earshot.listener.scoring.PriorityRank;
import dev.earshot.listener.time.ByMoment;
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
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From all open alerts of one subject to its place in the queue; and the one place where a
 * pseudonym gets its name back, so that alerts, bumps and evidence leave as people know them. Keyed
 * by the subject's pseudonym.
 *
 * <p>Who is to be forgotten is cleared at once, and what was told of them before is taken away when
 * whoever follows has seen that. What they say at that very moment or later counts anew.
 */
public final class Prioritise extends KeyedCoProcessFunction<String, Standing, Identity, Entry> {
  /**
   * So long after the last change the next bump's version still follows on. Longer than posts are
   * kept, so that a log read again, at whatever speed, makes the same versions.
   */
  static final Duration MEMORY_LASTS = Duration.ofDays(30);

  /** So long may an alert come after the post that told who its subject is. */
  static final Duration IDENTITY_WAITS = Duration.ofDays(2);

  /** Whoever follows the stream shall have seen the clear before it is gone. */
  static final Duration CLEARED_FIRST = Duration.ofMinutes(1);

  /** Timers come in whole days: a name may wait a little longer. */
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final long serialVersionUID = 1L;

  private final PrioritySettings settings;
  private final String tenant;

  private transient PriorityRank rank;
  private transient MapState<String, Alert> standing;

  private transient ValueState<Identity> identity;
  private transient ValueState<Memory> memory;
  private transient WhatIsShown shown;

  /** Who is to be forgotten, until their clear was seen. */
  private transient ByMoment<Identity> forgetting;

  /** Since when they were to be forgotten last: what began before goes untold. */
  private transient ValueState<Instant> forgotten;

  private transient LastMoment end;
  private transient Counter bumps;

  /**
   * What was said last.
   *
   * @param bump the newest bump, a clear as well; null where nobody must know it any more
   * @param newest event time of the newest cause so far, milliseconds
   * @param changes how many changes there were, of any alert of the subject: whatever their order
   * @param at event time of the newest change
   */
  public record Memory(Bump bump, long newest, long changes, Instant at) {
    /** The bump that stands, or null. */
    private Bump standing() {
      return bump == null || bump.kind() == Bump.Kind.CLEAR ? null : bump;
    }

    /** Whether the newest bump tells of something that was said at this moment or later. */
    private boolean isOf(Instant moment) {
      return bump != null && bump.version().time() >= moment.toEpochMilli();
    }

    private Memory nameless() {
      return new Memory(null, newest, changes, at);
    }
  }

  /**
   * @param tenant whose job this is
   */
  public Prioritise(PrioritySettings settings, String tenant) {
    this.settings = settings;
    this.tenant = tenant;
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
    shown = WhatIsShown.of(state);
    forgetting = ByMoment.of(state, "forgetting", Identity.class);
    forgotten = state.getState(new ValueStateDescriptor<>("forgotten", Types.INSTANT));
    end = LastMoment.of(state);
    bumps = state.getMetricGroup().addGroup("earshot").counter("bumps");
  }

  @Override
  public void processElement1(Standing change, Context context, Collector<Entry> out)
      throws Exception {
    Alert alert = change.alert();
    Alert before = standing.get(alert.id());
    if (!change.here() && before == null) {
      shown.left(alert);
      return;
    }
    if (change.here() && before != null && rank.sees(before).equals(rank.sees(alert))) {
      // Somebody took it, or it was handed up: nothing that moves anybody in the queue.
      standing.put(alert.id(), alert);
      tell(alert, context.timerService(), out);
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
      tell(alert, context.timerService(), out);
    } else {
      standing.remove(alert.id());
      shown.left(alert);
    }
    if (counts) {
      reckon(context.timerService(), out);
    } else {
      openAlerts();
    }
  }

  @Override
  public void processElement2(Identity told, Context context, Collector<Entry> out)
      throws Exception {
    if (told.forgotten()) {
      forgetting.add(told, told.toldAt().toEpochMilli(), context.timerService());
      return;
    }
    Instant since = forgotten.value();
    // What was said at that very moment counts as said after it: whoever it was is known then,
    // whether or not time has come to it here.
    if (since != null && told.toldAt().isBefore(since)) {
      return;
    }
    Identity known = identity.value();
    if (known == null || !told.toldAt().isBefore(known.toldAt())) {
      identity.update(told);
      long due = told.toldAt().plus(IDENTITY_WAITS).toEpochMilli();
      context.timerService().registerEventTimeTimer((due / DAY + 1) * DAY);
    }
    if (known == null) {
      for (Alert alert : alerts()) {
        tell(alert, context.timerService(), out);
      }
      reckon(context.timerService(), out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    TimerService time = context.timerService();
    for (Identity who : forgetting.take(timestamp)) {
      if (who.toldAt().equals(now)) {
        takeBack(who, time, out);
      } else {
        erase(who, time, out);
      }
    }
    Memory last = memory.value();
    boolean expired =
        last != null && last.standing() != null && !last.standing().expiresAt().isAfter(now);
    if (expired) {
      remember(Instant.ofEpochMilli(last.newest()), now);
      reckon(time, out);
    }
    shown.tidy(now);
    forget(now, context);
  }

  /** They are cleared, and nobody knows their name unless they have said something since. */
  private void takeBack(Identity who, TimerService time, Collector<Entry> out) throws Exception {
    Instant at = who.toldAt();
    forgotten.update(at);
    // No change that counts: of what they say later, some may have been told already, or nothing.
    Memory last = memory.value();
    memory.update(
        last == null
            ? new Memory(null, at.toEpochMilli(), 0, at)
            : new Memory(
                last.bump(),
                Math.max(last.newest(), at.toEpochMilli()),
                last.changes(),
                at.isAfter(last.at()) ? at : last.at()));
    for (Alert alert : alerts()) {
      if (isForgotten(alert)) {
        reckon(time, out);
        break;
      }
    }
    if (identity.value() != null && identity.value().toldAt().isBefore(at)) {
      identity.clear();
    }
    Memory now = memory.value();
    boolean since = last != null && last.newest() >= at.toEpochMilli();
    if (now.standing() == null && !(since && now.isOf(at))) {
      memory.update(now.nameless());
    }
    forgetting.add(who, at.plus(CLEARED_FIRST).toEpochMilli(), time);
  }

  private void erase(Identity who, TimerService time, Collector<Entry> out) throws Exception {
    Memory last = memory.value();
    shown.erase(tenant, who.subject(), who.toldAt(), out);
    if (last != null && last.bump() != null) {
      // They have said something since, and a tombstone in Kafka takes that as well.
      shown.tell(last.bump(), time);
      out.collect(Entry.of(last.bump()));
    }
  }

  /** Whether all that it knows was said before its subject was to be forgotten. */
  private boolean isForgotten(Alert alert) throws Exception {
    Instant since = forgotten.value();
    return since != null && alert.newestAt().isBefore(since);
  }

  /** An alert under its subject's name. */
  private void tell(Alert alert, TimerService time, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    if (who != null && !isForgotten(alert)) {
      shown.tell(alert, time);
      out.collect(Entry.of(alert.named(who.subject())));
    }
  }

  /** The place in the queue that follows from all that stands now. */
  private void reckon(TimerService time, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    Memory last = memory.value();
    List<Alert> open = openAlerts();
    if (who == null || last == null) {
      return;
    }
    open.removeIf(alert -> !moves(alert) || !rank.expiry(List.of(alert)).isAfter(last.at()));
    Version version = new Version(last.newest(), last.changes());
    Bump before = last.standing();
    if (!open.isEmpty()) {
      Bump bump = rank.of(who.subject(), who.refs(), open, before, version, last.at());
      say(bump, last, time, out);
      time.registerEventTimeTimer(bump.expiresAt().toEpochMilli());
    } else if (before != null) {
      say(PriorityRank.clear(before, who.refs(), version, last.at()), last, time, out);
    }
  }

  /**
   * The open alerts that count; the others are forgotten once they were told under their subject's
   * name.
   */
  private List<Alert> openAlerts() throws Exception {
    List<Alert> open = new ArrayList<>();
    for (Alert alert : alerts()) {
      if (alert.open()) {
        if (!isForgotten(alert)) {
          open.add(alert);
        }
      } else if (identity.value() != null || isForgotten(alert)) {
        standing.remove(alert.id());
      }
    }
    return open;
  }

  private void say(Bump bump, Memory last, TimerService time, Collector<Entry> out)
      throws Exception {
    bumps.inc();
    shown.tell(bump, time);
    memory.update(new Memory(bump, last.newest(), last.changes(), last.at()));
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
      forgotten.clear();
    } else {
      memory.update(last.standing() == null ? last.nameless() : last);
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
