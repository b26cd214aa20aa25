package dev.earshot.listener.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that carry a mood, of one language: whole words, beginnings of words ({@code disgust*}),
 * phrases of up to four words, and emoji; each with a weight from −3 to 3.
 */
public final class Lexicon {
  private static final int LONGEST_PHRASE = 4;
  private static final int SHORTEST_BEGINNING = 3;

  private final Map<String, Integer> whole = new HashMap<>();
  private final Map<String, Integer> beginnings = new HashMap<>();

  /** A lexicon that knows nothing, for a language that has none. */
  static final Lexicon EMPTY = new Lexicon();

  private Lexicon() {}

  /** The lexicon that ships for a language. */
  public static Lexicon shipped(String language) {
    String name = "/dev/earshot/listener/lexicons/" + language + ".tsv";
    try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
      return in == null ? EMPTY : read(in);
    } catch (IOException e) {
      throw Models.unreadable(name, e);
    }
  }

  static Lexicon read(InputStream in) throws IOException {
    Lexicon lexicon = new Lexicon();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    lines.readLine();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] columns = line.split("\t", -1);
      String entry = columns[0];
      int weight = Integer.parseInt(columns[1]);
      if (entry.endsWith("*")) {
        lexicon.beginnings.put(entry.substring(0, entry.length() - 1), weight);
      } else {
        lexicon.whole.put(entry, weight);
      }
    }
    return lexicon;
  }

  /** The weight of the phrase of so many folded words that begins here, or 0. */
  int phrase(List<String> words, int at, int length) {
    return at + length > words.size()
        ? 0
        : weight(String.join(" ", words.subList(at, at + length)));
  }

  /** How many words the longest entry that begins here has, at least 1. */
  int lengthAt(List<String> words, int at) {
    for (int length = LONGEST_PHRASE; length > 1; length--) {
      if (phrase(words, at, length) != 0) {
        return length;
      }
    }
    return 1;
  }

  /** The weight of one folded word or sign, or 0. */
  int word(String word) {
    return weight(word);
  }

  /** As a whole, or by the longest known beginning that reaches into its last word. */
  private int weight(String text) {
    Integer weight = whole.get(text);
    int shortest = text.lastIndexOf(' ') + 1 + SHORTEST_BEGINNING;
    for (int end = text.length(); weight == null && end >= shortest; end--) {
      weight = beginnings.get(text.substring(0, end));
    }
    return weight == null ? 0 : weight;
  }
}
