package dev.earshot.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.model.InvalidRecordException;
import dev.earshot.model.Json;
import dev.earshot.model.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A hash of ours, both ways: records into fields and fields into records. Numbers are plain
 * decimals, enums lower-case, lists JSON arrays, instants stand twice (ISO-8601 under the name,
 * milliseconds since 1970 under the name and {@code _ms}); null is no field.
 */
final class Fields {
  private final Map<String, String> map;

  Fields() {
    this(new LinkedHashMap<>());
  }

  Fields(Map<String, String> map) {
    this.map = map;
  }

  Fields put(String name, Object value) {
    if (value != null) {
      map.put(name, value.toString());
    }
    return this;
  }

  Fields put(String name, Enum<?> value) {
    return put(name, value == null ? null : value.name().toLowerCase(Locale.ROOT));
  }

  /** Without exponent; what is no number goes as it is, and the script refuses it by name. */
  Fields put(String name, double value) {
    return put(
        name,
        Double.isFinite(value)
            ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
            : Double.toString(value));
  }

  Fields put(String name, List<?> value) {
    return put(name, (Object) Json.write(value));
  }

  Fields put(String name, Instant value) {
    return value == null
        ? this
        : put(name, (Object) value).put(name + "_ms", (Object) value.toEpochMilli());
  }

  /** Names and values in turn. */
  List<String> flat() {
    List<String> flat = new ArrayList<>(2 * map.size());
    map.forEach(
        (name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    return flat;
  }

  String text(String name) {
    return map.get(name);
  }

  Long count(String name) {
    return map.containsKey(name) ? Long.valueOf(map.get(name)) : null;
  }

  int integer(String name) {
    return Integer.parseInt(required(name));
  }

  double decimal(String name) {
    return Double.parseDouble(required(name));
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(required(name));
  }

  /** As {@link #flag}; false where the hash was written before there was such a field. */
  boolean flagIfAny(String name) {
    return map.containsKey(name) && flag(name);
  }

  <E extends Enum<E>> E one(Class<E> type, String name) {
    return Enum.valueOf(type, required(name).toUpperCase(Locale.ROOT));
  }

  <T> List<T> list(String name, TypeReference<List<T>> type) {
    try {
      return Json.mapper().readValue(required(name), type);
    } catch (JsonProcessingException e) {
      throw new InvalidRecordException(name, "is no JSON array of its kind");
    }
  }

  List<String> texts(String name) {
    return list(name, new TypeReference<List<String>>() {});
  }

  /** As {@link #texts}; none where the hash was written before there was such a field. */
  List<String> textsIfAny(String name) {
    return map.containsKey(name) ? texts(name) : List.of();
  }

  /** A field that holds texts by their names. */
  Map<String, String> map(String name) {
    try {
      return Json.mapper()
          .readValue(required(name), new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new InvalidRecordException(name, "is no JSON object of texts");
    }
  }

  /** A field that holds a JSON object; null when there is none. */
  <T> T record(Class<T> type, String name) {
    if (!map.containsKey(name)) {
      return null;
    }
    try {
      return Json.mapper().readValue(map.get(name), type);
    } catch (JsonProcessingException e) {
      throw new InvalidRecordException(name, "is no JSON object of its kind");
    }
  }

  Instant instant(String name) {
    return map.containsKey(name) ? Instant.parse(map.get(name)) : null;
  }

  Version version() {
    String[] parts = required("version").split("-", 2);
    return new Version(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private String required(String name) {
    String value = map.get(name);
    if (value == null) {
      throw new InvalidRecordException(name, "is missing");
    }
    return value;
  }
}
