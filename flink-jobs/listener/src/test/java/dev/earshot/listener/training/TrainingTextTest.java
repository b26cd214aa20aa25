package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Languages;
import dev.earshot.listener.scoring.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text the shipped models are made of, and that the same text makes the same models. */
class TrainingTextTest {
  private static final Path TEXTS = Path.of("src/main/training");

  static Stream<String> languages() {
    return Languages.KNOWN.stream().sorted();
  }

  @Test
  void everyKnownLanguageHasItsTextAndNoOtherIsThere() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".tsv")))
          .containsExactlyInAnyOrderElementsOf(
              languages().map(language -> language + ".tsv").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLineHasFiveColumnsAndAKnownLabel(String language) throws IOException {
    List<String> lines = Files.readAllLines(TEXTS.resolve(language + ".tsv"));

    assertThat(lines.get(0)).isEqualTo("id\ttext\tlabel\tsource\tintent");
    assertThat(lines.stream().skip(1).map(line -> line.split("\t", -1)))
        .allSatisfy(
            columns -> {
              assertThat(columns).hasSize(5).doesNotContain("");
              assertThat(columns[0]).matches(language + "-\\d{4}");
              assertThat(columns[2]).isIn("negative", "neutral", "positive");
              assertThat(columns[3])
                  .isIn(
                      "airline",
                      "bank",
                      "delivery",
                      "media",
                      "other",
                      "retail",
                      "software",
                      "telecom");
              assertThat(columns[4])
                  .isIn(
                      "churn",
                      "complaint",
                      "other",
                      "outage",
                      "praise",
                      "question",
                      "safety_legal",
                      "spam");
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noIdAndNoTextIsThereTwice(String language) throws IOException {
    List<TrainModels.Sample> samples = TrainModels.read(TEXTS.resolve(language + ".tsv"));

    assertThat(samples).extracting(TrainModels.Sample::id).doesNotHaveDuplicates();
    assertThat(samples)
        .extracting(sample -> sample.text().toLowerCase(Locale.ROOT).strip())
        .doesNotHaveDuplicates();
    assertThat(samples.stream().map(TrainModels.Sample::label).distinct()).hasSize(3);
  }

  /** Posts made from a pattern teach the pattern. */
  @ParameterizedTest
  @MethodSource("languages")
  void hardlyAnyTwoTextsAreAlike(String language) throws IOException {
    List<TrainModels.Sample> samples = TrainModels.read(TEXTS.resolve(language + ".tsv"));
    List<Set<String>> shingles = samples.stream().map(sample -> shingles(sample.text())).toList();
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (jaccard(shingles.get(i), shingles.get(j)) >= 0.5) {
          alike.add(samples.get(j).id() + " and " + samples.get(i).id());
        }
      }
    }

    assertThat(alike).hasSizeLessThan(samples.size() / 50 + 1);
  }

  /** A text that stands in two languages' files would teach both of them nothing. */
  @Test
  void noTextStandsInTwoLanguages() throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (String language : languages().toList()) {
      for (TrainModels.Sample sample : TrainModels.read(TEXTS.resolve(language + ".tsv"))) {
        assertThat(seen.put(sample.text(), sample.id())).as(sample.id()).isNull();
      }
    }
  }

  @Test
  void theSameTextMakesTheSameModelsByteForByte(@TempDir Path folder) throws IOException {
    Path few = Files.createDirectory(folder.resolve("few"));
    for (String language : languages().toList()) {
      List<String> lines = Files.readAllLines(TEXTS.resolve(language + ".tsv"));
      Files.write(few.resolve(language + ".tsv"), lines.subList(0, 81), StandardCharsets.UTF_8);
    }
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");

    TrainModels.main(new String[] {few.toString(), one.toString()});
    TrainModels.main(new String[] {few.toString(), other.toString()});

    try (Stream<Path> models = Files.list(one)) {
      assertThat(models)
          .hasSize(1 + Languages.READ.size())
          .allSatisfy(
              model ->
                  assertThat(model)
                      .hasSameBinaryContentAs(other.resolve(model.getFileName().toString())));
    }
  }

  private static Set<String> shingles(String text) {
    List<String> words = new ArrayList<>();
    for (Words.Token token : Words.of(text)) {
      if (token.kind() == Words.Kind.WORD) {
        words.add(token.lower());
      }
    }
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + 3)));
    }
    return shingles;
  }

  private static double jaccard(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    int union = one.size() + other.size() - both.size();
    return union == 0 ? 0 : (double) both.size() / union;
  }
}
