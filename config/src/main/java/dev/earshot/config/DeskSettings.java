package dev.earshot.config;

import dev.earshot.model.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A help desk whose tickets bumps may move.
 *
 * @param kind whose interface it speaks
 * @param url where it is, as a person opens it: scheme, host and at most a port and a path; nothing
 *     else is ever called
 * @param user whose token it is, where the desk wants to know; else empty
 * @param token the secret
 * @param mode how a ticket is marked
 * @param field the desk's own name of the field, with mode field and only then: its number at
 *     Zendesk, its internal name at Zammad
 * @param group in which group Zammad puts the tickets we open; others do not ask
 * @param create whether to open a ticket for a customer who has none
 * @param ratePerMinute most calls: far below what desks allow, so that people's tools have the rest
 * @param timeout for each call
 * @param levels what the desk calls our levels, by our names; those left out are called as usual at
 *     this kind of desk
 * @param templates the calls of a desk of kind http, and only of one
 */
public record DeskSettings(
    Kind kind,
    String url,
    @Default("") String user,
    String token,
    @Default("priority") Mode mode,
    @Default("") String field,
    @Default("Users") String group,
    @Default("false") boolean create,
    @Default("60") int ratePerMinute,
    @Default("10s") Duration timeout,
    Map<String, String> levels,
    DeskTemplates templates) {

  /** The desks we know how to speak to. */
  public enum Kind {
    ZENDESK,
    ZAMMAD,
    /** Any other, by templates. */
    HTTP
  }

  /** How a ticket is marked. */
  public enum Mode {
    /** By its priority, which people set as well. */
    PRIORITY,
    /** By a tag; its priority stays as people set it. */
    TAG,
    /** By a field of its own; its priority stays as people set it. */
    FIELD
  }

  private static final List<String> LEVELS =
      Arrays.stream(Level.values()).filter(l -> l != Level.NONE).map(Names::ofEnum).toList();

  public DeskSettings {
    kind = Require.present("kind", kind);
    url = bare("url", Require.link("url", url));
    user = printable("user", Require.present("user", user));
    token = printable("token", Require.text("token", token));
    mode = Require.present("mode", mode);
    field = Require.present("field", field);
    levels = levels == null ? Map.of() : Map.copyOf(levels);
    group = Require.text("group", group);
    if ((mode == Mode.FIELD) == field.isBlank()) {
      throw new InvalidSettingException(
          "field",
          mode == Mode.FIELD
              ? "is missing; mode field needs the desk's name of it"
              : "goes with mode field, and only with it");
    }
    if (mode == Mode.FIELD && kind == Kind.ZENDESK && !field.matches("[0-9]{1,18}")) {
      throw new InvalidSettingException("field", "must be the field's number at Zendesk");
    }
    if (mode == Mode.FIELD && kind == Kind.ZAMMAD && !field.matches("[a-z][a-z0-9_]*")) {
      throw new InvalidSettingException("field", "must be the field's internal name at Zammad");
    }
    if (kind == Kind.HTTP) {
      templates.needed("templates");
    } else if (!templates.none()) {
      throw new InvalidSettingException("templates", "go with kind http, and only with it");
    }
    Require.within("rate_per_minute", ratePerMinute, 1, 10_000);
    Require.within("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    levels.forEach(
        (level, name) -> {
          if (!LEVELS.contains(level)) {
            throw new InvalidSettingException(
                "levels." + level, "is no level" + Names.hint(level, LEVELS));
          }
          Require.text("levels." + level, name);
        });
  }

  /** Ours is put behind it, so nothing may follow the path; a password in it would be shown. */
  private static String bare(String key, String url) {
    URI uri = URI.create(url);
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidSettingException(key, "must be a host and at most a port and a path");
    }
    return url;
  }

  /**
   * Whatever goes into a header: it would be refused there with an error that prints the secret.
   */
  private static String printable(String key, String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new InvalidSettingException(key, "holds what cannot stand in a header");
    }
    return value;
  }

  /** Without the token, and without the templates, which may hold secrets, too. */
  @Override
  public String toString() {
    return "DeskSettings[%s at %s, user=%s, mode=%s, create=%s, ratePerMinute=%d]"
        .formatted(kind, url, user, mode, create, ratePerMinute);
  }
}
