package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.reading.Languages;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.Reading.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The posts that the shipped models are made of. */
class TrainingTextTest {
  private static final Path TEXTS = Path.of("src/main/training");

  private static final Set<String> SOURCES =
      Set.of("airline", "bank", "delivery", "media", "other", "retail", "software", "telecom");

  static Stream<String> languages() {
    return Languages.KNOWN.stream().sorted();
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("lexicon-"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void everyKnownLanguageHasItsPostsAndItsLexiconAndNoOtherIsThere() throws IOException {
    Set<String> needed = new HashSet<>();
    Set<String> allowed = new HashSet<>();
    languages()
        .forEach(
            language -> {
              needed.add(language + ".tsv");
              needed.add("lexicon-" + language + ".tsv");
              allowed.add("hard-" + language + ".tsv");
            });
    try (Stream<Path> files = Files.list(TEXTS)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).containsAll(needed);
      allowed.addAll(needed);
      assertThat(allowed).containsAll(names);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineHasFiveColumnsAKnownLabelSourceAndIntent(String file) throws IOException {
    List<String> lines = Files.readAllLines(TEXTS.resolve(file));
    List<String> intents =
        Arrays.stream(Intent.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    String id = file.replace(".tsv", "") + "-\\d{4}";

    assertThat(lines.get(0)).isEqualTo("id\ttext\tlabel\tsource\tintent");
    assertThat(lines.stream().skip(1).map(line -> line.split("\t", -1)))
        .allSatisfy(
            columns -> {
              assertThat(columns).hasSize(5).doesNotContain("");
              assertThat(columns[0]).matches(id);
              assertThat(columns[2]).isIn(SentimentScores.MOODS);
              assertThat(columns[3]).isIn(SOURCES);
              assertThat(columns[4]).isIn(intents);
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasPostsEnoughOfEveryMoodSourceAndIntent(String language) throws IOException {
    List<Sample> posts = Sample.read(TEXTS.resolve(language + ".tsv"));

    assertThat(posts).hasSizeGreaterThanOrEqualTo(800);
    for (String mood : SentimentScores.MOODS) {
      assertThat(posts.stream().filter(post -> post.label().equals(mood)))
          .as(mood)
          .hasSizeGreaterThan(posts.size() / 5);
    }
    assertThat(posts).extracting(Sample::source).containsAll(SOURCES);
    assertThat(posts.stream().map(Sample::intent).distinct()).hasSize(Intent.values().length);
  }

  @ParameterizedTest
  @MethodSource("files")
  void noIdAndNoTextIsThereTwice(String file) throws IOException {
    List<Sample> posts = Sample.read(TEXTS.resolve(file));

    assertThat(posts).extracting(Sample::id).doesNotHaveDuplicates();
    assertThat(posts)
        .extracting(post -> post.text().toLowerCase(Locale.ROOT).strip())
        .doesNotHaveDuplicates();
  }

  /** Posts made from a pattern teach the pattern. */
  @ParameterizedTest
  @MethodSource("files")
  void hardlyAnyPostIsLikeAnother(String file) throws IOException {
    List<Sample> posts = Sample.read(TEXTS.resolve(file));
    List<Set<Integer>> threes = posts.stream().map(post -> threes(post.text())).toList();
    Map<Integer, List<Integer>> withThree = new HashMap<>();
    Map<String, String> alike = new TreeMap<>();
    for (int i = 0; i < posts.size(); i++) {
      Set<Integer> candidates = new HashSet<>();
      for (int three : threes.get(i)) {
        List<Integer> seen = withThree.computeIfAbsent(three, unused -> new ArrayList<>());
        candidates.addAll(seen);
        seen.add(i);
      }
      for (int other : candidates) {
        if (jaccard(threes.get(i), threes.get(other)) >= 0.5) {
          alike.put(posts.get(i).id(), posts.get(other).id());
        }
      }
    }

    assertThat(alike).hasSizeLessThan(posts.size() / 50);
  }

  /** A text that stands in two languages' files would teach both of them nothing. */
  @Test
  void noTextStandsInTwoFiles() throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (String file : files().toList()) {
      for (Sample post : Sample.read(TEXTS.resolve(file))) {
        assertThat(seen.put(post.text(), post.id())).as(post.id()).isNull();
      }
    }
  }

  /** Every three words in a row, diacritics and numbers folded. */
  private static Set<Integer> threes(String post) {
    Text text = Text.of(post);
    List<Integer> words = new ArrayList<>();
    for (int token = 0; token < text.size(); token++) {
      if (text.kind(token) == Text.Kind.WORD && !text.isTagged(token)) {
        words.add(text.hash(token));
      }
    }
    Set<Integer> threes = new HashSet<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      threes.add(words.subList(i, i + 3).hashCode());
    }
    return threes;
  }

  private static double jaccard(Set<Integer> one, Set<Integer> other) {
    Set<Integer> both = new HashSet<>(one);
    both.retainAll(other);
    int union = one.size() + other.size() - both.size();
    return union == 0 ? 0 : (double) both.size() / union;
  }
}
