package dev.earshot.listener.scoring;

/** Serbian Cyrillic to Latin, letter by letter: one mood model serves both scripts. */
final class SerbianCyrillic {
  private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
  private static final String[] LATIN = {
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p",
    "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"
  };

  private SerbianCyrillic() {}

  /** Whether a letter is written in Serbian and never in Russian. */
  static boolean only(int letter) {
    return "ђјљњћџ".indexOf(Character.toLowerCase(letter)) >= 0;
  }

  /** The text in Latin script; what is not Serbian Cyrillic stays as it is. */
  static String toLatin(String text) {
    StringBuilder latin = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      int at = CYRILLIC.indexOf(Character.toLowerCase(letter));
      if (at < 0) {
        latin.append(letter);
      } else if (Character.isUpperCase(letter)) {
        latin.append(Character.toUpperCase(LATIN[at].charAt(0))).append(LATIN[at].substring(1));
      } else {
        latin.append(LATIN[at]);
      }
    }
    return latin.toString();
  }
}
