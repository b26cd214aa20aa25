package dev.earshot.standalone;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Evidence;
import dev.earshot.model.Json;
import dev.earshot.model.Version;
import dev.earshot.redis.PriorityReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints alerts and priorities as Redis shows them, as they come: what a help desk would see.
 * Strangers' words are printed without control characters.
 */
final class Watcher implements Runnable {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int MOST = 1_000;
  private static final int EXCERPT = 90;

  private final PriorityReader redis;
  private final PrintWriter out;
  private final boolean json;
  private final Map<String, Version> seen = new HashMap<>();
  private volatile boolean stopped;
  private volatile Instant firstAlert;

  Watcher(PriorityReader redis, PrintWriter out, boolean json) {
    this.redis = redis;
    this.out = out;
    this.json = json;
  }

  /** When the first alert was seen in Redis, by the wall clock; null while there is none. */
  Instant firstAlert() {
    return firstAlert;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    String last = "0-0";
    while (!stopped) {
      for (Alert alert : redis.openAlerts(MOST)) {
        if (!alert.version().equals(seen.put(alert.id(), alert.version()))) {
          firstAlert = firstAlert == null ? Instant.now() : firstAlert;
          print(alert);
        }
      }
      PriorityReader.Changes changes = redis.follow(last, Duration.ofMillis(100), MOST);
      changes.bumps().forEach(this::print);
      last = changes.lastBumpId();
    }
  }

  private void print(Alert alert) {
    if (json) {
      out.println(Json.write(Map.of("alert", alert)));
    } else {
      out.printf(
          Locale.ROOT,
          "%s  alert   %s %s, %s, %s: %s%n",
          CLOCK.format(alert.newestAt()),
          lower(alert.severity()),
          alert.rule(),
          alert.brand(),
          printable(alert.subject()),
          alert.summary());
      List<Evidence> evidence =
          redis.alert(alert.id()).map(PriorityReader.Case::evidence).orElse(List.of());
      if (!evidence.isEmpty()) {
        out.printf("                  “%s”%n", excerpt(evidence.get(0).text()));
      }
    }
    out.flush();
  }

  private void print(Bump bump) {
    if (json) {
      out.println(Json.write(Map.of("bump", bump)));
    } else {
      out.printf(
          Locale.ROOT,
          "%s  %-6s  %s, rank %d: %s%n",
          CLOCK.format(bump.at()),
          lower(bump.kind()),
          lower(bump.level()),
          bump.rank(),
          printable(bump.subject()));
    }
    out.flush();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String excerpt(String text) {
    String clean = printable(text);
    int end =
        clean.offsetByCodePoints(0, Math.min(EXCERPT, clean.codePointCount(0, clean.length())));
    return end < clean.length() ? clean.substring(0, end) + "…" : clean;
  }

  /** No control, no bidi override, no line break: a terminal obeys them. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(letter -> invisible(letter) ? ' ' : letter)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean invisible(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
