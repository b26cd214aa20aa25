package dev.earshot.config;

import dev.earshot.model.FieldMapping;
import dev.earshot.model.Post;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a post that a mapping may fill: a misspelt one would be lost without a word. */
final class PostFields {
  private static final Map<String, Class<?>> FIELDS = new TreeMap<>();

  static {
    collect("", Post.class);
  }

  private PostFields() {}

  static void check(String key, FieldMapping mapping) {
    mapping.constants().keySet().forEach(field -> known(key + ".constants." + field, field));
    mapping.fields().keySet().forEach(field -> known(key + ".fields." + field, field));
    mapping
        .constants()
        .keySet()
        .forEach(
            field -> {
              if (!text(FIELDS.get(field))) {
                throw new InvalidSettingException(
                    key + ".constants." + field, "cannot be a constant: constants are text");
              }
            });
    mapping.fields().forEach((field, source) -> Require.text(key + ".fields." + field, source));
  }

  private static void known(String key, String field) {
    if (!FIELDS.containsKey(field)) {
      throw new InvalidSettingException(
          key, "is not a field of a post" + Names.hint(field, FIELDS.keySet()));
    }
  }

  private static boolean text(Class<?> type) {
    return type == String.class || type == Instant.class || type.isEnum();
  }

  private static void collect(String prefix, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + Names.snake(component.getName());
      if (component.getType().isRecord()) {
        collect(path + ".", component.getType());
      } else {
        FIELDS.put(path, component.getType());
      }
    }
  }
}
