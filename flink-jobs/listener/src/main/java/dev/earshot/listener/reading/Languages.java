package dev.earshot.listener.reading;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The languages Earshot reads. */
public final class Languages {
  public static final String OTHER = "other";

  /** Languages that are recognised. Croatian, Bosnian and Serbian are one. */
  public static final Set<String> KNOWN = Set.of("en", "sl", "hbs", "ro", "ru", "de");

  private static final Map<String, String> ONE_NAME =
      Map.of("hr", "hbs", "bs", "hbs", "sr", "hbs", "sh", "hbs", "mo", "ro");

  private Languages() {}

  /**
   * Our name for a declared language tag such as {@code sr-Latn-RS}; empty when it declares none.
   */
  public static String ofTag(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    String primary = tag.substring(0, end).toLowerCase(Locale.ROOT);
    if (primary.isEmpty() || primary.equals("und")) {
      return "";
    }
    String name = ONE_NAME.getOrDefault(primary, primary);
    return KNOWN.contains(name) ? name : OTHER;
  }
}
