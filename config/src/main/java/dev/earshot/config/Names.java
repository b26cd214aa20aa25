package dev.earshot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How names are spelt in YAML, and what a misspelt one was meant to be. */
final class Names {
  private Names() {}

  /** {@code deadLetters} to {@code dead_letters}. */
  static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** {@code OPT_IN} to {@code opt-in}. */
  static String ofEnum(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code ; did you mean 'host'? Known here: batch, host} or as much of it as there is. */
  static String hint(String word, Collection<String> known) {
    String nearest =
        known.stream()
            .filter(name -> distance(word, name) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance(word, name)))
            .map(name -> "; did you mean '" + name + "'?")
            .orElse(".");
    String all = known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
    return nearest + " Known here: " + all;
  }

  /** Letters to change, add or drop until one word is the other, whatever the case. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
