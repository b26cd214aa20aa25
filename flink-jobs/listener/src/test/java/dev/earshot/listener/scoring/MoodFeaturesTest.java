package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoodFeaturesTest {
  private final MoodFeatures features = new MoodFeatures(Lexicon.shipped("en"));

  @Test
  void aWordCountsAloneWithTheOneBeforeItAndByItsBeginnings() {
    assertThat(of("luggage missing"))
        .contains("luggage", "lugg~", "luggag~", "missing", "^ luggage", "luggage missing");
  }

  @Test
  void aNegationReachesThreeWordsAhead() {
    assertThat(of("not one two three four"))
        .contains("¬one", "¬two", "¬three")
        .doesNotContain("¬four");
  }

  @ParameterizedTest
  @ValueSource(strings = {", ", ". ", "! ", "; ", " 🙄 ", "\n", " @ana ", " https://a.example "})
  void aNegationEndsWithItsClause(String stop) {
    assertThat(of("never" + stop + "happy")).contains("happy").doesNotContain("¬happy");
    assertThat(of("never" + stop + "happy")).contains("•LAST1");
  }

  @Test
  void whatTheLexiconFindsIsTurnedRoundByANegation() {
    assertThat(of("happy")).contains("•GOOD2", "•BAD0", "•NET2", "•LAST1");
    assertThat(of("not happy")).contains("•GOOD0", "•BAD2", "•NET-2", "•LAST-1");
    assertThat(of("not disgusting")).as("mild praise").contains("•GOOD1", "•BAD0");
    assertThat(of("isn't happy")).contains("•BAD2");
    assertThat(of("isn’t happy")).as("a curly apostrophe").contains("•BAD2");
  }

  @Test
  void aDoubleNegationOfSlavicLanguagesIsNoPraise() {
    MoodFeatures slovene = new MoodFeatures(Lexicon.shipped("sl"));
    MoodFeatures serbian = new MoodFeatures(Lexicon.shipped("hbs"));

    assertThat(slovene.of(Words.of("nič ne dela"))).contains("•BAD1", "•GOOD0");
    assertThat(serbian.of(Words.of("nikad ništa ne radi"))).contains("•BAD1", "•GOOD0");
    assertThat(of("no refund no answer no apology")).contains("•LAST-1").doesNotContain("•GOOD3");
  }

  @Test
  void aNegationExcusesOneBadWordAndNoSecondOne() {
    assertThat(of("not terrible")).contains("•BAD0", "•GOOD1");
    assertThat(of("not terrible disgusting")).contains("•BAD3", "•GOOD1");
    assertThat(of("not happy fine")).as("good words are all taken back").contains("•GOOD0");
  }

  @Test
  void noPairOfWordsReachesAcrossAClause() {
    assertThat(of("bag, lost")).contains("^ lost").doesNotContain("bag lost");
  }

  @ParameterizedTest
  @CsvSource({
    "soooooo, soo",
    "ŽALOSTNO, zalostno",
    "Đavo, davo",
    "zašto, zasto",
    "z\u030Calost, zalost",
    "2026, 00",
    "12, 00",
    "7, 0",
    "isn’t, isn't",
    "İstanbul, istanbul"
  })
  void spellingIsFolded(String word, String folded) {
    assertThat(MoodFeatures.fold(word)).isEqualTo(folded);
  }

  @Test
  void shoutingIsHeardInWordsOfFourLettersOn() {
    assertThat(of("WORST flight")).contains("•SHOUTED");
    assertThat(of("USA is far")).doesNotContain("•SHOUTED");
    assertThat(of("1234 5678")).doesNotContain("•SHOUTED");
  }

  @Test
  void aHashtagIsReadByItsWords() {
    assertThat(of("#WorstAirlineEver")).contains("worst", "airline", "ever");
  }

  @Test
  void aRepeatedEmojiSaysNoLessThanASingleOne() {
    assertThat(of("😡")).contains("•BAD3", "•LAST-1");
    assertThat(of("😡😡😡😡")).contains("•BAD3", "•LAST-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "@ana", "https://a.example", "\uD83D", "\u0301"})
  void theyAreNeverEmpty(String text) {
    assertThat(of(text)).isNotEmpty();
  }

  private List<String> of(String text) {
    return List.of(features.of(Words.of(text)));
  }
}
