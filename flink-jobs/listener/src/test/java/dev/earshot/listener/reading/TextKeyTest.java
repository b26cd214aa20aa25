package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextKeyTest {
  private static final String COPIED =
      "SkyHop broke my guitar and nobody at the counter wanted to hear about it, shame on you";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SKYHOP BROKE MY GUITAR and nobody at the counter wanted to hear about it, SHAME ON YOU!!!",
        "@skyhop_help SkyHop broke my guitar and nobody at the counter wanted to hear about it,"
            + " shame on you @friend",
        "#SKYHOP broke my guitar and nobody at the counter wanted to hear about it 😡😡 shame on you",
        "SkyHop broke my guitar 3 and nobody at the counter wanted to hear about it, shame on you 17",
        "SkyHop broke my guitar and nobody at the counter wanted to hear about it, shame on you"
            + " https://example.org/a1b2",
        "SkyHop broke my guïtar and nobody at the counter wanted to hear about it — shame on you"
      })
  void whatBotsChangeMakesNoDifference(String variant) {
    assertThat(key(variant)).isEqualTo(key(COPIED));
  }

  @Test
  void aWordExchangedMostlyMakesNoDifference() {
    String[] words = COPIED.split(" ", -1);
    int kept = 0;
    for (int i = 0; i < words.length; i++) {
      String[] changed = words.clone();
      changed[i] = "whatever";
      kept += key(String.join(" ", changed)) == key(COPIED) ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(words.length * 2 / 3);
  }

  @Test
  void whatPeopleSayThemselvesDiffers() {
    List<String> own =
        List.of(
            "SkyHop broke my guitar and will not even answer my letters",
            "my guitar was broken by SkyHop and they will not answer",
            "waiting two hours for SkyHop in Split, nobody tells us anything",
            "two hours in Split and nobody from SkyHop tells us anything at all",
            "SkyHop cancelled my flight and nobody answers the phone",
            "SkyHop cancelled our flight, the phone is dead, thank you for nothing",
            "nobody at the counter wanted to hear about my broken suitcase");
    assertThat(own.stream().map(TextKeyTest::key)).doesNotHaveDuplicates().doesNotContain(0L);
  }

  @Test
  void whoSaysLittleSaysTheSameByChance() {
    assertThat(key("SkyHop is down again 😡😡")).isZero();
    assertThat(key("@skyhop is down again #fail 1234 https://example.org/x down")).isZero();
    assertThat(key("")).isZero();
  }

  @Test
  void aKeyDoesNotDependOnWhatWasReadBefore() {
    Text text = new Text();
    text.read("something else altogether, and a good deal longer than the other text is");
    text.read(COPIED);
    assertThat(TextKey.of(text)).isEqualTo(key(COPIED));
  }

  private static long key(String text) {
    return TextKey.of(Text.of(text));
  }
}
