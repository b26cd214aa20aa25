package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Text.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmoticonsTest {
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
    assertThat(signs(text)).isEmpty();
  }

  /** As Russian writes a smile. */
  @Test
  void aBracketWithoutItsOtherHalfIsASign() {
    assertThat(signs("спасибо)")).containsExactly(")");
    assertThat(signs("ужас((")).containsExactly("((");
    assertThat(signs("(да) и (нет)")).isEmpty();
  }

  private static List<String> signs(String written) {
    Text text = Text.of(written);
    return IntStream.range(0, text.size())
        .filter(token -> text.kind(token) == Kind.SIGN)
        .mapToObj(text::written)
        .toList();
  }
}
