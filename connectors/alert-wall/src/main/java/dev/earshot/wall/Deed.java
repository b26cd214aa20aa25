package dev.earshot.wall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.http.Plain;
import dev.earshot.http.Refusal;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a person may do with an alert, as the page calls it. */
enum Deed {
  ACK(Control.Type.ACKNOWLEDGE),
  TAKE(Control.Type.TAKE),
  SNOOZE(Control.Type.SNOOZE),
  DISMISS(Control.Type.DISMISS),
  /** A post's mood was read wrong: kept for whoever teaches the models. */
  WRONG(Control.Type.MOOD_WRONG),
  COMMENT(Control.Type.COMMENT);

  /** From writing to effect, so that every task has it: what {@link Control} asks for. */
  static final Duration LEAD = Duration.ofSeconds(2);

  static final Duration SHORTEST_SNOOZE = Duration.ofMinutes(5);
  static final Duration LONGEST_SNOOZE = Duration.ofDays(7);
  static final int LONGEST_COMMENT = 2_000;

  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Control.Type type;

  Deed(Control.Type type) {
    this.type = type;
  }

  static Optional<Deed> named(String name) {
    return Arrays.stream(values()).filter(deed -> deed.word().equals(name)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What goes to the job.
   *
   * @param body what the page sent: {@code id} so that the same again is one message, {@code
   *     minutes} of a snooze, {@code text} of a comment, {@code post} that was read wrong
   */
  Control control(Alert alert, String by, JsonNode body, Instant now) throws Refusal {
    if (!alert.open() && this != COMMENT && this != WRONG) {
      throw new Refusal(409, "this alert is over");
    }
    Instant from = now.plus(LEAD);
    return new Control(
        id(alert, by, body),
        type,
        alert.id(),
        alert.brand(),
        by,
        from,
        this == SNOOZE ? from.plus(length(body)) : null,
        words(alert, body),
        0);
  }

  private String words(Alert alert, JsonNode body) throws Refusal {
    return switch (this) {
      case COMMENT -> {
        String text = Plain.text(body.path("text").asText("")).strip();
        if (text.isEmpty() || text.length() > LONGEST_COMMENT) {
          throw new Refusal(400, "text must be 1 to " + LONGEST_COMMENT + " characters");
        }
        yield text;
      }
      case WRONG -> {
        String post = body.path("post").asText("");
        if (!alert.evidence().contains(post)) {
          throw new Refusal(400, "post is none that speaks for this alert");
        }
        yield post;
      }
      case ACK, TAKE, SNOOZE, DISMISS -> "";
    };
  }

  private static Duration length(JsonNode body) throws Refusal {
    Duration length = Duration.ofMinutes(body.path("minutes").asInt(0));
    if (length.compareTo(SHORTEST_SNOOZE) < 0 || length.compareTo(LONGEST_SNOOZE) > 0) {
      throw new Refusal(
          400,
          "minutes must be %d to %d"
              .formatted(SHORTEST_SNOOZE.toMinutes(), LONGEST_SNOOZE.toMinutes()));
    }
    return length;
  }

  /** The page's own, bound to who does what, so that nobody can speak over another. */
  private String id(Alert alert, String by, JsonNode body) throws Refusal {
    String given = body.path("id").asText("");
    if (given.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    if (!UUIDS.matcher(given).matches()) {
      throw new Refusal(400, "id must be a UUID");
    }
    return "wall-"
        + Sessions.hash(String.join(" ", by, alert.id(), word(), given)).substring(0, 32);
  }
}
