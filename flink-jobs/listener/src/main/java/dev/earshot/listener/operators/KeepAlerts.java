package dev.earshot.listener.operators;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.config.Playbook;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.listener.scoring.Inhibition;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From situations, words and what people do to alerts that live. Keyed by tenant and brand, with a
 * map of alerts: a firestorm must see the brand's other alerts.
 *
 * <p>Everything waits for the watermark and is taken in the log's order, so that arrival decides
 * nothing. Only the first word about an angry influencer does not wait: it is told as it arrives,
 * and a moment later the log's order makes the very same alert. Whether it is the first word
 * depends on that account's own posts alone, which arrive in the log's order.
 */
public final class KeepAlerts extends KeyedProcessFunction<String, Finding, Alert> {
  /** Milder words are no reason to call an open alert worse. */
  private static final double NEGATIVE = 0.3;

  private static final Comparator<Withdrawn> BY_POST =
      Comparator.comparing(Withdrawn::post).thenComparing(Withdrawn::by);

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(KeepAlerts::lane)
          .thenComparing(Finding::match, Comparator.nullsFirst(Match.LOG_ORDER))
          .thenComparing(Finding::signal, Comparator.nullsFirst(Signal.LOG_ORDER))
          .thenComparing(Finding::withdrawn, Comparator.nullsFirst(BY_POST))
          .thenComparing(Finding::act, Comparator.nullsFirst(Comparator.comparing(Control::id)));

  private static final long serialVersionUID = 1L;

  private final LifecycleSettings settings;
  private final Playbook playbook;

  private transient AlertLife life;
  private transient MapState<String, Tracked> alerts;
  private transient ByMoment<Finding> waiting;
  private transient ByMoment<String> due;
  private transient LastMoment end;
  private transient TellAtOnce atOnce;
  private transient MapState<String, String> keys;
  private transient MapState<String, Boolean> speaking;
  private transient Map<String, Counter> opened;

  public KeepAlerts(LifecycleSettings settings, Playbook playbook) {
    this.settings = settings;
    this.playbook = playbook;
  }

  @Override
  public void open(OpenContext context) {
    life = new AlertLife(settings, playbook);
    alerts = map("alerts", Types.STRING, TypeInformation.of(Tracked.class));
    waiting = ByMoment.of(getRuntimeContext(), "waiting", Finding.class);
    due = ByMoment.of(getRuntimeContext(), "due", String.class);
    end = LastMoment.of(getRuntimeContext());
    atOnce = TellAtOnce.of(getRuntimeContext(), settings, life, due);
    keys = map("keys", Types.STRING, Types.STRING);
    speaking = map("speaking", Types.STRING, Types.BOOLEAN);
    opened = new HashMap<>();
  }

