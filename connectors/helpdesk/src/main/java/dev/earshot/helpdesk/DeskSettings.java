package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How one help desk is reached, and how its tickets are marked.
 *
 * @param name short, as customers' {@code refs} carry it
 * @param kind which API it speaks
 * @param url scheme, host and port, with a path where the desk lives below one; nothing else is
 *     ever called
 * @param user whose token it is; empty where the token speaks for itself
 * @param token secret; never printed
 * @param mode what a mark is
 * @param field which field bears the mark in mode field: its number at Zendesk, its name at Zammad
 * @param group in which group Zammad puts the tickets we open; others do not ask
 * @param levels the desk's own word for each level but none; what is not named has the desk's usual
 *     word
 * @param timeout for connecting and for a whole answer
 * @param templates the calls of a desk of kind http, else null
 */
public record DeskSettings(
    String name,
    Kind kind,
    URI url,
    String user,
    String token,
    Mode mode,
    String field,
    String group,
    Map<Level, String> levels,
    Duration timeout,
    HttpTemplates templates) {

  /** An API we speak. */
  public enum Kind {
    ZENDESK,
    ZAMMAD,
    /** Any JSON over HTTP, described by templates. */
    HTTP
  }

  /** What a mark is. */
  public enum Mode {
    /** The ticket's own priority. */
    PRIORITY,
    /** One of the tags {@code earshot_low} to {@code earshot_urgent}. */
    TAG,
    /** A field of the desk's own, made for this. */
    FIELD
  }

  /** The words most desks use. */
  public static final Map<Level, String> USUAL_WORDS =
      Map.of(
          Level.LOW, "low",
          Level.NORMAL, "normal",
          Level.HIGH, "high",
          Level.URGENT, "urgent");

  /** A fresh Zammad has three priorities, so that high and urgent look alike. */
  public static final Map<Level, String> ZAMMAD_PRIORITIES =
      Map.of(
          Level.LOW, "1 low",
          Level.NORMAL, "2 normal",
          Level.HIGH, "3 high",
          Level.URGENT, "3 high");

  public DeskSettings {
    require(!name.isBlank(), "name", "is empty");
    require(
        ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null,
        "url",
        "must be http or https, a host and at most a port and a path");
    // A header with a line break would be refused with an error that prints the secret.
    require(printable(user), "user", "contains what cannot stand in a header");
    require(printable(token), "token", "contains what cannot stand in a header");
    require(!token.isEmpty(), "token", "is missing");
    require(mode != Mode.FIELD || !field.isBlank(), "field", "is missing; mode field needs one");
    require(
        mode != Mode.FIELD || kind != Kind.ZENDESK || Ids.isNumber(field),
        "field",
        "must be the field's number");
    require(
        mode != Mode.FIELD || kind != Kind.ZAMMAD || field.matches("[a-z][a-z0-9_]*"),
        "field",
        "must be the field's internal name");
    require(
        (kind == Kind.HTTP) == (templates != null),
        "templates",
        "go with kind http, and only with it");
    require(!levels.containsKey(Level.NONE), "levels", "has a word for none");
    require(timeout.compareTo(Duration.ZERO) > 0, "timeout", "must be above zero");
    Map<Level, String> words =
        new EnumMap<>(
            kind == Kind.ZAMMAD && mode == Mode.PRIORITY ? ZAMMAD_PRIORITIES : USUAL_WORDS);
    words.putAll(levels);
    levels = Map.copyOf(words);
  }

  private static boolean printable(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private static void require(boolean holds, String field, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(field + " " + problem);
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "DeskSettings[%s, %s at %s, %s%s]"
        .formatted(name, kind, url, mode, field.isEmpty() ? "" : " " + field);
  }
}
