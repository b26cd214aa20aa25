package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Kind;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.model.Level;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelWordsTest {
  @Test
  void aZammadsPrioritiesAreItsOwnAndItsFieldsAreOurs() {
    assertThat(words(zammad(Mode.PRIORITY, ""))).containsEntry(Level.URGENT, "3 high");
    assertThat(words(zammad(Mode.FIELD, "level"))).containsEntry(Level.URGENT, "urgent");
  }

  @Test
  void aWordThatIsNamedReplacesTheUsualOneAndNoOther() {
    DeskSettings named = TestDesks.withLevels(zammad(Mode.FIELD, "level"), Map.of("low", "calm"));

    assertThat(words(named)).containsEntry(Level.LOW, "calm").containsEntry(Level.HIGH, "high");
  }

  private static Map<Level, String> words(DeskSettings desk) {
    return LevelWords.of(desk).words();
  }

  private static DeskSettings zammad(Mode mode, String field) {
    return TestDesks.settings(Kind.ZAMMAD, URI.create("https://acme.example"), "", mode, field);
  }
}
