package dev.earshot.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads an instant from ISO-8601 text with an offset and a year of four digits, and from nothing
 * else. A bare number could be seconds, milliseconds or a mistake; years beyond four digits do not
 * fit into the milliseconds that Kafka and Redis count in.
 */
final class InstantReader extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1L;

  private static final Pattern START = Pattern.compile("\\d{4}-\\d");

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    if (!START.matcher(parser.getText()).lookingAt()) {
      return (Instant)
          context.handleWeirdStringValue(Instant.class, parser.getText(), "not an ISO-8601 time");
    }
    return InstantDeserializer.INSTANT.deserialize(parser, context);
  }
}
