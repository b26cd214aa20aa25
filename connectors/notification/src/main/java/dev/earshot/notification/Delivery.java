package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.Severity;
import java.time.Instant;

/**
 * Where one alert and one channel stand: what is waiting to be told, and what was told before.
 *
 * @param channel the channel's name
 * @param alertId the alert
 * @param brand its brand
 * @param kind why there is something to tell; null when nothing waits
 * @param alert the version to be told, always the newest; null when nothing waits
 * @param old whether it is too old to wake anybody for: told among others, by number
 * @param tries how often the telling failed
 * @param since since when something waits; null when nothing does
 * @param told what was told last; null when nothing was
 */
public record Delivery(
    String channel,
    String alertId,
    String brand,
    Kind kind,
    Alert alert,
    boolean old,
    int tries,
    Instant since,
    Told told) {

  /** Under which key a channel's delivery of an alert is kept. */
  static String key(String channel, String alertId) {
    return "to:" + channel + ":" + alertId;
  }

  /** Under which key it is kept. */
  String key() {
    return key(channel, alertId);
  }

  /** What tells this message from all others; a repetition has the same. Only while it waits. */
  String id() {
    return alertId + ":" + alert.version() + ":" + channel;
  }

  boolean waiting() {
    return kind != null;
  }

  Severity severity() {
    return alert.severity();
  }

  /** A newer version in place of what waited. */
  Delivery with(Kind newKind, Alert newer, boolean newOld) {
    return new Delivery(channel, alertId, brand, newKind, newer, newOld, tries, since, told);
  }

  Delivery triedAgain() {
    return new Delivery(channel, alertId, brand, kind, alert, old, tries + 1, since, told);
  }

  /** As from the beginning: for one that had been given up. */
  Delivery afresh(Instant now) {
    return new Delivery(channel, alertId, brand, kind, alert, false, 0, now, told);
  }

  /** Nothing waits any more; only what was told is remembered, and that without what it was. */
  Delivery done(Told now) {
    return new Delivery(channel, alertId, brand, null, null, false, 0, null, now);
  }
}
