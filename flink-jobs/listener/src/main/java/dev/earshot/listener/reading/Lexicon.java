package dev.earshot.listener.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  private static final Sense[] SENSES = Sense.values();
  private static final int STRONGEST = 3;

  private final PhraseTable entries;

  private Lexicon(PhraseTable entries) {
    this.entries = entries;
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
    PhraseTable.Builder builder = new PhraseTable.Builder();
    for (Entry entry : entries) {
      builder.put(entry.text(), entry.sense().place * 8 + entry.weight() + STRONGEST + 1);
    }
    return new Lexicon(builder.build());
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

  /**
   * The longest entry that begins at a token, 0 when there is none. Ask {@link #length} next for
   * how many tokens it covers.
   */
  int at(Text text, int token) {
    return Math.max(0, entries.at(text, token));
  }

  /** The entry of a token by itself, 0 or less when there is none. */
  int word(Text text, int token) {
    return entries.word(text, token);
  }

  /** How many tokens the entry that was found last covers, at least 1. */
  int length() {
    return entries.length();
  }

  static int weight(int entry) {
    return (entry & 7) - STRONGEST - 1;
  }

  static Sense sense(int entry) {
    return SENSES[entry >> 3];
  }
}
