package dev.earshot.listener.operators;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.model.Alert;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From signals and matches to alerts that live. Keyed by tenant and brand, with a map of alerts.
 *
 * <p>Two lanes, both deterministic. Rules that act at once take a signal as it arrives: their
 * alerts are about one account, whose posts arrive in the log's order. All others wait for the
 * watermark and are taken in the log's order, so that arrival decides nothing.
 */
public final class KeepAlerts extends KeyedCoProcessFunction<String, Signal, Match, Alert> {
  private static final long serialVersionUID = 1L;

  private final LifecycleSettings settings;
  private final ArrayList<AlertRule> rules;

  private transient AlertLife life;
  private transient MapState<String, Tracked> alerts;
  private transient MapState<Long, List<Signal>> facts;
  private transient MapState<Long, List<Match>> matches;
  private transient MapState<Long, List<String>> due;
  private transient HashMap<String, Counter> opened;

  public KeepAlerts(LifecycleSettings settings, List<AlertRule> rules) {
    this.settings = settings;
    this.rules = new ArrayList<>(rules);
  }

  @Override
  public void open(OpenContext context) {
    life = new AlertLife(settings);
    alerts = map("alerts", Types.STRING, TypeInformation.of(Tracked.class));
    facts = map("facts", Types.LONG, Types.LIST(TypeInformation.of(Signal.class)));
    matches = map("matches", Types.LONG, Types.LIST(TypeInformation.of(Match.class)));
    due = map("due", Types.LONG, Types.LIST(Types.STRING));
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    opened = new HashMap<>();
    for (AlertRule rule : rules) {
      opened.put(rule.name(), metrics.addGroup("rule", rule.name()).counter("alerts_opened"));
    }
  }

  private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> value) {
    return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
  }

  @Override
  public void processElement1(Signal signal, Context context, Collector<Alert> out)
      throws Exception {
    for (AlertRule rule : rules) {
      if (rule.atOnce()) {
        String key = key(rule, signal, signal.author());
        if (signal.stampOf(rule.name()) != null) {
          situation(key, rule, signal.stampOf(rule.name()), List.of(signal), context, out);
        } else {
          grow(key, signal, context, out);
        }
      }
    }
    add(facts, signal, signal.heardAt(), context);
  }

  @Override
  public void processElement2(Match match, Context context, Collector<Alert> out) throws Exception {
    add(matches, match, match.newest().heardAt(), context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    // A bounded input ends with the end of time; nothing may come from beyond the last record.
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    for (Match match :
        take(matches, timestamp, Comparator.comparing(Match::newest, Signal.LOG_ORDER))) {
      AlertRule rule = ruleOf(match);
      String key = key(rule, match.newest(), match.newest().subject());
      situation(key, rule, match.rule(), match.causes(), context, out);
    }
    for (Signal fact : take(facts, timestamp, Signal.LOG_ORDER)) {
      for (AlertRule rule : rules) {
        if (!rule.atOnce()) {
          grow(key(rule, fact, fact.subject()), fact, context, out);
        }
      }
    }
    for (String key : take(due, timestamp, Comparator.naturalOrder())) {
      keep(key, brought(key, Instant.ofEpochMilli(timestamp), out), context);
    }
  }

  /** A rule's situation is there: open its alert, reopen it, or let it grow. */
  private void situation(
      String key,
      AlertRule rule,
      String stamp,
      List<Signal> causes,
      Context context,
      Collector<Alert> out)
      throws Exception {
    Signal newest = causes.get(causes.size() - 1);
    Tracked before = brought(key, newest.heardAt(), out);
    Tracked after;
    if (before == null) {
      int version = Integer.parseInt(stamp.substring(rule.name().length() + 1));
      after = life.open(idOf(key, newest), rule, version, causes);
      opened.get(rule.name()).inc();
    } else if (!before.alert().open()) {
      after = life.reopen(before, causes);
    } else {
      after = before;
      for (Signal cause : causes) {
        after = life.grow(after, cause);
      }
    }
    tell(before, after, out);
    keep(key, after, context);
  }

  /** An open alert takes in what its subject says next; nothing happens where none is open. */
  private void grow(String key, Signal fact, Context context, Collector<Alert> out)
      throws Exception {
    Tracked before = brought(key, fact.heardAt(), out);
    if (before == null) {
      alerts.remove(key);
      return;
    }
    Tracked after = before.alert().open() ? life.grow(before, fact) : before;
    tell(before, after, out);
    keep(key, after, context);
  }

  /** An alert brought to a moment, telling on the way what time alone changes; null if none. */
  private Tracked brought(String key, Instant moment, Collector<Alert> out) throws Exception {
    Tracked tracked = alerts.get(key);
    while (tracked != null && !moment.isBefore(life.nextChange(tracked))) {
      Tracked before = tracked;
      tracked = life.advance(before, moment);
      if (tracked != null) {
        tell(before, tracked, out);
      }
    }
    return tracked;
  }

  private static void tell(Tracked before, Tracked after, Collector<Alert> out) {
    if (before == null || !before.alert().version().equals(after.alert().version())) {
      out.collect(after.alert());
    }
  }

  private void keep(String key, Tracked tracked, Context context) throws Exception {
    if (tracked == null) {
      alerts.remove(key);
      return;
    }
    Tracked before = alerts.get(key);
    alerts.put(key, tracked);
    Instant next = life.nextChange(tracked);
    if (before == null || !next.equals(life.nextChange(before))) {
      add(due, key, next, context);
    }
  }

  private static <T> void add(MapState<Long, List<T>> at, T item, Instant time, Context context)
      throws Exception {
    long moment = time.toEpochMilli();
    List<T> items = at.contains(moment) ? new ArrayList<>(at.get(moment)) : new ArrayList<>();
    items.add(item);
    at.put(moment, items);
    context.timerService().registerEventTimeTimer(moment);
  }

  private static <T> List<T> take(
      MapState<Long, List<T>> at, long moment, Comparator<? super T> order) throws Exception {
    List<T> items = at.get(moment);
    if (items == null) {
      return List.of();
    }
    at.remove(moment);
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(order);
    return sorted;
  }

  private AlertRule ruleOf(Match match) {
    return rules.stream()
        .filter(rule -> match.rule().startsWith(rule.name() + "@"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no rule for a match of " + match.rule()));
  }

  private static String key(AlertRule rule, Signal signal, String subject) {
    return String.join("|", signal.tenant(), signal.brand(), rule.name(), subject);
  }

  /** Derived from its cause, so that a replay opens the same alert. */
  private static String idOf(String key, Signal cause) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest((key + "|" + cause.post()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
