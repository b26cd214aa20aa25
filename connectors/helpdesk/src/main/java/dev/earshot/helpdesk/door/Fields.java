package dev.earshot.helpdesk.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.http.Refusal;
import dev.earshot.model.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The fields of a JSON object from outside, each checked as it is read. */
final class Fields {
  static final int BAD_REQUEST = 400;

  /** Longest id that may become part of a key. */
  private static final int LONGEST = 512;

  /** Years of more than four digits are no record's of ours. */
  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  private final JsonNode object;
  private final String where;

  private Fields(JsonNode object, String where) {
    this.object = object;
    this.where = where;
  }

  /**
   * The object in these bytes.
   *
   * @throws Refusal if they hold none
   */
  static Fields of(byte[] body) throws Refusal {
    try {
      // Jackson would let some broken UTF-8 pass.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode tree = Json.mapper().readTree(text);
      if (!tree.isObject()) {
        throw new Refusal(BAD_REQUEST, "the body is not a JSON object");
      }
      return new Fields(tree, "");
    } catch (CharacterCodingException e) {
      throw new Refusal(BAD_REQUEST, "the body is not valid UTF-8");
    } catch (JsonProcessingException e) {
      throw new Refusal(
          BAD_REQUEST, "the body is not JSON, or names a field twice, or is too deep");
    }
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** An object within; null where there is none. */
  Fields inner(String name) {
    JsonNode inner = object.path(name);
    return inner.isObject() ? new Fields(inner, where + name + ".") : null;
  }

  boolean isTrue(String name) {
    return object.path(name).asBoolean();
  }

  /** A text, or the {@code name} of an object: desks write what they can expand either way. */
  String named(String name) throws Refusal {
    Fields inner = inner(name);
    return inner == null ? text(name) : inner.text("name");
  }

  /** A short text, or a whole number as text; null where it is missing or blank. */
  String text(String name) throws Refusal {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw refusal(name, "is neither text nor a whole number");
    }
    String text = value.asText();
    if (text.length() > LONGEST) {
      throw refusal(name, "is longer than " + LONGEST + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refusal(name, "contains a control character");
    }
    return text.isBlank() ? null : text;
  }

  /** As {@link #text}, but it must be there. */
  String required(String name) throws Refusal {
    String text = text(name);
    if (text == null) {
      throw refusal(name, "is missing or empty");
    }
    return text;
  }

  /** A moment; null where it is missing. Zendesk leaves the seconds out, so they may be. */
  Instant instant(String name) throws Refusal {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Instant moment;
    try {
      moment = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw refusal(name, "is not an ISO-8601 time with an offset");
    }
    if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(TOO_LATE)) {
      throw refusal(name, "is out of range");
    }
    return moment;
  }

  /** What is wrong with a field of ours. */
  Refusal refusal(String name, String problem) {
    return new Refusal(BAD_REQUEST, where + name + " " + problem);
  }
}
