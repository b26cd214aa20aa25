package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.helpdesk.DeskSettings.Kind;
import dev.earshot.helpdesk.DeskSettings.Mode;
import dev.earshot.model.Level;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskSettingsTest {
  private static final URI ACME = URI.create("https://acme.example");

  @Test
  void theTokenIsNeverPrinted() {
    assertThat(zendesk(ACME, Mode.PRIORITY, "").toString())
        .isEqualTo("DeskSettings[desk, ZENDESK at https://acme.example, PRIORITY]");
  }

  @Test
  void aTokenWithALineBreakIsRefusedWithoutBeingPrinted() {
    assertThatThrownBy(() -> TestDesks.withToken(zendesk(ACME, Mode.TAG, ""), "s3cret\n"))
        .hasMessage("token contains what cannot stand in a header");
    assertThatThrownBy(() -> TestDesks.withToken(zendesk(ACME, Mode.TAG, ""), ""))
        .hasMessage("token is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "https:///x",
        "acme.example",
        "https://user:pw@acme.example",
        "https://acme.example/?a=b",
        "https://acme.example/#x"
      })
  void aUrlIsASchemeAHostAndAtMostAPath(String url) {
    assertThatThrownBy(() -> zendesk(URI.create(url), Mode.PRIORITY, ""))
        .hasMessageStartingWith("url must be");
  }

  @Test
  void aFieldIsNamedAsTheDeskNamesIt() {
    assertThatThrownBy(() -> zendesk(ACME, Mode.FIELD, "")).hasMessageStartingWith("field is");
    assertThatThrownBy(() -> zendesk(ACME, Mode.FIELD, "level"))
        .hasMessage("field must be the field's number");
    assertThatThrownBy(() -> zammad(Mode.FIELD, "Level!"))
        .hasMessage("field must be the field's internal name");
  }

  @Test
  void templatesGoWithKindHttpOnly() {
    assertThatThrownBy(() -> TestDesks.settings(Kind.HTTP, ACME, "", Mode.PRIORITY, "", null))
        .hasMessageStartingWith("templates go with");
  }

  @Test
  void aZammadsPrioritiesAreItsOwnAndItsFieldsAreOurs() {
    assertThat(zammad(Mode.PRIORITY, "").levels()).containsEntry(Level.URGENT, "3 high");
    assertThat(zammad(Mode.FIELD, "level").levels()).containsEntry(Level.URGENT, "urgent");
  }

  private static DeskSettings zendesk(URI url, Mode mode, String field) {
    return TestDesks.settings(Kind.ZENDESK, url, DeskStub.USER, mode, field, null);
  }

  private static DeskSettings zammad(Mode mode, String field) {
    return TestDesks.settings(Kind.ZAMMAD, ACME, "", mode, field, null);
  }
}
