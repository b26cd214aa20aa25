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
import java.util.function.Predicate;
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
  private final MapState<Customer.Ref, Told> refs;

  /**
   * An alert that was told, or a bump that named a desk's id.
   *
   * @param version event time of its newest cause, milliseconds: what its versions begin with
   * @param takenBack since when nothing speaks for an alert any more, or null
   * @param until when Redis will have forgotten it by itself
   */
  public record Told(long version, Instant takenBack, Instant until) {
    /** Whether it is an alert that knows of nothing that was said then or later. */
    private boolean isBefore(Instant moment) {
      long at = moment.toEpochMilli();
      return version < at || (version == at && takenBack != null && !takenBack.isAfter(moment));
    }
  }

  private WhatIsShown(MapState<String, Told> alerts, MapState<Customer.Ref, Told> refs) {
    this.alerts = alerts;
    this.refs = refs;
  }

  static WhatIsShown of(RuntimeContext context) {
    return new WhatIsShown(
        context.getMapState(
            new MapStateDescriptor<>("shown-alerts", Types.STRING, TypeInformation.of(Told.class))),
        context.getMapState(
            new MapStateDescriptor<>(
                "shown-refs",
                TypeInformation.of(Customer.Ref.class),
                TypeInformation.of(Told.class))));
  }

  void tell(Alert alert, TimerService time) throws Exception {
    Instant at = alert.open() ? alert.newestAt() : alert.resolvedAt();
    Instant until = endOfDay(at.plus(ALERT_STAYS));
    boolean withdrawn = alert.resolution() == Alert.Resolution.WITHDRAWN;
    alerts.put(alert.id(), new Told(alert.version().time(), withdrawn ? at : null, until));
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
      refs.put(ref, new Told(bump.version().time(), null, until));
      time.registerEventTimeTimer(until.toEpochMilli());
    }
  }

  /**
   * Takes away what was told of somebody.
   *
   * @param at what was told of later causes stays
   */
  void erase(String tenant, String subject, Instant at, Collector<Entry> out) throws Exception {
    List<String> theirs = keys(alerts, told -> told.isBefore(at));
    theirs.sort(Comparator.naturalOrder());
    for (String id : theirs) {
      out.collect(Entry.of(new Erasure(tenant, "alert:" + id, List.of(), at)));
      alerts.remove(id);
    }
    List<Customer.Ref> named = keys(refs, told -> told.version() <= at.toEpochMilli());
    named.sort(Comparator.comparing(Customer.Ref::desk).thenComparing(Customer.Ref::id));
    out.collect(Entry.of(new Erasure(tenant, "priority:" + subject, named, at)));
    for (Customer.Ref ref : named) {
      refs.remove(ref);
    }
  }

  /** What Redis has forgotten by itself. */
  void tidy(Instant now) throws Exception {
    for (String id : keys(alerts, told -> !told.until().isAfter(now))) {
      alerts.remove(id);
    }
    for (Customer.Ref ref : keys(refs, told -> !told.until().isAfter(now))) {
      refs.remove(ref);
    }
  }

  private static <K> List<K> keys(MapState<K, Told> state, Predicate<Told> which) throws Exception {
    List<K> keys = new ArrayList<>();
    for (Map.Entry<K, Told> each : state.entries()) {
      if (which.test(each.getValue())) {
        keys.add(each.getKey());
      }
    }
    return keys;
  }

  private static Instant endOfDay(Instant moment) {
    return Instant.ofEpochMilli((moment.toEpochMilli() / DAY + 1) * DAY);
  }
}
