package dev.earshot.listener.reading;

/** Faces made of punctuation: {@code :-)}, {@code ;(}, {@code =D}, {@code <3}. */
final class Emoticons {
  /** Joins emoji to one; what follows it only says of what kind the first is. */
  static final char JOINER = '\u200D';

  private static final String EYES = ":;=";
  private static final String NOSES = "-'^`";
  private static final String MOUTHS = ")(]['DPpOo/\\|*3";

  private Emoticons() {}

  /** Skin tones. */
  static boolean isShade(int point) {
    return point >= 0x1F3FB && point <= 0x1F3FF;
  }

  /** Where the face that begins here ends; 0 when none begins here. */
  static int end(String text, int at) {
    if (text.charAt(at) == '<') {
      return text.startsWith("3", at + 1) ? at + 2 : 0;
    }
    int mouth = mouthAt(text, at);
    if (mouth < 0) {
      return 0;
    }
    char shape = text.charAt(mouth);
    int end = mouth + 1;
    while (end < text.length() && text.charAt(end) == shape) {
      end++;
    }
    boolean letterFollows = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
    boolean timeOrLink = shape == '/' || shape == '3' || Character.isLetter(shape);
    boolean letterBefore = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    return letterFollows || (timeOrLink && letterBefore) ? 0 : end;
  }

  /** The mouth of the face that begins here, in one form: {@code ) ( D P O / | *} or 3. */
  static char mouth(String text, int at) {
    if (text.charAt(at) == '<') {
      return '3';
    }
    char shape = text.charAt(mouthAt(text, at));
    return switch (shape) {
      case ']' -> ')';
      case '[' -> '(';
      case 'p' -> 'P';
      case 'o' -> 'O';
      case '\\' -> '/';
      case '3' -> ')';
      default -> shape;
    };
  }

  private static int mouthAt(String text, int at) {
    if (EYES.indexOf(text.charAt(at)) < 0) {
      return -1;
    }
    int mouth = at + 1;
    while (mouth < text.length() && mouth < at + 3 && NOSES.indexOf(text.charAt(mouth)) >= 0) {
      mouth++;
    }
    return mouth < text.length() && MOUTHS.indexOf(text.charAt(mouth)) >= 0 ? mouth : -1;
  }
}
