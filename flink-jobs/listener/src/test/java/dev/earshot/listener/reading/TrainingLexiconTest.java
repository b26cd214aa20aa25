package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Lexicon.Entry;
import dev.earshot.listener.training.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lexicons say of the posts that moods are learnt from. */
class TrainingLexiconTest {
  private static final Path TEXTS = Path.of("src/main/training");

  static Stream<String> languages() {
    return Languages.KNOWN.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyEntryHasAWeightAndAKnownSenseAndIsThereOnce(String language) throws IOException {
    List<String> lines = Files.readAllLines(TEXTS.resolve("lexicon-" + language + ".tsv"));
    List<Entry> entries = entries(language);

    assertThat(lines.get(0)).isEqualTo("entry\tweight\tclass");
    assertThat(lines).allMatch(line -> line.split("\t", -1).length == 3);
    assertThat(entries).hasSize(lines.size() - 1);
    assertThat(entries).extracting(Entry::text).doesNotHaveDuplicates().doesNotContain("", "*");
    assertThat(entries.stream().map(Entry::sense).distinct())
        .as("senses")
        .hasSize(Lexicon.Sense.values().length);
  }

  /** Most people complain without a bad word; a model that learns from the others misses them. */
  @ParameterizedTest
  @MethodSource("languages")
  void manyNegativePostsComplainWithoutAFeelingWord(String language) throws IOException {
    Lexicon lexicon = Lexicon.of(entries(language));
    List<Sample> negatives =
        Sample.read(TEXTS.resolve(language + ".tsv")).stream()
            .filter(post -> post.label().equals("negative"))
            .toList();

    long without = negatives.stream().filter(post -> !hasFeelingWord(lexicon, post)).count();

    assertThat((double) without / negatives.size()).isGreaterThanOrEqualTo(1.0 / 3);
  }

  private static boolean hasFeelingWord(Lexicon lexicon, Sample post) {
    Text text = Text.of(post.text());
    int token = 0;
    while (token < text.size()) {
      int entry = lexicon.at(text, token);
      boolean word = text.kind(token) == Text.Kind.WORD || text.kind(token) == Text.Kind.SIGN;
      if (word && entry > 0 && Lexicon.sense(entry) == Lexicon.Sense.FEEL) {
        if (Lexicon.weight(entry) <= -2) {
          return true;
        }
      }
      token += lexicon.length();
    }
    return false;
  }

  private static List<Entry> entries(String language) throws IOException {
    try (InputStream in = Files.newInputStream(TEXTS.resolve("lexicon-" + language + ".tsv"))) {
      return Lexicon.read(in);
    }
  }
}
