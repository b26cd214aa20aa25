package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Words.Kind;
import dev.earshot.listener.scoring.Words.Token;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void aPostIsWordsAndWhatIsNone() {
    assertThat(Words.of("@SkyHop you BROKE it!!! #fail https://a.example/x?y=1"))
        .containsExactly(
            new Token(Kind.HANDLE, "SkyHop"),
            new Token(Kind.WORD, "you"),
            new Token(Kind.WORD, "BROKE"),
            new Token(Kind.WORD, "it"),
            new Token(Kind.SIGN, "!!"),
            new Token(Kind.HASHTAG, "fail"),
            new Token(Kind.LINK, "https://a.example/x?y=1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @ana              | ana
          @ana_b.           | ana_b
          @ana: hi          | ana
          @ana's bag        | ana
          @ana@host.example | ana@host.example
          @ana@host.example, | ana@host.example
          @ana.bsky.social  | ana.bsky.social
          @ana-b.example    | ana-b.example
          @_ana             | _ana
          """)
  void aHandleIsReadAsItsNetworkWritesIt(String text, String handle) {
    assertThat(Words.of(text).get(0)).isEqualTo(new Token(Kind.HANDLE, handle));
  }

  @ParameterizedTest
  @CsvSource({"@, 0", "@ ana, 1", "#, 0", "# 1, 1", "@@ana, 1"})
  void aSignWithNoNameBehindItIsNothing(String text, int tokens) {
    assertThat(Words.of(text)).hasSize(tokens);
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
    assertThat(String.join(" ", Words.ofHashtag(tag))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"don't, 1", "l’avion, 1", "'quoted', 1", "sky-hop, 2"})
  void anApostropheJoinsWithinAWordOnly(String text, int words) {
    assertThat(Words.of(text)).hasSize(words).extracting(Token::kind).containsOnly(Kind.WORD);
  }

  @Test
  void theEndOfAClauseIsAToken() {
    assertThat(Words.of("not bad, thanks; bye: a.b\nc…"))
        .filteredOn(token -> token.kind() == Kind.STOP)
        .extracting(Token::text)
        .containsExactly(",", ";", ":", ".", "\n", "…");
  }

  @Test
  void aRepeatedSignTellsNoMoreThanTwo() {
    assertThat(Words.of("???????? 😡😡😡😡 😡"))
        .extracting(Token::text)
        .containsExactly("??", "😡😡", "😡");
  }

  @Test
  void anEmojiIsTheSameWithAndWithoutItsVariant() {
    assertThat(Words.of("❤️")).isEqualTo(Words.of("❤"));
    assertThat(Words.of("🤦‍♂️").get(0)).isEqualTo(new Token(Kind.SIGN, "🤦"));
  }

  @Test
  void lettersBeyondTheFirstPlaneAreLetters() {
    assertThat(Words.of("𝓼𝓴𝔂 𐐀")).extracting(Token::kind).containsOnly(Kind.WORD).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"HTTP://A.EXAMPLE/X, LINK", "https://, LINK", "http:/a, WORD", "www.a.example, WORD"})
  void aLinkSaysHowItIsReached(String text, Kind kind) {
    assertThat(Words.of(text).get(0).kind()).isEqualTo(kind);
  }

  @Test
  void aWordUnderTenThousandMarksIsOneWord() {
    String zalgo = "a" + "\u0301".repeat(10_000);

    assertThat(Words.of(zalgo + " b")).hasSize(2);
  }

  @Test
  void aWordWithoutEndIsCutAndNeverWithinALetter() {
    assertThat(Words.of("ab".repeat(9_999) + " c #" + "d".repeat(9_999)))
        .extracting(Token::text)
        .containsExactly("ab".repeat(50), "c", "d".repeat(100));
    assertThat(Words.of("a" + "𐐀".repeat(9_999)).get(0).text()).isEqualTo("a" + "𐐀".repeat(49));
  }

  @Test
  void halvesOfLettersAreSkipped() {
    assertThat(Words.of("\uD83D a \uDE21")).containsExactly(new Token(Kind.WORD, "a"));
    assertThat(Words.of("@\uD83D #\uDE21")).isEmpty();
  }

  @Test
  void whateverTheTextTheTokensArePiecesOfItInOrder() {
    Random random = new Random(7);
    String awkward = "@#_.-'’:/!?()🤦‍♂️😡\uD83D\uDE21\u0301\u0000\u202E\n \tažЖ9hHtTpPsS";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        boolean any = random.nextInt(4) == 0;
        text.append(
            any ? (char) random.nextInt(65_536) : awkward.charAt(random.nextInt(awkward.length())));
      }
      List<Token> tokens = Words.of(text.toString());
      int from = 0;
      for (Token token : tokens) {
        int at = text.indexOf(token.text(), from);
        assertThat(at).as("%s in %s", token, text).isGreaterThanOrEqualTo(from);
        from = at + token.text().length();
        Words.ofHashtag(token.text());
      }
    }
  }
}
