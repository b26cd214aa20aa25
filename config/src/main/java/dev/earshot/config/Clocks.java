package dev.earshot.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Times of the day and of the week, as people write them. */
public final class Clocks {
  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().substring(0, 3)).toList();

  private Clocks() {}

  /**
   * A moment of each week.
   *
   * @param day on which
   * @param time at what time
   */
  public record Weekly(DayOfWeek day, LocalTime time) {
    /** As {@code MON 10:00} is meant. */
    public static Weekly parse(String text) {
      String[] parts = text.split(" ", 2);
      int day = DAYS.indexOf(parts[0].toUpperCase(Locale.ROOT));
      if (day < 0 || parts.length < 2) {
        throw new DateTimeException("no day of the week");
      }
      return new Weekly(DayOfWeek.of(day + 1), LocalTime.parse(parts[1]));
    }
  }

  static String zone(String key, String zone) {
    try {
      ZoneId unused = ZoneId.of(Require.text(key, zone));
      return zone;
    } catch (DateTimeException e) {
      throw new InvalidSettingException(key, "is no time zone, such as Europe/Ljubljana or UTC");
    }
  }

  static String time(String key, String time) {
    try {
      LocalTime unused = LocalTime.parse(time);
      return time;
    } catch (DateTimeException e) {
      throw new InvalidSettingException(key, "must be a time of the day, such as 22:00");
    }
  }

  static String weekly(String key, String text) {
    try {
      Weekly unused = Weekly.parse(text);
      return text;
    } catch (DateTimeException e) {
      throw new InvalidSettingException(key, "must be a day and a time, such as MON 10:00");
    }
  }
}
