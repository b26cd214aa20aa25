package dev.earshot.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 28d}.
 */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** The duration in this text; null when there is none in it. */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() ? Duration.of(Long.parseLong(form.group(1)), unit(form.group(2))) : null;
  }

  /** In the largest unit that leaves no remainder. */
  public static String write(Duration duration) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      long millis = unit(unit).getDuration().toMillis();
      if (duration.toMillis() >= millis && duration.toMillis() % millis == 0) {
        return duration.toMillis() / millis + unit;
      }
    }
    return duration.toMillis() + "ms";
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }
}
