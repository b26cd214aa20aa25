package dev.earshot.model;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.DeadLetter.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes from outside into a record, or says why not. Plain records, CloudEvents envelopes
 * (their {@code data} is read) and, with a mapping, foreign records.
 *
 * @param <T> the record it reads
 */
public final class RecordReader<T> {
  /** Larger than any post: the largest networks allow 25,000 characters. */
  public static final int MAX_BYTES = 256 * 1024;

  private final Class<T> type;
  private final FieldMapping mapping;

  private RecordReader(Class<T> type, FieldMapping mapping) {
    this.type = type;
    this.mapping = mapping;
  }

  /** Reads records in our own form. */
  public static <T> RecordReader<T> of(Class<T> type) {
    return new RecordReader<>(type, null);
  }

  /** Reads posts through a mapping; null reads our own form. */
  public static RecordReader<Post> ofPosts(FieldMapping mapping) {
    return new RecordReader<>(Post.class, mapping);
  }

  /**
   * The record in these bytes.
   *
   * @throws Unreadable with the reason; never anything else, whatever the bytes
   */
  public T read(byte[] bytes) throws Unreadable {
    if (bytes == null || bytes.length == 0) {
      throw new Unreadable(Reason.EMPTY, "no bytes");
    }
    if (bytes.length > MAX_BYTES) {
      throw new Unreadable(Reason.TOO_LARGE, bytes.length + " bytes, at most " + MAX_BYTES);
    }
    try {
      // Jackson would let some broken UTF-8 pass, and sniff for UTF-16 and UTF-32.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode tree = Json.mapper().readTree(text);
      if (tree.isMissingNode()) {
        throw new Unreadable(Reason.EMPTY, "nothing but white space");
      }
      JsonNode data = tree.has("specversion") && tree.has("data") ? tree.get("data") : tree;
      if (!data.isObject()) {
        throw new Unreadable(Reason.WRONG_TYPE, "not a JSON object");
      }
      return Json.mapper().treeToValue(mapping == null ? data : mapping.apply(data), type);
    } catch (CharacterCodingException e) {
      throw new Unreadable(Reason.NOT_UTF8, "not valid UTF-8");
    } catch (IOException | RuntimeException e) {
      throw explain(e);
    }
  }

  private static Unreadable explain(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidRecordException invalid) {
        return new Unreadable(Reason.INVALID, invalid.getMessage());
      }
      if (cause instanceof StreamConstraintsException) {
        return new Unreadable(Reason.TOO_DEEP, "nested too deep, or a name or number too long");
      }
    }
    if (e instanceof JsonMappingException mapping) {
      return new Unreadable(Reason.WRONG_TYPE, "wrong type or format at " + path(mapping));
    }
    if (e instanceof JsonParseException parse) {
      boolean twice = parse.getOriginalMessage().startsWith("Duplicate");
      return new Unreadable(
          twice ? Reason.DUPLICATE_KEY : Reason.NOT_JSON, "at character " + offset(parse));
    }
    return new Unreadable(Reason.NOT_JSON, e.getClass().getSimpleName());
  }

  private static long offset(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
  }

  /** Names of our own fields and indices only; what a stranger called a field is not repeated. */
  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder("$");
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return path.toString();
  }

  /** The bytes do not hold the record. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Unreadable(Reason reason, String detail) {
      super(detail);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }
}
