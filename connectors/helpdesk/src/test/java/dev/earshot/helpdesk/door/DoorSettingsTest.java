package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorSettingsTest {
  private static final DoorSettings.Secret SECRET =
      new DoorSettings.Secret(DoorSettings.Kind.ZENDESK, Knock.SECRET, "900");

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(new DoorSettings(8085, "127.0.0.1", Map.of("zd", SECRET)).toString())
        .contains("ZENDESK", "900")
        .doesNotContain(Knock.SECRET);
  }

  @Test
  void aSecretThatCanBeGuessedIsNone() {
    assertThatThrownBy(() -> new DoorSettings.Secret(DoorSettings.Kind.GENERIC, "short", ""))
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short ");
    assertThatThrownBy(() -> new DoorSettings.Secret(DoorSettings.Kind.GENERIC, null, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameThatIsNoDesksIsAMistake() {
    assertThatThrownBy(() -> new DoorSettings(0, "127.0.0.1", Map.of("a/b", SECRET)))
        .hasMessageContaining("desk's name");
    assertThatThrownBy(() -> new DoorSettings(65536, "127.0.0.1", Map.of()))
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new DoorSettings(0, " ", Map.of())).hasMessageContaining("bind");
  }
}
