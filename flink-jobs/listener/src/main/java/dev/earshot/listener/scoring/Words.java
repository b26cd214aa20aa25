package dev.earshot.listener.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a post, as its readers need them: lower case, hashtags split, links and handles set
 * apart.
 */
public final class Words {
  private static final String STOPS = ".,;:…\n";

  /** Nobody writes longer words by hand, and some readers take the square of a word's length. */
  static final int LONGEST_WORD = 100;

  private Words() {}

  /** What a token is. */
  public enum Kind {
    WORD,
    HANDLE,
    HASHTAG,
    LINK,
    /** The end of a clause: neither a phrase nor a negation reaches across. */
    STOP,
    /** Emoji and runs of punctuation such as {@code !!}. */
    SIGN
  }

  /**
   * A piece of text. The text is as written, without {@code @} or {@code #}; of a word or hashtag
   * without end only its beginning.
   */
  public record Token(Kind kind, String text) {
    public String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** The tokens of a text in order. */
  public static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      int end;
      if (text.regionMatches(true, at, "http://", 0, 7)
          || text.regionMatches(true, at, "https://", 0, 8)) {
        end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.LINK, text.substring(at, end)));
      } else if ((letter == '@' || letter == '#') && inWord(text, at + 1)) {
        end = wordEnd(text, at + 1, letter == '@');
        tokens.add(
            letter == '@'
                ? new Token(Kind.HANDLE, text.substring(at + 1, end))
                : new Token(Kind.HASHTAG, word(text, at + 1, end)));
      } else if (Character.isLetterOrDigit(letter)) {
        end = wordEnd(text, at, false);
        tokens.add(new Token(Kind.WORD, word(text, at, end)));
      } else if (isSign(letter)) {
        end = at + Character.charCount(letter);
        while (end < text.length() && text.codePointAt(end) == letter) {
          end += Character.charCount(letter);
        }
        // How often a sign is repeated beyond twice tells nothing more.
        int kept = Math.min(end, at + 2 * Character.charCount(letter));
        tokens.add(new Token(Kind.SIGN, text.substring(at, kept)));
      } else {
        end = at + Character.charCount(letter);
        if (STOPS.indexOf(letter) >= 0) {
          tokens.add(new Token(Kind.STOP, text.substring(at, end)));
        }
      }
      at = end;
    }
    return tokens;
  }

  /**
   * The words within a hashtag: {@code SkyHopBreaksGuitars2} is sky, hop, breaks, guitars, 2. A tag
   * written in one case stays one word.
   */
  public static List<String> ofHashtag(String tag) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= tag.length(); i++) {
      if (i == tag.length() || breaksAt(tag, i)) {
        String word = tag.substring(start, i).replace("_", "");
        if (!word.isEmpty()) {
          words.add(word.toLowerCase(Locale.ROOT));
        }
        start = i;
      }
    }
    return words;
  }

  private static boolean breaksAt(String tag, int i) {
    char before = tag.charAt(i - 1);
    char here = tag.charAt(i);
    boolean rises = Character.isLowerCase(before) && Character.isUpperCase(here);
    // NTOFlights: the last capital belongs to the word that follows.
    boolean acronymEnds =
        Character.isUpperCase(before)
            && Character.isUpperCase(here)
            && i + 1 < tag.length()
            && Character.isLowerCase(tag.charAt(i + 1));
    boolean digits = Character.isDigit(before) != Character.isDigit(here);
    return rises || acronymEnds || digits || before == '_';
  }

  private static String word(String text, int start, int end) {
    int cut = Math.min(end, start + LONGEST_WORD);
    boolean splitsLetter = cut < end && Character.isHighSurrogate(text.charAt(cut - 1));
    return text.substring(start, splitsLetter ? cut - 1 : cut);
  }

  private static boolean inWord(String text, int at) {
    return at < text.length()
        && (Character.isLetterOrDigit(text.codePointAt(at)) || text.charAt(at) == '_');
  }

  private static int wordEnd(String text, int start, boolean handle) {
    int end = start;
    while (end < text.length()) {
      int letter = text.codePointAt(end);
      boolean joins =
          Character.isLetterOrDigit(letter)
              || letter == '_'
              || Character.getType(letter) == Character.NON_SPACING_MARK
              // don't, l'avion; mastodon's @name@host and bluesky's @name.host.
              || ((letter == '\'' || letter == '’') && !handle && inWord(text, end + 1))
              || (handle
                  && (letter == '@' || letter == '.' || letter == '-')
                  && inWord(text, end + 1));
      if (!joins) {
        break;
      }
      end += Character.charCount(letter);
    }
    return end;
  }

  private static boolean isSign(int letter) {
    int type = Character.getType(letter);
    return letter == '!'
        || letter == '?'
        || type == Character.OTHER_SYMBOL
        || type == Character.MATH_SYMBOL
        || letter == ')'
        || letter == '(';
  }
}
