package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.training.Sample;
import dev.earshot.model.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts written in Serbian Cyrillic, none of which any model was taught. */
class CyrillicPostsTest {
  private static final Path FILE =
      Path.of("src/test/resources/dev/earshot/listener/reading/cyrillic.tsv");

  private static final PostReader READER = PostReader.shipped();

  private static List<Sample> posts;

  @BeforeAll
  static void read() throws IOException {
    posts = Sample.read(FILE);
  }

  /** Some of them hold no letter that Russian lacks. */
  @Test
  void nineteenInTwentyAreRecognisedWhetherDeclaredOrNot() {
    assertThat(posts).hasSizeGreaterThanOrEqualTo(100);
    assertThat(misread("")).hasSizeLessThanOrEqualTo(posts.size() / 20);
    assertThat(misread("sr")).hasSizeLessThanOrEqualTo(posts.size() / 20);
  }

  private static List<String> misread(String declared) {
    return posts.stream()
        .map(post -> READER.language(Text.of(post.text()), declared) + ": " + post.text())
        .filter(read -> !read.startsWith("hbs"))
        .toList();
  }

  @Test
  void theirMoodsAreReadAsWellAsThoseOfTheirTwinsInLatinLetters() {
    assertThat(scores(UnaryOperator.identity()).macroF1())
        .isCloseTo(scores(CyrillicPostsTest::latin).macroF1(), within(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Љубазна госпођа на шалтеру | Ljubazna gospođa na šalteru
          Ђубре од џипа, грозно искуство! | Đubre od džipa, grozno iskustvo!
          НЕ РАДИ ОПЕТ 😡 #НећуВише | NE RADI OPET 😡 #NećuViše
          #УжасноИскуство 😡 | #UžasnoIskustvo 😡
          """)
  void bothSerbianScriptsReadTheSame(String cyrillic, String latin) {
    Reading one = READER.readAs("hbs", Text.of(cyrillic));
    Reading other = READER.readAs("hbs", Text.of(latin));

    assertThat(one).usingRecursiveComparison().ignoringFields("because").isEqualTo(other);
    assertThat(one.because()).as("as written").allMatch(cyrillic::contains);
    assertThat(one.because().stream().map(word -> SerbianCyrillic.toLatin(lower(word))).toList())
        .isEqualTo(other.because().stream().map(CyrillicPostsTest::lower).toList());
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static SentimentScores scores(UnaryOperator<String> script) {
    int[] said = new int[posts.size()];
    double[][] odds = new double[posts.size()][];
    for (int i = 0; i < said.length; i++) {
      said[i] = SentimentScores.MOODS.indexOf(posts.get(i).label());
      READER.readAs("hbs", Text.of(script.apply(posts.get(i).text())));
      odds[i] = READER.moods();
    }
    return SentimentScores.of(said, odds);
  }

  /** As a person would write it, capitals included. */
  private static String latin(String text) {
    StringBuilder latin = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            letter -> {
              String lower = letter.toLowerCase(Locale.ROOT);
              String written = SerbianCyrillic.toLatin(lower);
              latin.append(lower.equals(letter) ? written : written.toUpperCase(Locale.ROOT));
            });
    return latin.toString();
  }
}
