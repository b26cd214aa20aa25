package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ChannelSettings.Language;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {
  @ParameterizedTest
  @EnumSource
  void everyLanguageHasTheSamePhrasesWithTheSamePlaces(Language language) {
    Map<String, String> english = Phrases.of(Language.EN).all();
    Map<String, String> own = Phrases.of(language).all();

    assertThat(own.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (name, phrase) -> {
          assertThat(own.get(name)).as(name).isNotBlank();
          assertThat(places(own.get(name))).as(name).isEqualTo(places(phrase));
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfMessageHasAPhrase(Language language) {
    Map<String, String> phrases = Phrases.of(language).all();
    for (Kind kind : Kind.values()) {
      assertThat(phrases).containsKey(kind.name().toLowerCase(Locale.ROOT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFilledInIsNotLookedThrough(Language language) {
    assertThat(Phrases.of(language).say("opened", Map.of("rule", "{brand}", "brand", "x")))
        .isEqualTo("{brand}: x");
    assertThat(Phrases.of(language).say("rule.OfTomorrow")).isEqualTo("OfTomorrow");
  }

  private static Set<String> places(String phrase) {
    Set<String> places = new TreeSet<>();
    Pattern.compile("\\{\\w+}")
        .matcher(phrase)
        .results()
        .map(MatchResult::group)
        .forEach(places::add);
    return places;
  }
}
