package dev.earshot.listener.operators;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Alert;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * The first word about an account in a long time: it is told as it arrives, and nobody waits for
 * the watermark. A moment later the log's order makes the very same alert.
 */
final class TellAtOnce {
  private static final String ALOUD = "aloud ";

  private final AlertLife life;
  private final Duration remembered;
  private final ByMoment<String> due;
  private final MapState<String, Instant> until;
  private final MapState<String, Instant> told;

  private TellAtOnce(
      AlertLife life,
      Duration remembered,
      ByMoment<String> due,
      MapState<String, Instant> until,
      MapState<String, Instant> told) {
    this.life = life;
    this.remembered = remembered;
    this.due = due;
    this.until = until;
    this.told = told;
  }

  /**
   * What a brand's alerts know of it.
   *
   * @param due where it asks to be woken: for what {@link #isOwn} knows
   */
  static TellAtOnce of(
      RuntimeContext context, LifecycleSettings settings, AlertLife life, ByMoment<String> due) {
    return new TellAtOnce(
        life,
        settings.quiet().plus(settings.reopen()),
        due,
        context.getMapState(new MapStateDescriptor<>("aloud-until", Types.STRING, Types.INSTANT)),
        context.getMapState(new MapStateDescriptor<>("told-at-once", Types.STRING, Types.INSTANT)));
  }

  /**
   * Somebody says something.
   *
   * @param key where the alert about that account would be
   */
  void hear(Signal signal, String key, TimerService time, Collector<Alert> out) throws Exception {
    Stamp stamp = signal.stampOf(AlertRule.AT_ONCE);
    Instant before = until.get(key);
    boolean first = before == null || !signal.heardAt().isBefore(before);
    if (stamp == null && first) {
      return;
    }
    Instant quietUntil = signal.heardAt().plus(remembered);
    if (before == null) {
      due.add(ALOUD + key, quietUntil.toEpochMilli(), time);
    }
    until.put(key, quietUntil);
    // Right after a start it may be late anyway, and the customers are still being read.
    if (first && time.currentWatermark() != Long.MIN_VALUE) {
      Match match = Match.of(stamp, List.of(signal));
      Alert alert = life.open(KeepAlerts.idOf(key, match), match).alert();
      told.put(alert.id(), signal.heardAt());
      out.collect(alert);
    }
  }

  /** Whether this was told ahead of the log's order. */
  boolean hasTold(String alert) throws Exception {
    return told.contains(alert);
  }

  /** The log's order has come to it. */
  void caughtUp(String alert) throws Exception {
    told.remove(alert);
  }

  /** Whether it was this that asked to be woken. */
  static boolean isOwn(String due) {
    return due.startsWith(ALOUD);
  }

  /** It is quiet about an account, or not yet. */
  void forget(String own, Instant now, TimerService time) throws Exception {
    String key = own.substring(ALOUD.length());
    Instant quietUntil = until.get(key);
    if (quietUntil != null && quietUntil.isAfter(now)) {
      due.add(own, quietUntil.toEpochMilli(), time);
    } else {
      until.remove(key);
    }
  }
}
