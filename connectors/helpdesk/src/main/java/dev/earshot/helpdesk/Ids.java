package dev.earshot.helpdesk;

import dev.earshot.helpdesk.DeskException.Kind;
import java.nio.charset.StandardCharsets;

/** Ids on their way into an address. They come from records that others wrote. */
final class Ids {
  private static final String HEX = "0123456789ABCDEF";

  private Ids() {}

  /** Whether it is a plain number that fits a long. */
  static boolean isNumber(String id) {
    return !id.isEmpty() && id.length() <= 18 && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * An id at a desk whose ids are all numbers. Anything else is refused here, for a desk may read
   * {@code 12abc} as 12 and show somebody else's ticket.
   */
  static long number(String desk, String id) throws DeskException {
    if (!isNumber(id)) {
      throw new DeskException(Kind.GONE, desk + ": ids there are numbers, this is none");
    }
    return Long.parseLong(id);
  }

  /** Percent-encoded so that it is one segment of a path, or one value of a query, and no more. */
  static String encode(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      // The dot is encoded too, for two of them would climb.
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_') {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }
}
