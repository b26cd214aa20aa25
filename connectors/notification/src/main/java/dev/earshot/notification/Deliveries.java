package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * All that waits to be told and all that was told, in memory and in the {@link Store}. Whatever
 * changes here is put there at once and kept as unsaved until the store has it. Safe for several
 * threads.
 */
final class Deliveries {
  /** Of an alert that never ended, as far as we heard, and of what was given up. */
  private static final Duration FORGOTTEN = Duration.ofDays(90);

  private final Store store;
  private final Predicate<String> follows;
  private final Timing timing;
  private final Clock clock;

  private final Map<String, Delivery> all = new HashMap<>();
  private final Map<String, Map<String, Delivery>> waiting = new HashMap<>();
  private final Map<String, Set<String>> byAlert = new HashMap<>();
  private final Map<String, Letter> letters = new HashMap<>();
  private final Map<String, Put> unsaved = new LinkedHashMap<>();
  private long changes;
  private boolean ready = true;

  /** What was put; null takes a key back. */
  private record Put(byte[] value) {}

  /**
   * @param follows whether the other end of a channel keeps a state of its own
   */
  Deliveries(Store store, Predicate<String> follows, Timing timing, Clock clock) {
    this.store = store;
    this.follows = follows;
    this.timing = timing;
    this.clock = clock;
  }

  /** Takes up what another process, or we, left in the store. */
  synchronized void restore(Delivery delivery) {
    index(delivery);
    wake();
  }

  synchronized void restore(Letter letter) {
    letters.put(letter.id(), letter);
  }

  /** What another process, or we, took back from the store. */
  synchronized void restoreGone(String key) {
    Delivery gone = all.remove(key);
    if (gone != null) {
      unindex(gone);
    }
    letters.values().removeIf(letter -> Letter.key(letter.id()).equals(key));
  }

  /** Knows nothing any more: somebody else tells now. */
  synchronized void clear() {
    all.clear();
    waiting.clear();
    byAlert.clear();
    letters.clear();
    unsaved.clear();
    ready = false;
  }

  /** All is taken up: what waits may be told. Before, it may have been told already. */
  synchronized void ready() {
    ready = true;
    wake();
  }

  /** The channels that were told of an alert, or are about to be. */
  synchronized Set<String> channels(String alertId) {
    return Set.copyOf(byAlert.getOrDefault(alertId, Set.of()));
  }

  /** A new version of an alert, on its way to a channel. */
  synchronized void hear(String channel, Alert alert) {
    Instant now = clock.instant();
    Delivery before = all.get(Delivery.key(channel, alert.id()));
    Told told = before == null ? null : before.told();
    boolean waits = before != null && before.waiting();
    if ((told != null && told.version().compareTo(alert.version()) >= 0)
        || (waits && before.alert().version().compareTo(alert.version()) >= 0)) {
      return;
    }
    Kind kind = When.worth(alert, told, follows.test(channel), now);
    boolean old = When.moment(alert).plus(timing.old()).isBefore(now);
    if (waits) {
      if (before.tries() == 0 && When.isMoot(alert) && kind == null) {
        drop(before);
      } else {
        Kind over = alert.open() ? before.kind() : Kind.RESOLVED;
        save(before.with(kind == null ? over : kind, alert, old));
      }
    } else if (kind != null) {
      save(new Delivery(channel, alert.id(), alert.brand(), kind, alert, old, 0, now, told));
    }
  }

  /** Nothing may be known of an alert any more. */
  synchronized void forget(String alertId) {
    for (String channel : channels(alertId)) {
      remove(all.get(Delivery.key(channel, alertId)));
    }
    letters.values().stream()
        .filter(letter -> letter.delivery().alertId().equals(alertId))
        .map(Letter::id)
        .toList()
        .forEach(this::bury);
  }

  /** A letter's message is tried again, unless something newer was told or waits. */
  synchronized void replay(Letter letter) {
    Delivery again = letter.delivery().afresh(clock.instant());
    Delivery known = all.get(again.key());
    if (known == null || !known.waiting()) {
      save(
          known == null
              ? again
              : new Delivery(
                  again.channel(),
                  again.alertId(),
                  again.brand(),
                  again.kind(),
                  again.alert(),
                  false,
                  0,
                  again.since(),
                  known.told()));
    }
    bury(letter.id());
    put(Letter.replay(letter.id()), null);
  }

  /** All that waits for a channel; nothing while it is taken up from the store. */
  synchronized List<Delivery> waiting(String channel) {
    return ready ? List.copyOf(waiting.getOrDefault(channel, Map.of()).values()) : List.of();
  }

  /** When a channel had messages of their own, as far as is remembered. */
  synchronized List<Instant> told(String channel) {
    return all.values().stream()
        .filter(each -> each.channel().equals(channel) && each.told() != null)
        .filter(each -> each.told().alone())
        .map(each -> each.told().at())
        .toList();
  }

  /** The brand of an alert that was told somewhere; null if it is unknown. */
  synchronized String brand(String alertId) {
    return channels(alertId).stream()
        .map(channel -> all.get(Delivery.key(channel, alertId)).brand())
        .findFirst()
        .orElse(null);
  }

  synchronized List<Letter> letters() {
    return List.copyOf(letters.values());
  }