  private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> value) {
    return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
  }

  @Override
  public void processElement(Finding finding, Context context, Collector<Alert> out)
      throws Exception {
    if (finding.signal() != null) {
      Signal word = finding.signal();
      String key = key(AlertRule.AT_ONCE, word.tenant(), word.brand(), word.author());
      atOnce.hear(word, key, context.timerService(), out);
    }
    Instant at = finding.at();
    // What people do counts from a moment; told later than that, it counts from now on. Before the
    // first watermark nothing was taken yet, or AlertLife knows up to when.
    long now = context.timerService().currentWatermark() + 1;
    long moment = finding.act() == null ? at.toEpochMilli() : Math.max(now, at.toEpochMilli());
    waiting.add(finding, moment, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    boolean crisis = !speaking.isEmpty();
    List<Finding> findings = waiting.take(timestamp);
    findings.sort(ORDER);
    for (Finding finding : findings) {
      if (finding.match() != null) {
        found(finding.match(), context, out);
      } else if (finding.signal() != null) {
        said(finding.signal(), context, out);
      } else if (finding.withdrawn() != null) {
        withdrawn(finding.withdrawn(), context, out);
      } else {
        done(finding.act(), now, context, out);
      }
    }
    for (String key : new TreeSet<>(due.take(timestamp))) {
      if (TellAtOnce.isOwn(key)) {
        atOnce.forget(key, now, context.timerService());
      } else {
        keep(key, brought(key, now, out), context);
      }
    }
    if (crisis || !speaking.isEmpty()) {
      inhibit(now, context, out);
    }
  }

  /** A situation is there or over: open its alert, reopen it, let it grow, or resolve it. */
  private void found(Match match, Context context, Collector<Alert> out) throws Exception {
    String rule = match.stamp().rule();
    boolean ofAccount = rule.equals(AlertRule.AT_ONCE);
    String whom = ofAccount ? match.newest().author() : match.subject();
    String key = key(rule, match.tenant(), match.brand(), whom);
    Tracked before = brought(key, match.at(), out);
    if (match.effect() != Match.Effect.RAISE) {
      if (before != null) {
        tell(before, life.settle(before, match), key, context, out);
      }
      return;
    }
    Tracked after;
    if (before == null || AlertLife.isTakenBack(before)) {
      after = life.open(idOf(key, match), match);
      opened(rule).inc();
    } else if (before.alert().open()) {
      after = life.grow(before, match);
    } else {
      after = life.reopen(before, match);
    }
    boolean opens = after.alert().open() && (before == null || !before.alert().open());
    // What is told at once is told before anybody can know who speaks for it.
    after = opens && !ofAccount ? spokenFor(after, match.at()) : after;
    tell(before, after, key, context, out);
    if (rule.equals(AlertRule.RECOVERY)) {
      recovered(match, context, out);
    }
  }

  /** The customer is content: what was open about them is over. */
  private void recovered(Match match, Context context, Collector<Alert> out) throws Exception {
    for (String key : keysOf(match.causes().get(0))) {
      Tracked before = brought(key, match.at(), out);
      if (before != null) {
        Tracked after = life.settle(before, match.at(), Alert.Resolution.RECOVERED);
        tell(before, after, key, context, out);
      }
    }
  }

  /** An open alert takes in what its subject says next; a rule may say that one word is enough. */
  private void said(Signal signal, Context context, Collector<Alert> out) throws Exception {
    Stamp enough = signal.stampOf(AlertRule.AT_ONCE);
    if (enough != null) {
      Match match = Match.of(enough, List.of(signal));
      found(match, context, out);
      atOnce.caughtUp(idOf(keysOf(signal).get(0), match));
    }
    Stamp serious = signal.stampOf(AlertRule.SERIOUS_INTENT);
    if (serious != null) {
      found(AlertRule.serious(serious, signal), context, out);
    }
    if (signal.negativity() < NEGATIVE) {
      return;
    }
    for (String key : keysOf(signal)) {
      Tracked before = brought(key, signal.heardAt(), out);
      if (before != null && before.alert().open()) {
        tell(before, life.grow(before, signal), key, context, out);
      }
    }
  }

  /** Its author took a post back: rare enough to look at all alerts of the brand. */
  private void withdrawn(Withdrawn withdrawn, Context context, Collector<Alert> out)
      throws Exception {
    List<String> speaksFor = new ArrayList<>();
    for (Map.Entry<String, Tracked> entry : alerts.entries()) {
      if (entry.getValue().alert().evidence().contains(withdrawn.post())) {
        speaksFor.add(entry.getKey());
      }
    }
    speaksFor.sort(Comparator.naturalOrder());
    for (String key : speaksFor) {
      Tracked before = brought(key, withdrawn.at(), out);
      if (before != null) {
        Tracked after = life.withdraw(before, withdrawn.post(), withdrawn.by(), withdrawn.at());
        tell(before, after, key, context, out);
      }
    }
  }

  /** Where alerts that its author's words belong to would be. */
  private static List<String> keysOf(Signal signal) {
    List<String> keys = new ArrayList<>();
    for (String rule : AlertRule.GROW_BY_WORDS) {
      String whom = rule.equals(AlertRule.AT_ONCE) ? signal.author() : signal.subject();
      keys.add(key(rule, signal.tenant(), signal.brand(), whom));
    }
    return keys;
  }

  /** What a person did with one alert of this brand. */
  private void done(Control act, Instant now, Context context, Collector<Alert> out)
      throws Exception {
    Tracked before = brought(keyOf(act, context), now, out);
    if (before != null) {
      tell(before, life.act(before, act, now), keyOf(act, context), context, out);
    }
  }

  /** An alert is named by its id, or as {@code <rule>|<subject>} where it is about no person. */
  private String keyOf(Control act, Context context) throws Exception {
    String known = keys.get(act.subject());
    return known == null ? context.getCurrentKey() + "|" + act.subject() : known;
  }

  /** Who speaks for whom may have changed with what just happened. */
  private void inhibit(Instant now, Context context, Collector<Alert> out) throws Exception {
    Map<String, Tracked> all = sorted();
    Inhibition inhibition = Inhibition.of(all.values());
    for (Map.Entry<String, Tracked> entry : all.entrySet()) {
      Tracked before = entry.getValue();
      if (before.alert().open()) {
        String by = inhibition.speakerFor(before.alert());
        tell(before, life.inhibit(before, by, now), entry.getKey(), context, out);
      }
    }
  }

  /**
   * What opens in a crisis is spoken for from its first version: it sends no message of its own.
   */
  private Tracked spokenFor(Tracked opened, Instant at) throws Exception {
    List<Tracked> speakers = new ArrayList<>();
    for (String key : speaking.keys()) {
      speakers.add(alerts.get(key));
    }
    return life.inhibit(opened, Inhibition.of(speakers).speakerFor(opened.alert()), at);
  }

  private Map<String, Tracked> sorted() throws Exception {
    Map<String, Tracked> all = new TreeMap<>();
    for (Map.Entry<String, Tracked> entry : alerts.entries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** An alert brought to a moment, telling on the way what time alone changes; null if none. */
  private Tracked brought(String key, Instant moment, Collector<Alert> out) throws Exception {
    Tracked tracked = alerts.get(key);
    while (tracked != null && !moment.isBefore(life.nextChange(tracked))) {
      Tracked before = tracked;
      tracked = life.advance(before, moment);
      if (tracked != null) {
        say(before, tracked, out);
      }
    }
    return tracked;
  }

  private void tell(
      Tracked before, Tracked after, String key, Context context, Collector<Alert> out)
      throws Exception {
    say(before, after, out);
    keep(key, after, context);
  }

  private void say(Tracked before, Tracked after, Collector<Alert> out) throws Exception {
    if (before != null && before.alert().version().equals(after.alert().version())) {
      return;
    }
    if (before == null && atOnce.hasTold(after.alert().id())) {
      return;
    }
    out.collect(after.alert());
  }

  private void keep(String key, Tracked tracked, Context context) throws Exception {
    Tracked before = alerts.get(key);
    if (tracked == null) {
      if (before != null) {
        alerts.remove(key);
        keys.remove(before.alert().id());
      }
      return;
    }
    if (before != null && !before.alert().id().equals(tracked.alert().id())) {
      // Forgotten and opened anew in one moment: nobody may reach the new one by the old id.
      keys.remove(before.alert().id());
    }
    alerts.put(key, tracked);
    keys.put(tracked.alert().id(), key);
    if (tracked.alert().open() && Inhibition.speaks(tracked.alert())) {
      speaking.put(key, true);
    } else {
      speaking.remove(key);
    }
    Instant next = life.nextChange(tracked);
    if (before == null || !next.equals(life.nextChange(before))) {
      due.add(key, next.toEpochMilli(), context.timerService());
    }
  }

  private Counter opened(String rule) {
    // Registered once: a second counter of one name counts where nobody looks.
    return opened.computeIfAbsent(
        rule,
        name -> {
          MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
          return metrics.addGroup("rule", name).counter("alerts_opened");
        });
  }

  /** Situations before the words they are made of, people last: they judge what they saw. */
  private static int lane(Finding finding) {
    if (finding.match() != null) {
      return 0;
    }
    if (finding.signal() != null) {
      return 1;
    }
    return finding.withdrawn() != null ? 2 : 3;
  }

  private static String key(String rule, String tenant, String brand, String whom) {
    return String.join("|", tenant, brand, rule, whom);
  }

  /** Derived from its cause, so that a replay opens the same alert. */
  static String idOf(String key, Match match) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest((key + "|" + match.cause()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
