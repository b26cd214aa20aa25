package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Lexicon.Entry;
import dev.earshot.listener.reading.Lexicon.Sense;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
  private final Features features =
      new Features(
          Lexicon.of(
              List.of(
                  new Entry("happy", 2, Sense.FEEL),
                  new Entry("fine", 1, Sense.FEEL),
                  new Entry("disgust*", -3, Sense.FEEL),
                  new Entry("terrible", -3, Sense.FEEL),
                  new Entry("😡", -3, Sense.FEEL),
                  new Entry("on hold", -1, Sense.SERVICE),
                  new Entry("fire", 0, Sense.SAFETY_LEGAL),
                  new Entry("very", 0, Sense.INTENSIFIER),
                  new Entry("a bit", 0, Sense.DIMINISHER),
                  new Entry("not", 0, Sense.NEGATION),
                  new Entry("no", 0, Sense.NEGATION),
                  new Entry("isn't", 0, Sense.NEGATION),
                  new Entry("never", 0, Sense.NEGATION))));

  @Test
  void aWordCountsAloneWithTheOneBeforeItByItsBeginningsAndItsRunsOfLetters() {
    assertThat(of("luggage missing"))
        .contains(
            word("luggage"), word("missing"), pair("^", "luggage"), pair("luggage", "missing"))
        .contains(beginning("lugg"), beginning("luggag"), run("lug"), run("ggag"))
        .doesNotContain(beginning("lug"), beginning("luggage"), run("luggag"));
  }

  @Test
  void spellingWithAndWithoutDiacriticsIsOneFeature() {
    assertThat(of("čakam že")).isEqualTo(of("cakam ze"));
  }

  @Test
  void aNegationReachesThreeWordsAhead() {
    assertThat(of("not one two three four"))
        .contains(negated("one"), negated("two"), negated("three"))
        .doesNotContain(negated("four"));
  }

  @ParameterizedTest
  @ValueSource(strings = {", ", ". ", "; ", "… ", "\n", " @ana ", " https://a.example ", " #air "})
  void aNegationEndsWithItsClause(String stop) {
    assertThat(of("never" + stop + "happy"))
        .contains(word("happy"), whole("last-good"))
        .doesNotContain(negated("happy"));
  }

  @Test
  void whatTheLexiconFindsIsTurnedRoundByANegation() {
    assertThat(of("happy")).contains(good(2), whole("last-good")).doesNotContain(bad(1), good(3));
    assertThat(of("not happy")).contains(bad(2), whole("last-bad")).doesNotContain(good(1));
    assertThat(of("isn’t happy")).as("a curly apostrophe").contains(bad(2)).doesNotContain(good(1));
    assertThat(of("not disgusting"))
        .as("mild praise")
        .contains(good(1))
        .doesNotContain(good(2), bad(1));
  }

  @Test
  void aNegationExcusesOneBadWordAndNoSecondOne() {
    assertThat(of("not terrible")).contains(good(1)).doesNotContain(bad(1));
    assertThat(of("not terrible disgusting")).contains(good(1), bad(3)).doesNotContain(good(2));
    assertThat(of("not happy fine"))
        .as("good words are all taken back")
        .contains(bad(3))
        .doesNotContain(good(1));
    assertThat(of("no terrible no terrible no terrible")).contains(good(3)).doesNotContain(bad(1));
  }

  @Test
  void aDoubleNegationOfSlavicLanguagesIsNoPraise() {
    Features serbian =
        new Features(
            Lexicon.of(
                List.of(
                    new Entry("nikad", 0, Sense.NEGATION),
                    new Entry("ništa", 0, Sense.NEGATION),
                    new Entry("ne", 0, Sense.NEGATION),
                    new Entry("ne radi", -1, Sense.SERVICE))));

    Set<Integer> keys = new HashSet<>();
    serbian.of(Text.of("nikad ništa ne radi"), (key, token) -> keys.add(key));

    assertThat(keys).contains(bad(1)).doesNotContain(good(1));
  }

  @Test
  void aFeelingIsLiftedOrLoweredByTheWordBeforeIt() {
    assertThat(of("very happy")).contains(good(3));
    assertThat(of("very disgusting")).contains(bad(4));
    assertThat(of("a bit disgusting")).contains(bad(2)).doesNotContain(bad(3));
    assertThat(of("very, happy")).as("not across a clause").doesNotContain(good(3));
  }

  @Test
  void whatAnEntryIsAboutCountsBesideWhatItFeels() {
    assertThat(of("on hold again")).contains(whole("sense-SERVICE1"), bad(1));
    assertThat(of("hold on")).doesNotContain(whole("sense-SERVICE1"), bad(1));
    assertThat(of("fire, fire"))
        .contains(whole("sense-SAFETY_LEGAL2"))
        .doesNotContain(whole("sense-SAFETY_LEGAL3"), bad(1), good(1));
  }

  @Test
  void theSumTellsWhichFeelingPrevails() {
    assertThat(of("happy, terrible"))
        .contains(good(2), bad(3), whole("more-bad1"), whole("last-bad"))
        .doesNotContain(whole("more-bad2"), whole("more-good1"), whole("last-good"));
  }

  @Test
  void noPairOfWordsReachesAcrossAClause() {
    assertThat(of("bag, lost")).contains(pair("^", "lost")).doesNotContain(pair("bag", "lost"));
  }

  @Test
  void howItIsWrittenCountsOnceForTheWholePost() {
    assertThat(of("WORST flight")).contains(whole("shouted"));
    assertThat(of("USA is far")).doesNotContain(whole("shouted"));
    assertThat(of("sooooo late")).contains(whole("stretched"));
    assertThat(of("too late")).doesNotContain(whole("stretched"));
    assertThat(of("40 minutes")).contains(whole("number"));
    assertThat(of("@ana look: https://a.example #go"))
        .contains(whole("handle"), whole("link"), whole("tag"))
        .doesNotContain(whole("number"));
    assertThat(of("why? because")).doesNotContain(whole("asks"));
    assertThat(of("because why?")).contains(whole("asks"));
  }

  @Test
  void aHashtagIsReadByItsWords() {
    assertThat(of("#WorstAirlineEver")).contains(word("worst"), word("airline"), word("ever"));
  }

  @Test
  void aRepeatedEmojiSaysNoLessThanASingleOne() {
    assertThat(of("😡")).contains(bad(3), whole("last-bad"));
    assertThat(of("😡😡😡😡")).containsAll(of("😡")).hasSizeGreaterThan(of("😡").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "@ana", "https://a.example", "\uD83D", "\u0301"})
  void theyAreNeverEmpty(String text) {
    assertThat(of(text)).contains(Features.ALWAYS);
  }

  @Test
  void aFeatureIsFoundAgainByItsName() {
    assertThat(of("not happy 😡").stream().map(Features::nameOf).map(Features::keyOf).toList())
        .containsExactlyInAnyOrderElementsOf(of("not happy 😡"));
  }

  @Test
  void whereAFeatureStemsFromIsATokenOfTheText() {
    Text text = Text.of("never again, sooo bad 😡 #WorstEver");

    features.of(
        text,
        (key, token) -> {
          assertThat(token).isBetween(-1, text.size() - 1);
          assertThat(key == word("bad") ? text.lower(token) : "bad").isEqualTo("bad");
        });
  }

  private Set<Integer> of(String text) {
    Set<Integer> keys = new HashSet<>();
    features.of(Text.of(text), (key, token) -> keys.add(key));
    return keys;
  }

  private static int word(String word) {
    return Hash.key(Features.WORD, Hash.of(word));
  }

  private static int pair(String before, String word) {
    return Hash.key(Features.PAIR, Hash.then(Hash.of(before), Hash.of(word)));
  }

  private static int beginning(String letters) {
    return Hash.key(Features.BEGINNING, Hash.of(letters));
  }

  private static int run(String letters) {
    return Hash.key(Features.LETTERS, Hash.of(letters));
  }

  private static int negated(String word) {
    return Hash.key(Features.NEGATED, Hash.of(word));
  }

  private static int good(int step) {
    return whole("good" + step);
  }

  private static int bad(int step) {
    return whole("bad" + step);
  }

  private static int whole(String name) {
    return Features.whole(name);
  }
}
