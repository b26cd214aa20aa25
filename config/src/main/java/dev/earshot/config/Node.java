package dev.earshot.config;

import java.util.List;
import java.util.Map;

/**
 * A piece of YAML that remembers its line. Single values stay text until a record asks for them.
 */
sealed interface Node {
  /** Counted from 1; of the key, where the piece has one. */
  int line();

  /** What it is, in words. */
  String kind();

  /**
   * A single value.
   *
   * @param text as it stands in the file; null where nothing stands after the key
   */
  record Scalar(String text, int line) implements Node {
    @Override
    public String kind() {
      return "a single value";
    }
  }

  /** Keys and what they hold, in the order of the file. */
  record Mapping(Map<String, Node> entries, int line) implements Node {
    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /** A list. */
  record Sequence(List<Node> items, int line) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Whether nothing stands here, as after {@code key:}. */
  default boolean nothing() {
    return this instanceof Scalar scalar && scalar.text() == null;
  }

  /** The piece at the end of this path, or the last one on the way that exists. */
  default Node at(String path) {
    if (this instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        if (path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "[")) {
          return entry.getValue().at(path.substring(key.length()).replaceFirst("^\\.", ""));
        }
      }
    }
    if (this instanceof Sequence sequence && path.matches("\\[\\d{1,6}].*")) {
      int close = path.indexOf(']');
      int index = Integer.parseInt(path.substring(1, close));
      if (index < sequence.items().size()) {
        return sequence.items().get(index).at(path.substring(close + 1).replaceFirst("^\\.", ""));
      }
    }
    return this;
  }
}
