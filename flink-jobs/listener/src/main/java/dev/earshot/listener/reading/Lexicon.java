package dev.earshot.listener.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What words of one language say before anything is learnt: whole words, beginnings of words
 * ({@code disgust*}), phrases of up to four words, and emoji; each with a feeling from −3 to 3 and
 * a sense. Found by hash, while the letters of a word pass by.
 */
public final class Lexicon {
  /** What an entry is about. */
  public enum Sense {
    /** Feeling or judgement. */
    FEEL(0),
    /** Facts of service, told without feeling: on hold, charged twice, solved. */
    SERVICE(1),
    CHURN(2),
    OUTAGE(3),
    SAFETY_LEGAL(4),
    SPAM(5),
    QUESTION(6),
    THANKS(7),
    /** As news and announcements are written. */
    NEWS(8),
    INTENSIFIER(9),
    DIMINISHER(10),
    NEGATION(11);

    /** Where its counts stand. */
    final int place;

    Sense(int place) {
      this.place = place;
    }
  }

  /** A lexicon that knows nothing, for a language that has none. */
  public static final Lexicon EMPTY = new Lexicon(Map.of());

  private static final Sense[] SENSES = Sense.values();
  private static final int LONGEST_PHRASE = 4;
  private static final int SHORTEST_BEGINNING = 3;
  private static final int STRONGEST = 3;

  private static final int WHOLE = 1;
  private static final int BEGINNING = 2;
  private static final int LEADS_ON = 3;

  private final int mask;
  private final int[] keys;
  private final byte[] entries;

  /** How many tokens the entry found last has. */
  private int found;

  private Lexicon(Map<Integer, Byte> byKey) {
    int slots = Integer.highestOneBit(Math.max(8, byKey.size())) * 4;
    mask = slots - 1;
    keys = new int[slots];
    entries = new byte[slots];
    byKey.forEach(
        (key, entry) -> {
          int slot = key & mask;
          while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
          }
          keys[slot] = key;
          entries[slot] = entry;
        });
  }

  /**
   * An entry of a lexicon's file.
   *
   * @param text word, beginning with a star, phrase or emoji
   * @param weight feeling from −3 to 3
   * @param sense what it is about
   */
  public record Entry(String text, int weight, Sense sense) {
    public Entry {
      if (Math.abs(weight) > STRONGEST) {
        throw new IllegalArgumentException("weight " + weight + " is not from -3 to 3");
      }
    }
  }

  /** A lexicon of entries; of two that are written alike without diacritics the later counts. */
  public static Lexicon of(List<Entry> entries) {
    Map<Integer, Byte> byKey = new HashMap<>();
    Text text = new Text();
    for (Entry entry : entries) {
      add(byKey, text, entry);
    }
    return new Lexicon(byKey);
  }

  /**
   * Reads a lexicon's file: lines of {@code entry TAB weight TAB class} under a header.
   *
   * @throws IOException naming the line that is none
   */
  public static List<Entry> read(InputStream in) throws IOException {
    List<Entry> entries = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    lines.readLine();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String[] columns = line.split("\t", -1);
      try {
        Sense sense = Sense.valueOf(columns[2].toUpperCase(Locale.ROOT));
        entries.add(new Entry(columns[0], Integer.parseInt(columns[1]), sense));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("line " + number + ": needs entry, weight and sense: " + line, e);
      }
    }
    return entries;
  }

  private static void add(Map<Integer, Byte> byKey, Text text, Entry entry) {
    String written = entry.text();
    boolean open = written.endsWith("*") && written.length() > SHORTEST_BEGINNING;
    text.read(open ? written.substring(0, written.length() - 1) : written);
    int words = 0;
    int hash = 0;
    for (int token = 0; token < text.size(); token++) {
      Text.Kind kind = text.kind(token);
      if (kind == Text.Kind.WORD || kind == Text.Kind.SIGN) {
        if (words > 0) {
          byKey.putIfAbsent(Hash.key(LEADS_ON, hash), (byte) 0);
        }
        hash = words++ == 0 ? text.hash(token) : Hash.then(hash, text.hash(token));
      } else if (kind != Text.Kind.HASHTAG) {
        // A phrase never reaches across the end of a clause, and ":s" is no "s".
        return;
      }
    }
    if (words > 0 && words <= LONGEST_PHRASE) {
      byKey.put(Hash.key(open ? BEGINNING : WHOLE, hash), packed(entry));
    }
  }

  /**
   * The longest entry that begins at a token, 0 when there is none. Ask {@link #length} next for
   * how many tokens it covers.
   */
  int at(Text text, int token) {
    found = 1;
    int entry = oneWord(text, token, 0, false);
    int hash = text.hash(token);
    int next = token + 1;
    while (next < text.size()
        && next < token + LONGEST_PHRASE
        && isWord(text, next)
        && get(Hash.key(LEADS_ON, hash)) >= 0) {
      int phrase = oneWord(text, next, hash, true);
      if (phrase > 0) {
        entry = phrase;
        found = next - token + 1;
      }
      hash = Hash.then(hash, text.hash(next));
      next++;
    }
    return entry;
  }

  /** The entry of a token by itself, 0 or less when there is none. */
  int word(Text text, int token) {
    return oneWord(text, token, 0, false);
  }

  /** How many tokens the entry that was found last covers, at least 1. */
  int length() {
    return found;
  }

  private static byte packed(Entry entry) {
    return (byte) (entry.sense().place * 8 + entry.weight() + STRONGEST + 1);
  }

  static int weight(int entry) {
    return (entry & 7) - STRONGEST - 1;
  }

  static Sense sense(int entry) {
    return SENSES[entry >> 3];
  }

  private static boolean isWord(Text text, int token) {
    Text.Kind kind = text.kind(token);
    return kind == Text.Kind.WORD || kind == Text.Kind.SIGN;
  }

  /** A token as a whole, else by its longest known beginning; after the words that led here. */
  private int oneWord(Text text, int token, int led, boolean phrase) {
    int whole = text.hash(token);
    int entry = get(Hash.key(WHOLE, phrase ? Hash.then(led, whole) : whole));
    if (entry > 0) {
      return entry;
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
    int slot = key & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return entries[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }
}
