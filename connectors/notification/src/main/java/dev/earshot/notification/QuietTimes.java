package dev.earshot.notification;

import dev.earshot.config.NotificationSettings.QuietHours;
import dev.earshot.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When messages wait for the morning. */
record QuietTimes(QuietHours hours) {
  /** Until when a message of this severity waits; null when it does not. */
  Instant until(Severity severity, Instant now) {
    if (hours.from().isEmpty() || severity.compareTo(hours.breaks()) <= 0) {
      return null;
    }
    LocalDate today = now.atZone(hours.zoneId()).toLocalDate();
    Instant since = end(today.minusDays(1), now);
    return since != null ? since : end(today, now);
  }

  /** Of the quiet hours that begin on this day, if they last now. */
  private Instant end(LocalDate day, Instant now) {
    if (!hours.days().isEmpty() && !hours.days().contains(day.getDayOfWeek())) {
      return null;
    }
    ZoneId zone = hours.zoneId();
    LocalTime from = LocalTime.parse(hours.from());
    LocalTime to = LocalTime.parse(hours.to());
    // By the zone's own rules, so that a night when clocks change is as long as it is.
    Instant begin = day.atTime(from).atZone(zone).toInstant();
    Instant end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone).toInstant();
    return now.isBefore(begin) || !now.isBefore(end) ? null : end;
  }
}
