package dev.earshot.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a channel does next: send one, send one that tells of several, or rest.
 *
 * @param send what to tell; empty when it is time to rest
 * @param many whether one message tells of all of them
 * @param until until when to rest unless something new comes; null while there is nothing to wait
 *     for
 */
record Turn(List<Delivery> send, boolean many, Instant until) {
  private static final Comparator<Delivery> WORST_FIRST =
      Comparator.comparing(Delivery::severity).thenComparing(Delivery::since);

  /**
   * The next turn.
   *
   * @param waiting all that waits for this channel
   * @param follows whether the other end keeps a state of its own: there what is merely brought up
   *     to date wakes nobody and does not count
   * @param settle how long to gather before many are told at once
   */
  static Turn next(
      Collection<Delivery> waiting,
      boolean follows,
      Storm storm,
      QuietTimes quiet,
      Duration settle,
      Instant now) {
    Instant until = null;
    List<Delivery> beyond = new ArrayList<>();
    for (Delivery each : waiting.stream().sorted(WORST_FIRST).toList()) {
      boolean unheard = follows && each.kind().quiet();
      Instant morning = unheard ? null : quiet.until(each.severity(), now);
      if (morning != null) {
        until = earlier(until, morning);
      } else if (unheard || (!each.old() && storm.hasRoom(each.severity(), now))) {
        return new Turn(List.of(each), false, null);
      } else {
        beyond.add(each);
      }
    }
    if (beyond.isEmpty()) {
      return new Turn(List.of(), false, until);
    }
    Instant settled = beyond.stream().map(Delivery::since).min(Comparator.naturalOrder()).get();
    Instant when = later(settled.plus(settle), storm.nextOfMany());
    return now.isBefore(when)
        ? new Turn(List.of(), false, earlier(until, when))
        : new Turn(List.copyOf(beyond), true, null);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
