package dev.earshot.listener.scoring;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.RecordReader;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest record that is let in, made of the worst we could think of. */
class EndlessPostTest {
  /** It takes a second at most; what grows with the square would take minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BrandMatcher brands =
      new BrandMatcher(new ConfigLoader(name -> null).shipped().brands().brands());
  private final PostReader reader = PostReader.shipped();

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
    "'', (a",
    "'', 'not bad '",
    "'', :(a",
    "'', њ",
    "'', 'њ '",
    "'', 😡",
    "'', '&lt;'",
    "@, a.",
    "#, skyhop",
    "#, sK"
  })
  void noPostKeepsATaskBusyForLong(String start, String piece) {
    String text = start + piece.repeat((RecordReader.MAX_BYTES - 10_000) / piece.length());
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          Text read = Text.of(text);
          brands.match(Samples.post("x", text), read);
          reader.read(read, "");
          reader.readAs("hbs", read);
        });
  }
}
