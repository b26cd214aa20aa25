package dev.earshot.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rules as the text of a file. Every key is written out, so that it says the same wherever it is
 * read; comments of the file they came from are gone.
 */
public final class RulesText {
  private static final Pattern PLAIN = Pattern.compile("-?[A-Za-z0-9][A-Za-z0-9.+-]*");

  private final Map<String, String> instead;
  private final StringBuilder text = new StringBuilder();

  private RulesText(Map<String, String> instead) {
    this.instead = new HashMap<>(instead);
  }

  /**
   * These rules, with some keys saying something else.
   *
   * @param instead what they say, by key as {@link Change} spells it; of a list's items {@code
   *     rules.NegativeStreak.windows[0].count}
   * @throws IllegalArgumentException where there is no such key
   */
  public static String write(Rules rules, Map<String, String> instead) {
    RulesText writer = new RulesText(instead);
    writer.group(writer.tree("", rules), "");
    if (!writer.instead.isEmpty()) {
      throw new IllegalArgumentException("rules have no key " + writer.instead.keySet());
    }
    return writer.text.toString();
  }

  private Map<String, Object> tree(String path, Record group) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (RecordComponent component : group.getClass().getRecordComponents()) {
      Object value = value(component, group);
      if (value instanceof RuleSettings rule) {
        @SuppressWarnings("unchecked") // we put it there
        Map<String, Object> rules =
            (Map<String, Object>) tree.computeIfAbsent("rules", key -> new LinkedHashMap<>());
        rules.put(rule.name(), node("rules." + rule.name(), rule));
      } else {
        String key = Binder.key(component);
        tree.put(key, node(path.isEmpty() ? key : path + "." + key, value));
      }
    }
    return tree;
  }

  private Object node(String path, Object value) {
    if (value instanceof Record group) {
      return tree(path, group);
    }
    if (value instanceof List<?> items) {
      List<Object> nodes = new ArrayList<>();
      for (Object item : items) {
        nodes.add(node(path + "[" + nodes.size() + "]", item));
      }
      return nodes;
    }
    if (value instanceof Map<?, ?> entries) {
      Map<String, Object> nodes = new TreeMap<>();
      entries.forEach((key, each) -> nodes.put(spell(key), node(path + "." + key, each)));
      return nodes;
    }
    String other = instead.remove(path);
    return other == null ? spell(value) : spell(other);
  }

  private void group(Map<?, ?> entries, String indent) {
    entries.forEach(
        (key, value) -> {
          text.append(indent).append(key).append(':');
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            text.append('\n');
            group(inner, indent + "  ");
          } else {
            text.append(' ').append(flow(value)).append('\n');
          }
        });
  }

  private static String flow(Object value) {
    if (value instanceof List<?> items) {
      return "[" + String.join(", ", items.stream().map(RulesText::flow).toList()) + "]";
    }
    if (value instanceof Map<?, ?> entries) {
      return "{"
          + String.join(
              ", ",
              entries.entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
                  .toList())
          + "}";
    }
    return String.valueOf(value);
  }

  private static String spell(Object value) {
    if (value instanceof Duration duration) {
      return Durations.write(duration);
    }
    if (value instanceof Enum<?> constant) {
      return Names.ofEnum(constant);
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    String word = String.valueOf(value);
    return PLAIN.matcher(word).matches() || value instanceof Number
        ? word
        : "'" + word.replace("'", "''") + "'";
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
