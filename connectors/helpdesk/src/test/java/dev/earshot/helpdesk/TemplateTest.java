package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.helpdesk.Template.Place;
import dev.earshot.model.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @Test
  void aValueInAPathIsOneSegment() throws DeskException {
    assertThat(path("/t/{{ticket}}/x", "../a b/c?d=e#é%2F"))
        .isEqualTo("/t/%2E%2E%2Fa%20b%2Fc%3Fd%3De%23%C3%A9%252F/x");
  }

  @Test
  void aValueInAQueryAddsNoParameter() throws DeskException {
    assertThat(path("/t?id={{ticket}}&x=1", "1&admin=true+"))
        .isEqualTo("/t?id=1%26admin%3Dtrue%2B&x=1");
  }

  @Test
  void aPathWithoutItsValueIsRefusedAndNamed() {
    assertThatThrownBy(() -> path("/t/{{ticket}}", ""))
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessage("templates.mark: {{ticket}} is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "\"}, \"admin\": {\"a\": \"",
        "back\\slash \" quote",
        "line\nbreak\u0000\u2028",
        "{{ticket}}",
        "</script>",
        "42"
      })
  void aValueInsideQuotesStaysOneText(String value) throws Exception {
    JsonNode json = json("{\"a\": {\"b\": \"say: {{ticket}}!\"}}", value);

    assertThat(json.path("a").path("b").asText()).isEqualTo("say: " + value + "!");
    assertThat(json).hasSize(1);
  }

  @Test
  void aValueOutsideQuotesIsANumberOrAText() throws Exception {
    assertThat(json("{\"a\": {{ticket}}}", "42").path("a").isIntegralNumber()).isTrue();
    assertThat(json("{\"a\": {{ticket}}}", "042").path("a").asText()).isEqualTo("042");
    assertThat(json("{\"a\": {{ticket}}}", "true, \"b\": 1").path("a").asText())
        .isEqualTo("true, \"b\": 1");
  }

  @Test
  void quotesThatAreEscapedDoNotCount() throws Exception {
    assertThat(json("{\"a\": \"\\\"{{ticket}}\\\"\"}", "42").path("a").asText())
        .isEqualTo("\"42\"");
  }

  @Test
  void anUnknownPlaceholderIsNamedWithItsTemplate() {
    assertThatThrownBy(() -> path("/t/{{tikcet}}", "1"))
        .hasMessage("templates.mark: {{tikcet}} has no value here; known are [ticket]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/{{ticket", "/{{ticket}", "/{{#if x}}", "/{{ a b }}"})
  void whatOnlyLooksLikeAPlaceholderIsAnError(String text) {
    assertThatThrownBy(() -> path(text, "1")).hasMessageContaining("is no placeholder");
  }

  private static String path(String text, String value) throws DeskException {
    return fill(Place.PATH, text, value);
  }

  private static JsonNode json(String text, String value) throws Exception {
    return Json.mapper().readTree(fill(Place.JSON, text, value));
  }

  private static String fill(Place place, String text, String value) throws DeskException {
    return Template.of("templates.mark", place, text, Set.of("ticket"))
        .fill(Map.of("ticket", value));
  }
}
