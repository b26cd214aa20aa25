package dev.earshot.http;

/** Words of strangers, on their way to where somebody may read markup into them. */
public final class Plain {
  private Plain() {}

  /** One line without control characters. */
  public static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Line breaks and tabs stay; other control characters go. */
  public static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }

  /**
   * HTML that shows exactly these words. Braces are escaped with the rest, for double ones are a
   * help desk's placeholders.
   */
  public static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (char c : text(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '{' -> out.append("&#123;");
        case '}' -> out.append("&#125;");
        case '\n' -> out.append("<br>");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
