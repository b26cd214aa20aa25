package dev.earshot.helpdesk;

import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {{placeholders}}}. There is nothing else to it: no conditions, no loops, no
 * way to write a value as it is. Each value is encoded for the place where it stands.
 */
final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w*)\\s*}}");
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final String name;
  private final Place place;
  private final List<Part> parts;

  /** What a template makes, and so how its values are encoded. */
  enum Place {
    PATH,
    JSON
  }

  /**
   * @param text that stands as it is, or else a placeholder's name
   * @param quoted whether a placeholder stands inside a JSON text
   */
  private record Part(String text, boolean placeholder, boolean quoted) {}

  private Template(String name, Place place, List<Part> parts) {
    this.name = name;
    this.place = place;
    this.parts = parts;
  }

  /**
   * Reads a template.
   *
   * @param name as errors shall call it, such as {@code templates.mark.body}
   * @param known the placeholders that have a value here
   * @throws IllegalArgumentException if it names another, or leaves one open
   */
  static Template of(String name, Place place, String text, Set<String> known) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    boolean quoted = false;
    int from = 0;
    while (matcher.find()) {
      String literal = literal(name, text.substring(from, matcher.start()));
      quoted = quotedAfter(literal, quoted);
      String placeholder = matcher.group(1);
      if (!known.contains(placeholder)) {
        throw new IllegalArgumentException(
            "%s: {{%s}} has no value here; known are %s"
                .formatted(name, placeholder, new TreeSet<>(known)));
      }
      parts.add(new Part(literal, false, false));
      parts.add(new Part(placeholder, true, quoted));
      from = matcher.end();
    }
    parts.add(new Part(literal(name, text.substring(from)), false, false));
    return new Template(name, place, List.copyOf(parts));
  }

  private static String literal(String name, String text) {
    int open = text.indexOf("{{");
    if (open >= 0) {
      String rest = text.substring(open, Math.min(text.length(), open + 20));
      throw new IllegalArgumentException(name + ": " + rest + " is no placeholder");
    }
    return text;
  }

  private static boolean quotedAfter(String literal, boolean before) {
    boolean quoted = before;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }

  /**
   * The text with its values.
   *
   * @throws DeskException refused, if a path lacks a value: it would mean another address
   */
  String fill(Map<String, String> values) throws DeskException {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      if (!part.placeholder()) {
        out.append(part.text());
        continue;
      }
      String value = values.getOrDefault(part.text(), "");
      if (place == Place.PATH) {
        if (value.isEmpty()) {
          throw new DeskException(Kind.REFUSED, "%s: {{%s}} is empty".formatted(name, part.text()));
        }
        out.append(Ids.encode(value));
      } else {
        out.append(json(value, part.quoted()));
      }
    }
    return out.toString();
  }

  private static String json(String value, boolean quoted) {
    if (!quoted && INTEGER.matcher(value).matches()) {
      return value;
    }
    String text = Json.write(value);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
