package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * What has been told under a subject's name and Redis still shows: ids, no more. Whoever is to be
 * forgotten may be named by an alert that has been over for weeks.
 */
public final class WhatIsShown {
  /** As long as Redis keeps an alert that is over. */
  static final Duration ALERT_STAYS = Duration.ofDays(90);

  /** As long as Redis keeps a desk's id after the bump that named it has ended. */
  private static final Duration REF_STAYS = Duration.ofDays(30);

  /** Timers come in whole days: an id may be remembered a little longer. */
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final MapState<String, Told> alerts;
  private final MapState<Customer.Ref, Instant> refs;

  /**
   * An alert that was told.
   *
   * @param version event time of its newest cause, milliseconds: what its versions begin with
   * @param takenBack whether nothing speaks for it any more
   * @param until when Redis will have forgotten it by itself
   */
  public record Told(long version, boolean takenBack, Instant until) {}

  private WhatIsShown(MapState<String, Told> alerts, MapState<Customer.Ref, Instant> refs) {
    this.alerts = alerts;
    this.refs = refs;
  }

  static WhatIsShown of(RuntimeContext context) {
    return new WhatIsShown(
        context.getMapState(
            new MapStateDescriptor<>("shown-alerts", Types.STRING, TypeInformation.of(Told.class))),
        context.getMapState(
            new MapStateDescriptor<>(
                "shown-refs", TypeInformation.of(Customer.Ref.class), Types.INSTANT)));
  }

  void tell(Alert alert, TimerService time) throws Exception {
    Instant at = alert.open() ? alert.newestAt() : alert.resolvedAt();
    Instant until = endOfDay(at.plus(ALERT_STAYS));
    alerts.put(
        alert.id(),
        new Told(alert.version().time(), alert.resolution() == Alert.Resolution.WITHDRAWN, until));
    time.registerEventTimeTimer(until.toEpochMilli());
  }

  /** An alert goes by another name now. */
  void left(Alert alert) throws Exception {
    alerts.remove(alert.id());
  }

  void tell(Bump bump, TimerService time) throws Exception {
    Instant end = bump.expiresAt() == null ? bump.at() : bump.expiresAt();
    Instant until = endOfDay(end.plus(REF_STAYS));
    for (Customer.Ref ref : bump.refs()) {
      refs.put(ref, until);
      time.registerEventTimeTimer(until.toEpochMilli());
    }
  }

  /**
   * Takes away what was told of somebody.
   *
   * @param at what was told of later causes stays
   */
  void erase(String tenant, String subject, Instant at, Collector<Entry> out) throws Exception {
    List<String> theirs = new ArrayList<>();
    for (Map.Entry<String, Told> each : alerts.entries()) {
      Told told = each.getValue();
      boolean before = told.version() < at.toEpochMilli();
      if (before || (told.takenBack() && told.version() == at.toEpochMilli())) {
        theirs.add(each.getKey());
      }
    }
    theirs.sort(Comparator.naturalOrder());
    for (String id : theirs) {
      out.collect(Entry.of(new Erasure(tenant, "alert:" + id, List.of(), at)));
      alerts.remove(id);
    }
    List<Customer.Ref> known = new ArrayList<>();
    refs.keys().forEach(known::add);
    known.sort(Comparator.comparing(Customer.Ref::desk).thenComparing(Customer.Ref::id));
    out.collect(Entry.of(new Erasure(tenant, "priority:" + subject, known, at)));
    refs.clear();
  }

  /** What Redis has forgotten by itself. */
  void tidy(Instant now) throws Exception {
    removeUntil(now, alerts, Told::until);
    removeUntil(now, refs, until -> until);
  }

  private interface Until<V> {
    Instant of(V value);
  }

  private static <K, V> void removeUntil(Instant now, MapState<K, V> state, Until<V> until)
      throws Exception {
    List<K> over = new ArrayList<>();
    for (Map.Entry<K, V> each : state.entries()) {
      if (!until.of(each.getValue()).isAfter(now)) {
        over.add(each.getKey());
      }
    }
    for (K key : over) {
      state.remove(key);
    }
  }

  private static Instant endOfDay(Instant moment) {
    return Instant.ofEpochMilli((moment.toEpochMilli() / DAY + 1) * DAY);
  }
}
