package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static final Path SHIPPED = Path.of("src/main/resources/dev/earshot/listener/lexicons");

  private final Lexicon english = Lexicon.shipped("en");

  @Test
  void aWordCountsAsAWhole() {
    assertThat(english.word("hate")).isEqualTo(-3);
    assertThat(english.word("hat")).isZero();
    assertThat(english.word("whatever")).isZero();
  }

  @Test
  void aBeginningCountsForEveryWordThatHasIt() {
    assertThat(english.word("disgust")).isEqualTo(-3);
    assertThat(english.word("disgusting")).isEqualTo(-3);
    assertThat(english.word("disgus")).isZero();
  }

  @Test
  void theLongestThatIsKnownWins() throws IOException {
    Lexicon lexicon =
        lexicon("good\t2", "good for nothing\t-2", "care*\t1", "careless*\t-2", "cared\t-1");

    assertThat(lexicon.word("careful")).isEqualTo(1);
    assertThat(lexicon.word("carelessly")).isEqualTo(-2);
    assertThat(lexicon.word("cared")).as("the whole word before a beginning").isEqualTo(-1);
    List<String> words = List.of("good", "for", "nothing", "good");
    assertThat(lexicon.lengthAt(words, 0)).isEqualTo(3);
    assertThat(lexicon.phrase(words, 0, 3)).isEqualTo(-2);
    assertThat(lexicon.lengthAt(words, 3)).isEqualTo(1);
  }

  @Test
  void aPhraseMayEndInABeginningAndNeverReachesBeyondTheText() throws IOException {
    Lexicon lexicon = lexicon("waste of tim*\t-2", "how\t1");

    assertThat(lexicon.lengthAt(List.of("waste", "of", "time"), 0)).isEqualTo(3);
    assertThat(lexicon.lengthAt(List.of("waste", "of"), 0)).isEqualTo(1);
    assertThat(lexicon.phrase(List.of("waste", "of"), 0, 3)).isZero();
    assertThat(lexicon.lengthAt(List.of("waste", "of", "money"), 0)).isEqualTo(1);
  }

  @Test
  void aLanguageWithoutALexiconKnowsNoWord() {
    assertThat(Lexicon.shipped("tlh").word("hate")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "sl", "hbs"})
  void theShippedOnesAreSound(String language) throws IOException {
    List<String[]> entries =
        lines(language).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    Set<String> seen = new HashSet<>();

    assertThat(lines(language).get(0)).isEqualTo("entry\tweight");
    assertThat(entries)
        .hasSizeGreaterThan(500)
        .allSatisfy(columns -> assertThat(columns).hasSize(2));
    assertThat(entries).allSatisfy(columns -> assertThat(columns[1]).matches("-?[1-3]"));
    assertThat(entries.stream().map(columns -> columns[0]).filter(entry -> !seen.add(entry)))
        .as("entries that are there twice")
        .isEmpty();
  }

  /** Words are looked up as {@link MoodFeatures} folds them; what is written otherwise is dead. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "sl", "hbs"})
  void everyShippedEntryCanBeFound(String language) throws IOException {
    Lexicon lexicon = Lexicon.shipped(language);
    assertThat(lines(language).stream().skip(1))
        .allSatisfy(
            line -> {
              String[] columns = line.split("\t", -1);
              String text = columns[0].replace("*", "");
              List<String> words =
                  Words.of(text).stream()
                      .map(token -> MoodFeatures.fold(token.lower()))
                      .collect(Collectors.toList());
              assertThat(String.join(" ", words)).isEqualTo(text);
              assertThat(lexicon.lengthAt(words, 0)).isEqualTo(words.size());
              assertThat(lexicon.phrase(words, 0, words.size()))
                  .isEqualTo(Integer.parseInt(columns[1]));
            });
  }

  private static List<String> lines(String language) throws IOException {
    return Files.readAllLines(SHIPPED.resolve(language + ".tsv"), StandardCharsets.UTF_8);
  }

  private static Lexicon lexicon(String... entries) throws IOException {
    return Lexicon.read(
        new ByteArrayInputStream(
            ("entry\tweight\n" + String.join("\n", entries)).getBytes(StandardCharsets.UTF_8)));
  }
}
