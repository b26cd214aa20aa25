package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Text.Kind;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people would not write, and machines do. */
class AwkwardTextTest {
  @Test
  void aWordUnderTenThousandMarksIsOneWord() {
    assertThat(Text.of("a" + "\u0301".repeat(10_000) + " b").size()).isEqualTo(2);
  }

  @Test
  void aWordWithoutEndIsCutAndNeverWithinALetter() {
    Text text = Text.of("ab".repeat(9_999) + " c @" + "d".repeat(9_999));

    assertThat(text.lower(0)).isEqualTo("ab".repeat(50));
    assertThat(text.written(0)).as("as written").hasSize(2 * 9_999);
    assertThat(text.lower(1)).isEqualTo("c");
    assertThat(text.lower(2)).isEqualTo("d".repeat(100));
    assertThat(Text.of("a" + "𐐀".repeat(9_999)).lower(0).codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  @Test
  void halvesOfLettersAreSkipped() {
    Text text = Text.of("\uD83D a \uDE21");

    assertThat(text.size()).isEqualTo(1);
    assertThat(text.written(0)).isEqualTo("a");
    assertThat(Text.of("@\uD83D #\uDE21").size()).isZero();
  }

  @Test
  void nothingIsLeftOfTheTextReadBefore() {
    Text text = Text.of("Ужас @ana #SkyHop " + "word ".repeat(2_000) + "(");

    text.read("Great flight)");

    assertThat(text.size()).isEqualTo(3);
    assertThat(text.lower(1)).isEqualTo("flight");
    assertThat(text.kind(2)).isEqualTo(Kind.SIGN);
    assertThat(text.latin()).isEqualTo(11);
    assertThat(text.cyrillic()).isZero();
  }

  /** The words within a hashtag are pieces of the hashtag before them. */
  @Test
  void whateverTheTextTheTokensArePiecesOfItInOrder() {
    Random random = new Random(7);
    String awkward = "@#_.-'’:;=()<3/!?()🤦‍♂️😡𝓼\uD83D\uDE21\u0301\u0000\u202E\n \tažßЖ9hHtTpPsS";
    Text text = new Text();
    for (int round = 0; round < 20_000; round++) {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        boolean any = random.nextInt(4) == 0;
        made.append(
            any ? (char) random.nextInt(65_536) : awkward.charAt(random.nextInt(awkward.length())));
      }
      String marked = made.toString();
      boolean marks = marked.chars().anyMatch(letter -> letter >= 0x300 && letter < 0x370);
      String source = marks ? Normalizer.normalize(marked, Normalizer.Form.NFC) : marked;
      text.read(marked);
      int from = 0;
      for (int token = 0; token < text.size(); token++) {
        assertThat(text.from(token)).as(source).isGreaterThanOrEqualTo(from);
        assertThat(text.to(token)).as(source).isGreaterThan(text.from(token));
        assertThat(text.written(token))
            .isEqualTo(source.substring(text.from(token), text.to(token)));
        assertThat(text.end(token)).as(source).isGreaterThan(text.start(token));
        assertThat(Hash.of(text.plain, text.start(token), text.end(token)))
            .isEqualTo(text.hash(token));
        from = text.kind(token) == Kind.HASHTAG ? text.from(token) : text.to(token);
      }
      assertThat(text.size() == 0 ? 0 : text.to(text.size() - 1))
          .isLessThanOrEqualTo(source.length());
      text.toLatin();
    }
  }
}
