package dev.earshot.listener.scoring;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.RecordReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest record that is let in, made of the worst we could think of. */
class EndlessPostTest {
  /** It takes a second at most; what grows with the square would take minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BrandMatcher brands =
      new BrandMatcher(new ConfigLoader(name -> null).shipped().brands().brands());
  private final LanguageGuesser languages = LanguageGuesser.shipped();
  private final MoodReader moods = MoodReader.shipped();

  @ParameterizedTest
  @CsvSource({
    "'', 'skyhop '",
    "'', h",
    "'', ab",
    "'', 'ha '",
    "'', a\u0301\u0323",
    "'', !?",
    "'', @a",
    "'', a.",
    "@, a.",
    "#, skyhop",
    "#, sK"
  })
  void noPostKeepsATaskBusyForLong(String start, String piece) {
    String text = start + piece.repeat((RecordReader.MAX_BYTES - 10_000) / piece.length());
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          List<Words.Token> tokens = Words.of(text);
          brands.match(Samples.post("x", text), tokens);
          languages.guess(tokens, "");
          moods.read("hbs", text, tokens);
        });
  }
}
