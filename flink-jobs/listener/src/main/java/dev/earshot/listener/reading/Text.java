package dev.earshot.listener.reading;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A post's text cut into tokens, read once, letter by letter, into buffers that the next post uses
 * again. Every reader of a post looks at these buffers and at none of its own: brand names,
 * language, mood, intent.
 *
 * <p>Letters are lower case, with diacritics in {@link #lower} and without in {@link #plain}, at
 * the same places; a letter repeated more than twice is there twice. Invisible characters are left
 * out. Not thread-safe.
 */
public final class Text {
  /** What a token is. */
  public enum Kind {
    WORD,
    HANDLE,
    /** The tag as a whole; the words within it follow as tokens of their own. */
    HASHTAG,
    LINK,
    /** The end of a clause: neither a phrase nor a negation reaches across. */
    STOP,
    /** Emoji, emoticons, {@code !}, {@code ?}. */
    SIGN
  }

  /** Written in capitals throughout. */
  static final int SHOUTED = 1;

  /** A letter or sign was repeated beyond what spelling asks for. */
  static final int REPEATED = 2;

  /** A word within a hashtag. */
  static final int TAGGED = 4;

  /** Nobody writes longer words by hand, and some readers take the square of a word's length. */
  static final int LONGEST_WORD = 100;

  private static final int FIRST_SIZE = 512;

  private String source = "";
  private int length;
  private int tokens;

  /** Letters of all tokens, one after the other. */
  char[] lower = new char[FIRST_SIZE];

  /** The same without diacritics, digits as 0. */
  char[] plain = new char[FIRST_SIZE];

  private Kind[] kinds = new Kind[FIRST_SIZE];
  private byte[] flags = new byte[FIRST_SIZE];
  private int[] from = new int[FIRST_SIZE];
  private int[] to = new int[FIRST_SIZE];
  private int[] start = new int[FIRST_SIZE];
  private int[] end = new int[FIRST_SIZE];
  private int[] hash = new int[FIRST_SIZE];

  private int latin;
  private int cyrillic;
  private int foreign;
  private boolean speaks;
  private boolean hasCyrillic;
  private int open;
  private int lastClosing;
  private boolean capitals;
  private boolean repeated;

  public Text() {}

  /** A text on its own, for settings and tests. */
  public static Text of(String text) {
    Text read = new Text();
    read.read(text);
    return read;
  }

  /** A lower-case text without diacritics. */
  public static String plain(String lower) {
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      plain.append(Letters.plain(lower.charAt(i)));
    }
    return plain.toString();
  }

  /** Reads a text; what was read before is forgotten. */
  public void read(String text) {
    source = plainMarks(text);
    length = 0;
    tokens = 0;
    latin = 0;
    cyrillic = 0;
    foreign = 0;
    hasCyrillic = false;
    open = 0;
    lastClosing = source.lastIndexOf(')');
    int at = 0;
    while (at < source.length()) {
      char letter = source.charAt(at);
      switch (Letters.kind(letter)) {
        case Letters.LETTER, Letters.DIGIT -> at = isLink(at) ? link(at) : word(at);
        case Letters.STOP -> at = stop(at);
        case Letters.SIGN -> at = isBeyond(at) ? word(at) : sign(at);
        default -> at = isTagOrHandle(at) ? named(at) : at + 1;
      }
    }
  }

  /** How many tokens there are. */
  public int size() {
    return tokens;
  }

  public Kind kind(int token) {
    return kinds[token];
  }

  /** Whether a word stands within a hashtag. */
  public boolean isTagged(int token) {
    return has(token, TAGGED);
  }

  boolean has(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  /** Where a token's letters begin in {@link #lower} and {@link #plain}. */
  int start(int token) {
    return start[token];
  }

  /** Where they end. */
  int end(int token) {
    return end[token];
  }

  /** The hash of a token's plain letters; two words of one hash are hardly ever different. */
  public int hash(int token) {
    return hash[token];
  }

  /** Letters of Latin script in words, those of hashtags left out: they are of any language. */
  int latin() {
    return latin;
  }

  /** Letters of Cyrillic script in words, likewise. */
  int cyrillic() {
    return cyrillic;
  }

  /** Letters of any other script in words, likewise. */
  int foreign() {
    return foreign;
  }

  /** Whether there is a Cyrillic letter, be it in a hashtag. */
  public boolean hasCyrillic() {
    return hasCyrillic;
  }

  /** A token's letters in lower case; of a handle or hashtag without the sign before it. */
  public String lower(int token) {
    return new String(lower, start[token], end[token] - start[token]);
  }

  /** A token as its author wrote it. */
  public String written(int token) {
    return source.substring(from[token], to[token]);
  }

  /** A token's place in the text as written: where it begins. */
  int from(int token) {
    return from[token];
  }

  /** Where it ends. */
  int to(int token) {
    return to[token];
  }

  /** Turns Serbian Cyrillic into Latin letters in place, so that one model serves both scripts. */
  public void toLatin() {
    char[] was = Arrays.copyOf(lower, length);
    length = 0;
    for (int token = 0; token < tokens; token++) {
      int begin = start[token];
      int stop = end[token];
      start[token] = length;
      for (int i = begin; i < stop; i++) {
        String letters = SerbianCyrillic.latin(was[i]);
        if (letters == null) {
          put(was[i]);
        } else {
          for (int k = 0; k < letters.length(); k++) {
            put(letters.charAt(k));
          }
        }
      }
      end[token] = length;
      hash[token] = Hash.of(plain, start[token], length);
    }
  }

  private int word(int at) {
    speaks = true;
    begin(at);
    int next = letters(at, false);
    finish(Kind.WORD, at, next);
    return next;
  }

  /**
   * Takes the letters of a word.
   *
   * @return where it ends
   */
  private int letters(int at, boolean handle) {
    int next = at;
    int kept = 0;
    boolean lifted = false;
    boolean dropped = false;
    while (next < source.length()) {
      char letter = source.charAt(next);
      byte kind = Letters.kind(letter);
      if (kind == Letters.LETTER || kind == Letters.DIGIT) {
        char low = Letters.lower(letter);
        lifted |= low != letter;
        dropped |= kind == Letters.LETTER && Character.isLowerCase(letter);
        if (kept++ < LONGEST_WORD) {
          take(low, kind == Letters.LETTER && !handle);
        }
      } else if (isBeyond(next)) {
        if (kept++ < LONGEST_WORD) {
          put(letter);
          put(source.charAt(next + 1));
          foreign += speaks ? 1 : 0;
        }
        next++;
      } else if (joins(letter, next, handle)) {
        if (kept++ < LONGEST_WORD) {
          put(Letters.lower(letter));
        }
      } else if (kind != Letters.SKIP) {
        // Marks on the letter before, and what nobody sees, do not end a word.
        break;
      }
      next++;
    }
    capitals = lifted && !dropped;
    return next;
  }

  /** don't, l'avion; mastodon's @name@host and bluesky's @name.host. */
  private boolean joins(char letter, int at, boolean handle) {
    boolean sign =
        handle ? letter == '@' || letter == '.' || letter == '-' : letter == '\'' || letter == '’';
    return sign && at + 1 < source.length() && isLetter(at + 1);
  }

  private boolean isLetter(int at) {
    byte kind = Letters.kind(source.charAt(at));
    return kind == Letters.LETTER || kind == Letters.DIGIT || isBeyond(at);
  }

  /** Whether a letter beyond 64 k stands here, such as those of fancy fonts. */
  private boolean isBeyond(int at) {
    return Character.isHighSurrogate(source.charAt(at))
        && Character.isLetterOrDigit(source.codePointAt(at));
  }

  /** Takes a letter, unless it is the third of its kind in a row. */
  private void take(char low, boolean counts) {
    boolean third =
        counts
            && length - start[tokens] > 1
            && lower[length - 1] == low
            && lower[length - 2] == low;
    if (third) {
      repeated = true;
      return;
    }
    put(low == 'ß' ? 's' : low);
    if (low == 'ß') {
      put('s');
    }
    if (counts) {
      count(low);
    }
  }

  private void count(char low) {
    int one = speaks ? 1 : 0;
    if (Letters.isLatin(low)) {
      latin += one;
    } else if (Letters.isCyrillic(low)) {
      cyrillic += one;
      hasCyrillic = true;
    } else {
      foreign += one;
    }
  }

  private void put(char low) {
    if (length == lower.length) {
      lower = Arrays.copyOf(lower, 2 * length);
      plain = Arrays.copyOf(plain, 2 * length);
    }
    lower[length] = low;
    plain[length++] = Letters.plain(low);
  }

  private void begin(int at) {
    if (tokens == kinds.length) {
      int size = 2 * tokens;
      kinds = Arrays.copyOf(kinds, size);
      flags = Arrays.copyOf(flags, size);
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      start = Arrays.copyOf(start, size);
      end = Arrays.copyOf(end, size);
      hash = Arrays.copyOf(hash, size);
    }
    from[tokens] = at;
    start[tokens] = length;
    repeated = false;
    capitals = false;
  }

  private void finish(Kind kind, int at, int next) {
    int size = length - start[tokens];
    kinds[tokens] = kind;
    flags[tokens] = (byte) ((capitals && size > 3 ? SHOUTED : 0) | (repeated ? REPEATED : 0));
    from[tokens] = at;
    to[tokens] = next;
    end[tokens] = length;
    hash[tokens] = Hash.of(plain, start[tokens], length);
    tokens++;
  }

  private boolean isTagOrHandle(int at) {
    char letter = source.charAt(at);
    return (letter == '@' || letter == '#') && at + 1 < source.length() && isLetter(at + 1);
  }

  private int named(int at) {
    boolean handle = source.charAt(at) == '@';
    speaks = false;
    begin(at);
    int next = letters(at + 1, handle);
    finish(handle ? Kind.HANDLE : Kind.HASHTAG, at, next);
    if (!handle) {
      split(at + 1, next);
    }
    return next;
  }

  /**
   * The words within a hashtag: {@code SkyHopBreaksGuitars2} is sky, hop, breaks, guitars, 2. A tag
   * written in one case stays one word.
   */
  private void split(int at, int next) {
    int first = at;
    for (int i = at + 1; i <= next; i++) {
      if (i == next || breaksAt(i, next)) {
        int last = i;
        while (first < last && source.charAt(first) == '_') {
          first++;
        }
        while (last > first && source.charAt(last - 1) == '_') {
          last--;
        }
        if (first < last && isLetter(first)) {
          begin(first);
          int taken = 0;
          for (int k = first; k < last && taken < LONGEST_WORD; k++) {
            char letter = source.charAt(k);
            if (Letters.kind(letter) != Letters.SKIP) {
              take(Letters.lower(letter), Letters.kind(letter) == Letters.LETTER);
              taken++;
            }
          }
          finish(Kind.WORD, first, last);
          flags[tokens - 1] |= TAGGED;
        }
        first = i;
      }
    }
  }

  private boolean breaksAt(int i, int next) {
    char before = source.charAt(i - 1);
    char here = source.charAt(i);
    boolean rises = Character.isLowerCase(before) && Character.isUpperCase(here);
    // NTOFlights: the last capital belongs to the word that follows.
    boolean acronymEnds =
        Character.isUpperCase(before)
            && Character.isUpperCase(here)
            && i + 1 < next
            && Character.isLowerCase(source.charAt(i + 1));
    boolean digits = Character.isDigit(before) != Character.isDigit(here);
    return rises || acronymEnds || digits || before == '_';
  }

  private boolean isLink(int at) {
    char letter = source.charAt(at);
    return (letter == 'h' || letter == 'H')
        && (source.regionMatches(true, at, "http://", 0, 7)
            || source.regionMatches(true, at, "https://", 0, 8));
  }

  private int link(int at) {
    begin(at);
    int next = at;
    while (next < source.length() && !Character.isWhitespace(source.charAt(next))) {
      next++;
    }
    finish(Kind.LINK, at, next);
    return next;
  }

  private int stop(int at) {
    int after = Emoticons.end(source, at);
    if (after > 0) {
      begin(at);
      put(source.charAt(at) == ';' ? ';' : ':');
      put(Emoticons.mouth(source, at));
      finish(Kind.SIGN, at, after);
      return after;
    }
    begin(at);
    put(source.charAt(at));
    finish(Kind.STOP, at, at + 1);
    return at + 1;
  }

  private int sign(int at) {
    int point = source.codePointAt(at);
    int width = Character.charCount(point);
    if ((width == 1 && Character.isSurrogate(source.charAt(at)))
        || Emoticons.isShade(point)
        || (at > 0 && source.charAt(at - 1) == Emoticons.JOINER)) {
      return at + width;
    }
    int after = Emoticons.end(source, at);
    if (after > 0) {
      begin(at);
      put(point == '<' ? '<' : ':');
      put(Emoticons.mouth(source, at));
      finish(Kind.SIGN, at, after);
      return after;
    }
    int next = at + width;
    int times = 1;
    while (next < source.length()) {
      char letter = source.charAt(next);
      if (source.regionMatches(at, source, next, width)) {
        times++;
        next += width;
      } else if (Letters.kind(letter) == Letters.SKIP && letter != Emoticons.JOINER) {
        next++;
      } else {
        break;
      }
    }
    if (times == 1 && isBracket(at, point)) {
      return next;
    }
    begin(at);
    put(source.charAt(at));
    if (width == 2) {
      put(source.charAt(at + 1));
    }
    repeated = times > 1;
    finish(Kind.SIGN, at, next);
    return next;
  }

  /** Whether a bracket stands with another; one alone is a face, as Russian writes it. */
  private boolean isBracket(int at, int point) {
    if (point == '(') {
      open++;
      return lastClosing > at;
    }
    boolean item = at > 0 && Character.isDigit(source.charAt(at - 1));
    return point == ')' && (item || open-- > 0);
  }

  /** Diacritics in letters of their own become part of their letters; entities become signs. */
  private static String plainMarks(String text) {
    String marked = text;
    if (text.indexOf('&') >= 0) {
      marked =
          text.replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&amp;", "&");
    }
    for (int i = 0; i < marked.length(); i++) {
      char letter = marked.charAt(i);
      if (letter >= 0x300 && letter < 0x370) {
        return Normalizer.normalize(marked, Normalizer.Form.NFC);
      }
    }
    return marked;
  }
}
