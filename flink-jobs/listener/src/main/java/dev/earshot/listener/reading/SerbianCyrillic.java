package dev.earshot.listener.reading;

/** Serbian Cyrillic to Latin, letter by letter: one model serves both scripts. */
public final class SerbianCyrillic {
  private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
  private static final String[] LATIN = {
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p",
    "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"
  };

  private SerbianCyrillic() {}

  /** A lower-case letter in Latin script; null when it is none of Serbian Cyrillic. */
  static String latin(char letter) {
    int index = Letters.isCyrillic(letter) ? CYRILLIC.indexOf(letter) : -1;
    return index < 0 ? null : LATIN[index];
  }

  /** A lower-case Latin word as Serbia also writes it; letters that Serbian lacks stay. */
  public static String fromLatin(String word) {
    StringBuilder cyrillic = new StringBuilder(word.length());
    int at = 0;
    while (at < word.length()) {
      int letter = longestAt(word, at);
      cyrillic.append(letter < 0 ? word.charAt(at) : CYRILLIC.charAt(letter));
      at += letter < 0 ? 1 : LATIN[letter].length();
    }
    return cyrillic.toString();
  }

  /** The letter of Cyrillic that is written here, two letters before one; −1 for none. */
  private static int longestAt(String word, int at) {
    int found = -1;
    for (int i = 0; i < LATIN.length; i++) {
      boolean longer = found < 0 || LATIN[i].length() > LATIN[found].length();
      if (longer && word.startsWith(LATIN[i], at)) {
        found = i;
      }
    }
    return found;
  }

  /** A lower-case text in Latin script; what is not Serbian Cyrillic stays as it is. */
  public static String toLatin(String text) {
    StringBuilder latin = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      String letters = latin(text.charAt(i));
      latin.append(letters == null ? String.valueOf(text.charAt(i)) : letters);
    }
    return latin.toString();
  }
}
