package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Text.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private record Token(Kind kind, String written) {}

  @Test
  void aPostIsWordsAndWhatIsNone() {
    assertThat(tokens("@SkyHop you BROKE it!!! #fail https://a.example/x?y=1"))
        .containsExactly(
            new Token(Kind.HANDLE, "@SkyHop"),
            new Token(Kind.WORD, "you"),
            new Token(Kind.WORD, "BROKE"),
            new Token(Kind.WORD, "it"),
            new Token(Kind.SIGN, "!!!"),
            new Token(Kind.HASHTAG, "#fail"),
            new Token(Kind.WORD, "fail"),
            new Token(Kind.LINK, "https://a.example/x?y=1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Ana              | ana
          @ana_b.           | ana_b
          @ana: hi          | ana
          @ana's bag        | ana
          @ana@host.example | ana@host.example
          @ana@host.example, | ana@host.example
          @ana.bsky.social  | ana.bsky.social
          @ana-b.example    | ana-b.example
          @_ana             | _ana
          @annna            | annna
          """)
  void aHandleIsReadAsItsNetworkWritesIt(String text, String handle) {
    Text read = Text.of(text);

    assertThat(read.kind(0)).isEqualTo(Kind.HANDLE);
    assertThat(read.lower(0)).isEqualTo(handle);
  }

  @ParameterizedTest
  @CsvSource({"@, 0", "@ ana, 1", "#, 0", "# 1, 1", "@@ana, 1"})
  void aSignWithNoNameBehindItIsNothing(String text, int size) {
    assertThat(Text.of(text).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SkyHopBreaksGuitars2 | sky hop breaks guitars 2
          NTOFlights           | nto flights
          sky_hop              | sky hop
          skyhopsucks          | skyhopsucks
          SKYHOP               | skyhop
          ČakamNaKovček        | čakam na kovček
          СкайХоп              | скай хоп
          2026Awards           | 2026 awards
          _                    | ''
          """)
  void aHashtagIsSplitWhereItsWriterLiftedALetter(String tag, String words) {
    Text text = Text.of("#" + tag);

    assertThat(text.kind(0)).isEqualTo(Kind.HASHTAG);
    List<Integer> within = IntStream.range(1, text.size()).boxed().toList();
    assertThat(within).allMatch(text::isTagged);
    assertThat(String.join(" ", within.stream().map(text::lower).toList())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"don't, 1", "l’avion, 1", "'quoted', 1", "sky-hop, 2"})
  void anApostropheJoinsWithinAWordOnly(String text, int words) {
    assertThat(tokens(text)).hasSize(words).extracting(Token::kind).containsOnly(Kind.WORD);
  }

  @Test
  void theEndOfAClauseIsAToken() {
    assertThat(tokens("not bad, thanks; bye: a.b\nc…"))
        .filteredOn(token -> token.kind() == Kind.STOP)
        .extracting(Token::written)
        .containsExactly(",", ";", ":", ".", "\n", "…");
  }

  @Test
  void aRepeatedSignIsTheSignAndThatItWasRepeated() {
    Text text = Text.of("??????? 😡😡😡😡 😡");

    assertThat(tokens(text))
        .extracting(Token::written)
        .containsExactly("???????", "😡😡😡😡", "😡");
    assertThat(text.lower(0)).isEqualTo("?");
    assertThat(text.hash(1)).isEqualTo(text.hash(2));
    assertThat(text.has(1, Text.REPEATED)).isTrue();
    assertThat(text.has(2, Text.REPEATED)).isFalse();
  }

  @Test
  void aWordStretchedIsTheWordAndThatItWasStretched() {
    Text text = Text.of("soooooo soo so");

    assertThat(text.lower(0)).isEqualTo("soo");
    assertThat(text.has(0, Text.REPEATED)).isTrue();
    assertThat(text.has(1, Text.REPEATED)).isFalse();
    assertThat(text.hash(1)).isEqualTo(text.hash(0)).isNotEqualTo(text.hash(2));
  }

  @ParameterizedTest
  @CsvSource({
    "ŽALOSTNO, žalostno, zalostno",
    "Đavo, đavo, davo",
    "z\u030Calost, žalost, zalost",
    "Gruß, gruss, gruss",
    "2026, 2026, 0000",
    "7, 7, 0",
    "isn’t, isn't, isn't",
    "Ћуприја, ћуприја, ћуприја"
  })
  void aWordIsThereWithItsDiacriticsAndWithout(String written, String lower, String plain) {
    Text text = Text.of(written);

    assertThat(text.lower(0)).isEqualTo(lower);
    assertThat(new String(text.plain, text.start(0), text.end(0) - text.start(0))).isEqualTo(plain);
    assertThat(Hash.of(plain)).isEqualTo(text.hash(0));
  }

  @ParameterizedTest
  @CsvSource({
    "WORST, true",
    "ČEKAM, true",
    "ЧЕКАМ, true",
    "USA, false",
    "Worst, false",
    "1234, false",
    "#WORST, true"
  })
  void shoutingIsWordsOfFourLettersOnInCapitals(String word, boolean shouted) {
    assertThat(Text.of(word).has(0, Text.SHOUTED)).isEqualTo(shouted);
  }

  @Test
  void anEmojiIsTheSameWithAndWithoutItsVariant() {
    Text hearts = Text.of("❤️ ❤ 👍🏽 👍 🤦‍♂️ 🤦");

    assertThat(hearts.size()).isEqualTo(6);
    assertThat(hearts.hash(0)).isEqualTo(hearts.hash(1));
    assertThat(hearts.hash(2)).isEqualTo(hearts.hash(3));
    assertThat(hearts.hash(4)).isEqualTo(hearts.hash(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          :)      | :)
          :-))))  | :)
          =]      | :)
          ;-(     | ;(
          :'(     | :(
          :D      | :D
          :P      | :P
          :o      | :O
          :\\     | :/
          <3      | <3
          &lt;3   | <3
          """)
  void aFaceMadeOfPunctuationIsOneSign(String face, String sign) {
    Text text = Text.of("well " + face);

    assertThat(text.size()).isEqualTo(2);
    assertThat(text.kind(1)).isEqualTo(Kind.SIGN);
    assertThat(text.lower(1)).isEqualTo(sign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at 10:30 sharp
          tel:3456
          see (page 3): nothing
          http:/a
          id:Peter
          1) one 2) two
          """)
  void punctuationThatOnlyLooksLikeAFaceIsNone(String text) {
    assertThat(tokens(text)).extracting(Token::kind).doesNotContain(Kind.SIGN);
  }

  /** As Russian writes a smile. */
  @Test
  void aBracketWithoutItsOtherHalfIsASign() {
    assertThat(tokens("спасибо)")).contains(new Token(Kind.SIGN, ")"));
    assertThat(tokens("ужас((")).contains(new Token(Kind.SIGN, "(("));
    assertThat(tokens("(да) и (нет)")).extracting(Token::kind).containsOnly(Kind.WORD);
  }

  @Test
  void lettersBeyondTheFirstPlaneAreLetters() {
    assertThat(tokens("𝓼𝓴𝔂 𐐀 #𝓼𝓴𝔂"))
        .containsExactly(
            new Token(Kind.WORD, "𝓼𝓴𝔂"),
            new Token(Kind.WORD, "𐐀"),
            new Token(Kind.HASHTAG, "#𝓼𝓴𝔂"),
            new Token(Kind.WORD, "𝓼𝓴𝔂"));
  }

  @ParameterizedTest
  @CsvSource({"HTTP://A.EXAMPLE/X, LINK", "https://, LINK", "http:/a, WORD", "www.a.example, WORD"})
  void aLinkSaysHowItIsReached(String text, Kind kind) {
    assertThat(Text.of(text).kind(0)).isEqualTo(kind);
  }

  @Test
  void whatIsSeenOfAWordIsAllThereIsOfIt() {
    Text text = Text.of("re\u200Bfu\u00ADnd r\u0336e\u0336fund refund");

    assertThat(text.hash(0)).isEqualTo(text.hash(2));
    assertThat(text.hash(1)).isEqualTo(text.hash(2));
  }

  @Test
  void serbianCyrillicBecomesLatinInPlace() {
    Text cyrillic = Text.of("ЊУШКА љубав Џабе #НећуВише 😡 ok");
    Text latin = Text.of("NJUŠKA ljubav Džabe #NećuViše 😡 ok");

    cyrillic.toLatin();

    assertThat(cyrillic.size()).isEqualTo(latin.size());
    for (int token = 0; token < latin.size(); token++) {
      assertThat(cyrillic.lower(token)).isEqualTo(latin.lower(token));
      assertThat(cyrillic.hash(token)).isEqualTo(latin.hash(token));
      assertThat(cyrillic.kind(token)).isEqualTo(latin.kind(token));
    }
    assertThat(cyrillic.written(0)).isEqualTo("ЊУШКА");
  }

  private static List<Token> tokens(String text) {
    return tokens(Text.of(text));
  }

  private static List<Token> tokens(Text text) {
    return IntStream.range(0, text.size())
        .mapToObj(token -> new Token(text.kind(token), text.written(token)))
        .toList();
  }
}