  /**
   * A message has arrived.
   *
   * @param alone whether it told of nothing else
   */
  synchronized void arrived(Delivery sent, boolean alone) {
    Delivery known = all.get(sent.key());
    if (known == null) {
      return;
    }
    Instant now = clock.instant();
    boolean before = known.told() != null && known.told().escalated();
    boolean escalated = sent.kind() != Kind.REOPENED && before;
    Told told =
        new Told(
            sent.alert().version(),
            sent.kind(),
            sent.severity(),
            escalated || sent.alert().state() == Alert.State.ESCALATED,
            alone,
            now);
    Kind next = null;
    if (known.waiting() && known.alert().version().compareTo(told.version()) > 0) {
      next = When.worth(known.alert(), told, follows.test(sent.channel()), now);
    }
    save(
        next == null
            ? known.done(told)
            : new Delivery(
                known.channel(),
                known.alertId(),
                known.brand(),
                next,
                known.alert(),
                false,
                0,
                now,
                told));
  }

  /** A message has not arrived. */
  synchronized void failed(Delivery sent, String reason) {
    Delivery known = all.get(sent.key());
    if (known == null || !known.waiting()) {
      return;
    }
    Delivery tried = known.triedAgain();
    if (tried.tries() >= timing.tries()
        || tried.since().plus(timing.givenUp()).isBefore(clock.instant())) {
      giveUp(tried, reason);
    } else {
      save(tried);
    }
  }

  /** A message will never arrive. */
  synchronized void refused(Delivery sent, String reason) {
    Delivery known = all.get(sent.key());
    if (known != null && known.waiting()) {
      giveUp(known, reason);
    }
  }

  /** Forgets what need not be known any more. */
  synchronized void tidy() {
    Instant now = clock.instant();
    List<Delivery> gone = new ArrayList<>();
    for (Delivery each : all.values()) {
      if (!each.waiting() && each.told() != null) {
        boolean over = each.told().kind() == Kind.RESOLVED;
        Duration keep = over ? timing.remember() : FORGOTTEN;
        if (each.told().at().plus(keep).isBefore(now)) {
          gone.add(each);
        }
      }
    }
    gone.forEach(this::remove);
    letters.values().stream()
        .filter(letter -> letter.at().plus(FORGOTTEN).isBefore(now))
        .map(Letter::id)
        .toList()
        .forEach(this::bury);
  }

  /**
   * Returns once the store has all that was ever put.
   *
   * @return false if it has not; then it is put again with the next call
   */
  boolean flush() {
    Map<String, Put> these;
    synchronized (this) {
      these = new LinkedHashMap<>(unsaved);
    }
    if (store.flush()) {
      synchronized (this) {
        // Only these: what was put again meanwhile stays.
        these.forEach(unsaved::remove);
      }
      return true;
    }
    synchronized (this) {
      unsaved.forEach((key, put) -> store.put(key, put.value()));
    }
    return false;
  }

  /** How often something has happened, for {@link #await}. */
  synchronized long changes() {
    return changes;
  }

  /**
   * Waits for something to happen.
   *
   * @param seen what {@link #changes} was when the caller looked
   * @param most at most so long
   */
  synchronized void await(long seen, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (changes == seen) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Has those who wait look again. */
  synchronized void wake() {
    changes++;
    notifyAll();
  }

  private void giveUp(Delivery given, String reason) {
    Letter letter = new Letter(given.id(), reason, clock.instant(), given);
    letters.put(letter.id(), letter);
    // The letter first: one that is also still waiting does no harm, one that is nowhere would.
    put(Letter.key(letter.id()), Json.bytes(letter));
    drop(given);
  }

  private void bury(String id) {
    letters.remove(id);
    put(Letter.key(id), null);
  }

  /** Nothing waits any more; what was told before is still remembered. */
  private void drop(Delivery delivery) {
    if (delivery.told() == null) {
      remove(delivery);
    } else {
      save(delivery.done(delivery.told()));
    }
  }

  private void save(Delivery delivery) {
    index(delivery);
    put(delivery.key(), Json.bytes(delivery));
    wake();
  }

  private void remove(Delivery delivery) {
    all.remove(delivery.key());
    unindex(delivery);
    put(delivery.key(), null);
  }

  private void unindex(Delivery delivery) {
    waiting.getOrDefault(delivery.channel(), new HashMap<>()).remove(delivery.alertId());
    Set<String> channels = byAlert.getOrDefault(delivery.alertId(), new HashSet<>());
    channels.remove(delivery.channel());
    if (channels.isEmpty()) {
      byAlert.remove(delivery.alertId());
    }
  }

  private void index(Delivery delivery) {
    all.put(delivery.key(), delivery);
    byAlert.computeIfAbsent(delivery.alertId(), id -> new HashSet<>()).add(delivery.channel());
    Map<String, Delivery> own =
        waiting.computeIfAbsent(delivery.channel(), channel -> new HashMap<>());
    if (delivery.waiting()) {
      own.put(delivery.alertId(), delivery);
    } else {
      own.remove(delivery.alertId());
    }
  }

  private void put(String key, byte[] value) {
    unsaved.put(key, new Put(value));
    store.put(key, value);
  }
}
