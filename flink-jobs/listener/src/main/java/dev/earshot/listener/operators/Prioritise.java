package dev.earshot.listener.operators;

import dev.earshot.config.PrioritySettings;
import dev.earshot.config.RuleSettings;
import dev.earshot.listener.scoring.PriorityRank;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
public final class Prioritise extends KeyedCoProcessFunction<String, Standing, Evidence, Entry> {
  /**
   * Evidence waits for an alert as long as the longest window of a pattern, and an hour. As long
   * after the last change the rest is kept: alerts of two brands come from two tasks, and one may
   * be far ahead of the other; only the watermark tells when no more can come.
   */
  static final Duration KEPT = Duration.ofHours(25);

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long serialVersionUID = 1L;

  private final PrioritySettings settings;
  private final HashMap<String, RuleSettings> rules;

  private transient PriorityRank rank;
  private transient MapState<String, Alert> standing;
  private transient MapState<String, Evidence> waiting;
  private transient ValueState<Identity> identity;
  private transient ValueState<Memory> memory;
  private transient Counter bumps;

  /** Who a pseudonym is, as the newest evidence tells. */
  public record Identity(String subject, List<Customer.Ref> refs, Instant toldAt) {}

  /**
   * What was said last.
   *
   * @param bump the last bump, or null
   * @param newest event time of the newest cause so far, milliseconds
   * @param changes how often any alert of the subject changed: the sum does not depend on order
   * @param at event time of the newest change
   */
  public record Memory(Bump bump, long newest, long changes, Instant at) {}

  public Prioritise(PrioritySettings settings, Map<String, RuleSettings> rules) {
    this.settings = settings;
    this.rules = new HashMap<>(rules);
  }

  @Override
  public void open(OpenContext context) {
    rank = new PriorityRank(settings, rules);
    var state = getRuntimeContext();
    standing =
        state.getMapState(
            new MapStateDescriptor<>("standing", Types.STRING, TypeInformation.of(Alert.class)));
    waiting =
        state.getMapState(
            new MapStateDescriptor<>("waiting", Types.STRING, TypeInformation.of(Evidence.class)));
    identity = state.getState(new ValueStateDescriptor<>("identity", Identity.class));
    memory = state.getState(new ValueStateDescriptor<>("memory", Memory.class));
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
    Instant at = alert.open() ? alert.newestAt() : alert.resolvedAt();
    long counted = before == null ? 0 : before.version().counter();
    remember(alert.newestAt(), alert.version().counter() - counted, at);
    cleanUpAfter(at, context);
    if (change.here()) {
      standing.put(alert.id(), alert);
      tell(alert, out);
    } else {
      standing.remove(alert.id());
    }
    reckon(context, out);
  }

  @Override
  public void processElement2(Evidence evidence, Context context, Collector<Entry> out)
      throws Exception {
    Identity known = identity.value();
    if (known == null || !evidence.heardAt().isBefore(known.toldAt())) {
      identity.update(new Identity(evidence.subject(), evidence.refs(), evidence.heardAt()));
    }
    waiting.put(evidence.post(), evidence);
    cleanUpAfter(evidence.heardAt(), context);
    for (Alert alert : alerts()) {
      if (known == null || alert.evidence().contains(evidence.post())) {
        tell(alert, out);
      }
    }
    if (known == null) {
      reckon(context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out)
      throws Exception {
    // A bounded input ends with the end of time; nothing may come from beyond the last record.
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    List<String> old = new ArrayList<>();
    for (Evidence evidence : waiting.values()) {
      if (!evidence.heardAt().plus(KEPT).isAfter(now)) {
        old.add(evidence.post());
      }
    }
    for (String post : old) {
      waiting.remove(post);
    }
    Memory last = memory.value();
    boolean expired =
        last != null
            && last.bump() != null
            && last.bump().expiresAt() != null
            && !last.bump().expiresAt().isAfter(now);
    if (expired) {
      remember(Instant.ofEpochMilli(last.newest()), 1, now);
      reckon(context, out);
    }
    forgetIfDone(now);
  }

  /** An alert under its subject's name, with the evidence it refers to. */
  private void tell(Alert alert, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    if (who == null) {
      return;
    }
    for (String post : alert.evidence()) {
      Evidence evidence = waiting.get(post);
      if (evidence != null) {
        waiting.remove(post);
        out.collect(Entry.of(evidence));
      }
    }
    out.collect(Entry.of(alert.named(who.subject())));
  }

  /** The place in the queue that follows from all that stands now. */
  private void reckon(Context context, Collector<Entry> out) throws Exception {
    Identity who = identity.value();
    Memory last = memory.value();
    if (who == null || last == null) {
      return;
    }
    List<Alert> open = new ArrayList<>();
    for (Alert alert : alerts()) {
      if (!alert.open()) {
        standing.remove(alert.id());
      } else if (rank.expiry(List.of(alert)).isAfter(last.at())) {
        open.add(alert);
      }
    }
    Version version = new Version(last.newest(), last.changes());
    Bump before = last.bump();
    if (!open.isEmpty()) {
      Bump bump = rank.of(who.subject(), who.refs(), open, before, version, last.at());
      say(bump, last, out);
      context.timerService().registerEventTimeTimer(bump.expiresAt().toEpochMilli());
    } else if (before != null && before.kind() != Bump.Kind.CLEAR) {
      say(PriorityRank.clear(before, who.refs(), version, last.at()), last, out);
    }
  }

  private void say(Bump bump, Memory last, Collector<Entry> out) throws Exception {
    bumps.inc();
    memory.update(new Memory(bump, last.newest(), last.changes(), last.at()));
    out.collect(Entry.of(bump));
  }

  private void remember(Instant cause, long changes, Instant at) throws Exception {
    Memory last = memory.value();
    long newest = cause.toEpochMilli();
    memory.update(
        last == null
            ? new Memory(null, newest, changes, at)
            : new Memory(
                last.bump(),
                Math.max(last.newest(), newest),
                last.changes() + changes,
                at.isAfter(last.at()) ? at : last.at()));
  }

  /** One timer an hour serves all. */
  private static void cleanUpAfter(Instant change, Context context) {
    long due = change.plus(KEPT).toEpochMilli();
    context.timerService().registerEventTimeTimer((due / HOUR + 1) * HOUR);
  }

  /** With nothing open, nothing waiting and nothing more to come, nothing of the subject stays. */
  private void forgetIfDone(Instant now) throws Exception {
    Memory last = memory.value();
    boolean settled = last == null || !last.at().plus(KEPT).isAfter(now);
    if (settled && standing.isEmpty() && waiting.isEmpty()) {
      identity.clear();
      memory.clear();
    }
  }

  private List<Alert> alerts() throws Exception {
    List<Alert> all = new ArrayList<>();
    standing.values().forEach(all::add);
    return all;
  }
}
