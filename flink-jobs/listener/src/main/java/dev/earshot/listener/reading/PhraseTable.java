package dev.earshot.listener.reading;

import java.util.HashMap;
import java.util.Map;

/**
 * Words, beginnings of words and phrases of up to four words, each with a number above 0. They are
 * found by hash while the letters of a text pass by, whatever their case and diacritics; of several
 * that begin at one place the longest counts, and a whole word before a beginning.
 */
final class PhraseTable {
  static final int LONGEST_PHRASE = 4;
  static final int SHORTEST_BEGINNING = 3;

  private static final int WHOLE = 1;
  private static final int BEGINNING = 2;
  private static final int LEADS_ON = 3;

  private final KeySet keys;
  private final int[] values;

  /** How many tokens the entry found last has. */
  private int found;

  private PhraseTable(Map<Integer, Integer> byKey) {
    keys = new KeySet(byKey.keySet());
    values = new int[keys.size()];
    byKey.forEach(
        (key, value) -> {
          int place = keys.place(key);
          if (place >= 0) {
            values[place] = value;
          }
        });
  }

  /** Gathers entries. */
  static final class Builder {
    private final Map<Integer, Integer> byKey = new HashMap<>();
    private final Text text = new Text();

    /**
     * Adds an entry; of two that are alike the later counts.
     *
     * @param entry a word or phrase; a star at its end makes it a beginning
     * @param value above 0
     */
    void put(String entry, int value) {
      int key = keyOf(entry);
      if (key != 0) {
        byKey.put(key, value);
      }
    }

    /** Adds bits to an entry. */
    void or(String entry, int bits) {
      int key = keyOf(entry);
      if (key != 0) {
        byKey.merge(key, bits, (before, more) -> before | more);
      }
    }

    PhraseTable build() {
      return new PhraseTable(byKey);
    }

    /** The key of an entry, all that leads to it noted; 0 when it is longer than we look. */
    private int keyOf(String entry) {
      boolean open = entry.endsWith("*") && entry.length() > SHORTEST_BEGINNING;
      text.read(open ? entry.substring(0, entry.length() - 1) : entry);
      int words = 0;
      int hash = 0;
      for (int token = 0; token < text.size(); token++) {
        if (isWord(text, token)) {
          if (words > 0) {
            byKey.putIfAbsent(Hash.key(LEADS_ON, hash), 0);
          }
          hash = words++ == 0 ? text.hash(token) : Hash.then(hash, text.hash(token));
        } else if (text.kind(token) != Text.Kind.HASHTAG) {
          // A phrase never reaches across the end of a clause, and ":s" is no "s".
          return 0;
        }
      }
      boolean kept = words > 0 && words <= LONGEST_PHRASE;
      return kept ? Hash.key(open ? BEGINNING : WHOLE, hash) : 0;
    }
  }

  /**
   * The number of the longest entry that begins at a token, 0 when there is none. Ask {@link
   * #length} next for how many tokens it covers.
   */
  int at(Text text, int token) {
    found = 1;
    int value = oneWord(text, token, 0, false);
    int hash = text.hash(token);
    int next = token + 1;
    while (next < text.size()
        && next < token + LONGEST_PHRASE
        && isWord(text, next)
        && get(Hash.key(LEADS_ON, hash)) >= 0) {
      int phrase = oneWord(text, next, hash, true);
      if (phrase > 0) {
        value = phrase;
        found = next - token + 1;
      }
      hash = Hash.then(hash, text.hash(next));
      next++;
    }
    return value;
  }

  /** The number of a token by itself, 0 or less when it has none. */
  int word(Text text, int token) {
    return oneWord(text, token, 0, false);
  }

  /** How many tokens the entry that was found last covers, at least 1. */
  int length() {
    return found;
  }

  private static boolean isWord(Text text, int token) {
    Text.Kind kind = text.kind(token);
    return kind == Text.Kind.WORD || kind == Text.Kind.SIGN;
  }

  /** A token as a whole, else by its longest known beginning; after the words that led here. */
  private int oneWord(Text text, int token, int led, boolean phrase) {
    int whole = text.hash(token);
    int value = get(Hash.key(WHOLE, phrase ? Hash.then(led, whole) : whole));
    if (value > 0) {
      return value;
    }
    int hash = 0;
    int start = text.start(token);
    int end = text.end(token);
    int longest = 0;
    for (int i = start; i < end; i++) {
      hash = Hash.grow(hash, text.plain[i]);
      if (i - start + 1 >= SHORTEST_BEGINNING) {
        int begun = get(Hash.key(BEGINNING, phrase ? Hash.then(led, hash) : hash));
        longest = begun > 0 ? begun : longest;
      }
    }
    return longest;
  }

  private int get(int key) {
    int place = keys.place(key);
    return place < 0 ? -1 : values[place];
  }
}
