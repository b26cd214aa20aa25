package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.listener.reading.Lexicon.Entry;
import dev.earshot.listener.reading.Lexicon.Sense;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static final String HEADER = "entry\tweight\tclass\n";

  @Test
  void aWordCountsAsAWhole() throws IOException {
    Lexicon lexicon = lexicon("hate\t-3\tfeel");

    assertThat(weight(lexicon, "hate")).isEqualTo(-3);
    assertThat(weight(lexicon, "HATE")).isEqualTo(-3);
    assertThat(knows(lexicon, "hat")).isFalse();
    assertThat(knows(lexicon, "hateful")).isFalse();
    assertThat(knows(lexicon, "whatever")).isFalse();
  }

  @Test
  void aBeginningCountsForEveryWordThatHasIt() throws IOException {
    Lexicon lexicon = lexicon("disgust*\t-3\tfeel");

    assertThat(weight(lexicon, "disgust")).isEqualTo(-3);
    assertThat(weight(lexicon, "disgusting")).isEqualTo(-3);
    assertThat(knows(lexicon, "disgus")).isFalse();
  }

  @Test
  void theLongestThatIsKnownWins() throws IOException {
    Lexicon lexicon =
        lexicon(
            "good\t2\tfeel",
            "good for nothing\t-2\tfeel",
            "care*\t1\tfeel",
            "careless*\t-2\tfeel",
            "cared\t-1\tfeel");

    assertThat(weight(lexicon, "careful")).isEqualTo(1);
    assertThat(weight(lexicon, "carelessly")).isEqualTo(-2);
    assertThat(weight(lexicon, "cared")).as("the whole word before a beginning").isEqualTo(-1);
    Text text = Text.of("good for nothing good");
    assertThat(Lexicon.weight(lexicon.at(text, 0))).isEqualTo(-2);
    assertThat(lexicon.length()).isEqualTo(3);
    assertThat(Lexicon.weight(lexicon.at(text, 3))).isEqualTo(2);
    assertThat(lexicon.length()).isEqualTo(1);
  }

  @Test
  void aPhraseMayEndInABeginningAndNeverReachesBeyondTheText() throws IOException {
    Lexicon lexicon = lexicon("waste of tim*\t-2\tservice", "how\t1\tfeel");

    assertThat(weight(lexicon, "waste of time")).isEqualTo(-2);
    assertThat(lexicon.length()).isEqualTo(3);
    assertThat(knows(lexicon, "waste of")).isFalse();
    assertThat(lexicon.length()).isEqualTo(1);
    assertThat(knows(lexicon, "waste of money")).isFalse();
    assertThat(knows(lexicon, "waste. of time")).as("not across a clause").isFalse();
  }

  @Test
  void aPhraseOfFourWordsIsFoundAndMayPassThroughAShorterOne() throws IOException {
    Lexicon lexicon = lexicon("on hold\t-1\tservice", "on hold for hours\t-3\tservice");

    assertThat(weight(lexicon, "on hold for hours")).isEqualTo(-3);
    assertThat(lexicon.length()).isEqualTo(4);
    assertThat(weight(lexicon, "on hold for minutes")).isEqualTo(-1);
    assertThat(lexicon.length()).isEqualTo(2);
  }

  @Test
  void anEntryIsFoundWithAndWithoutDiacriticsAndTellsItsSense() throws IOException {
    Lexicon lexicon = lexicon("vraćen novac\t1\tservice", "💔\t-3\tfeel", "hm\t0\tquestion");

    assertThat(weight(lexicon, "vracen NOVAC")).isEqualTo(1);
    Text text = Text.of("vraćen novac 💔💔 hm");
    assertThat(Lexicon.sense(lexicon.at(text, 0))).isEqualTo(Sense.SERVICE);
    assertThat(Lexicon.sense(lexicon.at(text, 2))).isEqualTo(Sense.FEEL);
    assertThat(lexicon.at(text, 3)).as("known, though without weight").isPositive();
    assertThat(Lexicon.weight(lexicon.at(text, 3))).isZero();
  }

  @Test
  void aFaceThatIsNotReadAsOnePassesForNoLetterAndNoBracket() throws IOException {
    Lexicon lexicon = lexicon(":s\t-1\tfeel", "(:\t1\tfeel", "r.i.p\t-2\tfeel", ":D\t2\tfeel");

    assertThat(knows(lexicon, "s")).isFalse();
    assertThat(knows(lexicon, "(")).isFalse();
    assertThat(knows(lexicon, "r i p")).isFalse();
    assertThat(weight(lexicon, ":-DDD")).isEqualTo(2);
  }

  /** Prepositions are such. */
  @ParameterizedTest
  @ValueSource(strings = {"sl", "hbs"})
  void noSingleLetterAndNoBracketIsJudged(String language) {
    Lexicon lexicon = Lexicon.of(Models.shipped().lexicon(language));

    assertThat("s z k h o u i a d c ( )".split(" ", -1))
        .noneMatch(letter -> knows(lexicon, letter));
  }

  @Test
  void ofTwoWrittenAlikeTheLaterCounts() throws IOException {
    assertThat(weight(lexicon("več\t1\tfeel", "vec\t-1\tfeel"), "več")).isEqualTo(-1);
  }

  @Test
  void aLanguageWithoutALexiconKnowsNoWord() {
    assertThat(knows(Lexicon.EMPTY, "hate")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"hate", "hate\\t-3", "hate\\t4\\tfeel", "hate\\tx\\tfeel", "hate\\t-3\\tanger", "''"})
  void aLineThatIsNoneIsNamed(String line) {
    assertThatThrownBy(() -> lexicon("love\t3\tfeel", line.replace("\\t", "\t")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("entry, weight and sense");
  }

  static Stream<String> languages() {
    return Languages.KNOWN.stream().sorted();
  }

  /** Those of more than four words and of rare faces cannot; they must stay few. */
  @ParameterizedTest
  @MethodSource("languages")
  void almostEveryShippedEntryCanBeFound(String language) {
    List<Entry> entries = Models.shipped().lexicon(language);
    Lexicon lexicon = Lexicon.of(entries);

    assertThat(entries).hasSizeGreaterThan(4_000);
    assertThat(entries.stream().filter(entry -> !isFound(lexicon, entry)))
        .hasSizeLessThan(entries.size() / 80);
  }

  private static boolean isFound(Lexicon lexicon, Entry entry) {
    Text text = Text.of(entry.text().replaceFirst("(?<=..)\\*$", ""));
    return text.size() > 0 && lexicon.at(text, 0) > 0 && lexicon.length() == text.size();
  }

  private static boolean knows(Lexicon lexicon, String text) {
    return lexicon.at(Text.of(text), 0) > 0;
  }

  private static int weight(Lexicon lexicon, String text) {
    int entry = lexicon.at(Text.of(text), 0);
    assertThat(entry).as(text).isPositive();
    return Lexicon.weight(entry);
  }

  private static Lexicon lexicon(String... entries) throws IOException {
    String file = HEADER + String.join("\n", entries) + "\n";
    return Lexicon.of(
        Lexicon.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
  }
}
