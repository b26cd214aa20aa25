package dev.earshot.helpdesk.door;

import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.InvalidRecordException;
import dev.earshot.model.Level;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a desk says it did. Every desk may speak our own small form, {@code id, type, ticket,
 * customer, level, channel, at, by}; of Zammad we also understand what it sends by itself.
 */
final class Body {
  /** Zammad shows its priorities as "2 normal". */
  private static final Pattern NUMBER_BEFORE = Pattern.compile("^\\d+\\s+");

  private static final int LONGEST_CHANNEL = 64;

  private Body() {}

  /**
   * What was done, in the order in which it was.
   *
   * @param desk the desk's name
   * @return empty where it was nothing that we tell on
   * @throws Refusal if it cannot be read
   */
  static List<Deed> read(String desk, Secret secret, byte[] bytes) throws Refusal {
    Fields body = Fields.of(bytes);
    try {
      boolean zammads = secret.kind() == Secret.Kind.ZAMMAD && body.inner("ticket") != null;
      return zammads ? ZammadPayload.read(desk, body) : List.of(small(desk, secret, body));
    } catch (InvalidRecordException e) {
      // Its message names a field and a rule, never a value.
      throw new Refusal(Fields.BAD_REQUEST, e.getMessage());
    }
  }

  private static Deed small(String desk, Secret secret, Fields body) throws Refusal {
    if (!secret.ownUser().isEmpty() && !body.has("by")) {
      throw body.refusal(
          "by", "is missing: what our own bridge did could not be told from what a person did");
    }
    String by = body.text("by");
    DeskEvent.Type type = type(body);
    Instant at = body.instant("at");
    DeskEvent event =
        new DeskEvent(
            body.required("id"),
            type,
            desk,
            body.required("ticket"),
            body.text("customer"),
            type == DeskEvent.Type.PRIORITY_CHANGED ? level(body) : null,
            channel(body),
            at == null ? Instant.now() : at,
            DeskEvent.SCHEMA);
    return new Deed(event, by == null ? Set.of() : Set.of(by));
  }

  private static DeskEvent.Type type(Fields body) throws Refusal {
    String name = body.required("type");
    for (DeskEvent.Type type : DeskEvent.Type.values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw body.refusal("type", "is none of " + names(DeskEvent.Type.values()));
  }

  private static Level level(Fields body) throws Refusal {
    String name = NUMBER_BEFORE.matcher(body.required("level")).replaceFirst("");
    for (Level level : Level.values()) {
      if (level.name().equalsIgnoreCase(name)) {
        return level;
      }
    }
    throw body.refusal("level", "is none of " + names(Level.values()));
  }

  static String channel(Fields body) throws Refusal {
    String channel = body.text("channel");
    if (channel != null && channel.length() > LONGEST_CHANNEL) {
      throw body.refusal("channel", "is longer than " + LONGEST_CHANNEL + " characters");
    }
    return channel;
  }

  private static String names(Enum<?>[] values) {
    return List.of(values).toString().toLowerCase(Locale.ROOT);
  }
}
