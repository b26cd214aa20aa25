package dev.earshot.listener.scoring;

import java.util.Map;
import java.util.TreeMap;

/** How somebody is reached, so that a person recognises it and nobody else can use it. */
final class Masked {
  private static final String HIDDEN = "•••";

  /** Fewer digits are a house or a room, not a number to be recognised by its end. */
  private static final int NUMBER = 6;

  private Masked() {}

  /** All of it masked, by the same kinds. */
  static Map<String, String> of(Map<String, String> contact) {
    Map<String, String> masked = new TreeMap<>();
    contact.forEach((kind, value) -> masked.put(kind, of(value)));
    return masked;
  }

  /** {@code j•••@example.com}, {@code •••42}; of anything else nothing is left. */
  static String of(String value) {
    String text = value.strip();
    int at = text.lastIndexOf('@');
    if (at > 0 && at < text.length() - 1) {
      return text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN + text.substring(at);
    }
    String digits = text.replaceAll("\\D", "");
    boolean number = digits.length() >= NUMBER && text.matches("[\\d\\s+()/.-]+");
    return number ? HIDDEN + digits.substring(digits.length() - 2) : HIDDEN;
  }
}
