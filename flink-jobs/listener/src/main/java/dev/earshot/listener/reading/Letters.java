package dev.earshot.listener.reading;

import java.text.Normalizer;

/**
 * What kind of letter a character is, its lower case, and its plain form without diacritics, each
 * one look into a table of 64 k.
 */
final class Letters {
  static final byte SKIP = 0;
  static final byte SPACE = 1;
  static final byte LETTER = 2;
  static final byte DIGIT = 3;

  /** Punctuation that ends a clause. */
  static final byte STOP = 4;

  /** Something people express themselves with: emoji, {@code !}, {@code ?}, brackets. */
  static final byte SIGN = 5;

  private static final byte[] KIND = new byte[1 << 16];
  private static final char[] LOWER = new char[1 << 16];
  private static final char[] PLAIN = new char[1 << 16];

  private Letters() {}

  static {
    for (int i = 0; i < 1 << 16; i++) {
      char letter = (char) i;
      KIND[i] = kindOf(letter);
      LOWER[i] = letter == '’' ? '\'' : Character.toLowerCase(letter);
      PLAIN[i] = Character.isDigit(letter) ? '0' : plainOf(LOWER[i]);
    }
  }

  static byte kind(char letter) {
    return KIND[letter];
  }

  static char lower(char letter) {
    return LOWER[letter];
  }

  /** Of a lower-case letter. */
  static char plain(char lower) {
    return PLAIN[lower];
  }

  static boolean isCyrillic(char letter) {
    return letter >= 0x400 && letter < 0x530;
  }

  /** A letter of Latin script, with or without diacritics. */
  static boolean isLatin(char letter) {
    return letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00);
  }

  private static byte kindOf(char letter) {
    if (Character.isDigit(letter)) {
      return DIGIT;
    }
    if (Character.isLetter(letter) || letter == '_') {
      return LETTER;
    }
    if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
      return letter == '\n' ? STOP : SPACE;
    }
    if (".,;:…".indexOf(letter) >= 0) {
      return STOP;
    }
    int type = Character.getType(letter);
    // Half of an emoji, or of a letter beyond 64 k: who reads it looks at both halves.
    if (Character.isSurrogate(letter)) {
      return SIGN;
    }
    // Marks are set on letters or signs, and invisible ones serve nobody but those who hide.
    boolean unseen =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT
            || type == Character.CONTROL;
    if (unseen) {
      return SKIP;
    }
    boolean sign =
        "!?()".indexOf(letter) >= 0
            || type == Character.OTHER_SYMBOL
            || type == Character.MATH_SYMBOL;
    return sign ? SIGN : SPACE;
  }

  private static char plainOf(char lower) {
    return switch (lower) {
      case 'đ', 'ð' -> 'd';
      case 'ł' -> 'l';
      case 'ø' -> 'o';
      case 'ı' -> 'i';
      default -> Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD).charAt(0);
    };
  }
}
