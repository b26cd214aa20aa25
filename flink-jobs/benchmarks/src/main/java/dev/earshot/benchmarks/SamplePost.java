package dev.earshot.benchmarks;

import dev.earshot.listener.reading.Models;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the posts that the shipped models were trained on.
 *
 * @param language what it is written in
 * @param text its words
 * @param mood what a person says of it
 * @param intent what its author is after
 */
record SamplePost(String language, String text, String mood, String intent) {
  private static final String COLUMNS = "id\ttext\tlabel\tsource\tintent";

  /** In an order that is the same in every run. */
  static final List<String> LANGUAGES = List.of("en", "sl", "hbs", "ro", "ru", "de");

  /** All posts of a language. */
  static List<SamplePost> of(String language) {
    try (InputStream in = Models.shipped().open(language + "/" + Models.POSTS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      if (!COLUMNS.equals(lines.readLine())) {
        throw new IllegalStateException(language + ": the posts' columns are not " + COLUMNS);
      }
      return lines
          .lines()
          .map(line -> line.split("\t", -1))
          .map(columns -> new SamplePost(language, columns[1], columns[2], columns[4]))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(language + ": no posts", e);
    }
  }

  /**
   * Posts of 80 to 120 characters, from all over each language's, a different language each time.
   *
   * @param each how many of each language
   */
  static List<SamplePost> mixed(int each) {
    List<List<SamplePost>> usual =
        LANGUAGES.stream()
            .map(language -> of(language).stream().filter(SamplePost::isUsual).toList())
            .toList();
    List<SamplePost> mixed = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (List<SamplePost> posts : usual) {
        mixed.add(posts.get(i * posts.size() / each));
      }
    }
    return mixed;
  }

  private boolean isUsual() {
    return text.length() >= 80 && text.length() <= 120;
  }
}
