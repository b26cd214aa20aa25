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
   * So long after the last change the next bump's version still follows on. Longer than posts are
   * kept, so that a log read again, at whatever speed, makes the same versions.
   */
  static final Duration MEMORY_LASTS = Duration.ofDays(30);

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long serialVersionUID = 1L;

  private final PrioritySettings settings;
  private final HashMap<String, RuleSettings> rules;
  private final Duration evidenceWaits;

  private transient PriorityRank rank;
  private transient MapState<String, Alert> standing;
  private transient MapState<String, Evidence> waiting;
  private transient MapState<String, Instant> asked;
  private transient ValueState<Identity> identity;
  private transient ValueState<Memory> memory;
  private transient Counter bumps;

  /** Who a pseudonym is, as the newest evidence tells. */
  public record Identity(String subject, List<Customer.Ref> refs, Instant toldAt) {}

  /**
   * What was said last.
   *
   * @param bump the bump that stands, or null
   * @param newest event time of the newest cause so far, milliseconds
   * @param changes how many changes there were, of any alert of the subject: whatever their order
   * @param at event time of the newest change
   */
  public record Memory(Bump bump, long newest, long changes, Instant at) {}

  /**
   * @param settings what makes a rank
   * @param rules the settings of each rule, by its name
   * @param lookBack how far behind its newest cause a pattern's oldest may lie: so long must
   *     evidence wait for an alert to ask for it
   */
  public Prioritise(
      PrioritySettings settings, Map<String, ? extends RuleSettings> rules, Duration lookBack) {
    this.settings = settings;
    this.rules = new HashMap<>(rules);
    this.evidenceWaits = lookBack.plusHours(1);
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
    asked = state.getMapState(new MapStateDescriptor<>("asked", Types.STRING, Types.INSTANT));
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
    remember(alert.newestAt(), at);
    context.timerService().registerEventTimeTimer(at.toEpochMilli());
    ask(alert, out);
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
    if (asked.contains(evidence.post())) {
      asked.remove(evidence.post());
      out.collect(Entry.of(evidence));
    } else {
      waiting.put(evidence.post(), evidence);
      long due = evidence.heardAt().plus(evidenceWaits).toEpochMilli();
      context.timerService().registerEventTimeTimer((due / HOUR + 1) * HOUR);
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
    // A bounded input ends with the end of time; nothing may come from beyond the last record.
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    List<String> old = new ArrayList<>();
    for (Evidence evidence : waiting.values()) {
      if (!evidence.heardAt().plus(evidenceWaits).isAfter(now)) {
        old.add(evidence.post());
      }
    }
    for (String post : old) {
      waiting.remove(post);
    }
    forgetAsked(now);
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

  /** The evidence an alert refers to; what is still on its way leaves when it comes. */
  private void ask(Alert alert, Collector<Entry> out) throws Exception {
    for (String post : alert.evidence()) {
      Evidence evidence = waiting.get(post);
      if (evidence == null) {
        asked.put(post, alert.newestAt());
      } else {
        waiting.remove(post);
        out.collect(Entry.of(evidence));
      }
    }
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
    } else if (before != null) {
      say(PriorityRank.clear(before, who.refs(), version, last.at()), last, out);
    }
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
    boolean done = standing.isEmpty() && waiting.isEmpty();
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

  /** What was said up to now has come: nobody waits for its evidence any longer. */
  private void forgetAsked(Instant now) throws Exception {
    List<String> answered = new ArrayList<>();
    for (Map.Entry<String, Instant> post : asked.entries()) {
      if (!post.getValue().isAfter(now)) {
        answered.add(post.getKey());
      }
    }
    for (String post : answered) {
      asked.remove(post);
    }
  }

  private List<Alert> alerts() throws Exception {
    List<Alert> all = new ArrayList<>();
    standing.values().forEach(all::add);
    return all;
  }
}
