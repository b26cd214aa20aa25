package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import dev.earshot.model.DeskEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BodyTest {
  private static final Secret DESK = new Secret(Secret.Kind.GENERIC, Knock.SECRET, "");
  private static final Secret BRIDGED =
      new Secret(Secret.Kind.GENERIC, Knock.SECRET, "bridge@acme.example");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''|the body is not a JSON object",
        "[]|the body is not a JSON object",
        "{|the body is not JSON",
        "{} {}|the body is not JSON",
        "{\"id\": \"1\", \"id\": \"2\"}|the body is not JSON",
        "{}|type is missing or empty",
        "{\"type\": \"x\"}|type is none of [created, assigned, answered, closed, priority_changed]",
        "{\"type\": [\"created\"]}|type is neither text nor a whole number",
        "{\"id\": 1.5}|id is neither text nor a whole number",
        "{\"id\": true}|id is neither text nor a whole number",
        "{\"id\": \" \"}|id is missing or empty",
        "{\"ticket\": {}}|ticket is neither text nor a whole number",
        "{\"ticket\": null}|ticket is missing or empty",
        "{\"at\": 1772452800}|at is not an ISO-8601 time with an offset",
        "{\"at\": \"2026-03-02T12:00\"}|at is not an ISO-8601 time with an offset",
        "{\"at\": \"+12026-03-02T12:00:00Z\"}|at is out of range",
        "{\"type\": \"priority_changed\"}|level is missing or empty",
        "{\"type\": \"priority_changed\", \"level\": \"5\"}|level is none of [none, low,"
      })
  void whatCannotBeReadIsRefusedWithItsReason(String fields, String reason) {
    assertThat(refusal(fields.startsWith("{\"") ? completed(fields) : fields)).startsWith(reason);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextIsRefusedInEveryFieldAndNeverRepeated(String hostile) {
    for (String field : List.of("id", "type", "ticket", "customer", "level", "channel", "at")) {
      String type = field.equals("level") ? "\"type\": \"priority_changed\", " : "";
      String body = completed("{" + type + "\"" + field + "\": \"" + hostile + "\"}");

      assertThat(refusal(body)).startsWith(field).doesNotContain("OUCH");
    }
  }

  static List<String> hostileTexts() {
    return List.of(
        "OUCH\\u0000",
        "OUCH\\n2026-03-02 ERROR all is lost",
        "\\u001b[2JOUCH",
        "OUCH\\u0085",
        "OUCH".repeat(250_000));
  }

  @Test
  void namesAndDepthsOfStrangersAreNeverRepeatedEither() {
    assertThat(refusal("{\"OUCH\": ".repeat(40) + "1" + "}".repeat(40))).doesNotContain("OUCH");
    assertThat(refusal("{\"OUCH\": 1, \"OUCH\": 2}")).doesNotContain("OUCH");
    assertThat(refusal("{\"id\": OUCH}")).doesNotContain("OUCH");
    assertThat(refusal("{\"id\": " + "9".repeat(100) + "}")).startsWith("the body is not JSON");
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] body = "{\"id\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(catchThrowableOfType(Refusal.class, () -> Body.read("desk", DESK, body)))
        .hasMessage("the body is not valid UTF-8");
  }

  @Test
  void aLevelIsReadOnlyWhereAPersonChangedIt() throws Refusal {
    assertThat(read(DESK, completed("{\"level\": \"urgent\"}")).event().level()).isNull();
  }

  @Test
  void anUnknownFieldIsNoFault() throws Refusal {
    assertThat(read(DESK, completed("{\"subject\": \"OUCH\\u0000\"}")).event().type())
        .isEqualTo(DeskEvent.Type.ANSWERED);
  }

  @Test
  void ourOwnUserIsKnownHoweverItsLoginIsWritten() throws Refusal {
    Deed own = read(BRIDGED, completed("{\"by\": \"Bridge@ACME.example\"}"));
    Deed ana = read(BRIDGED, completed("{\"by\": \"ana\"}"));
    Deed nobody = read(BRIDGED, completed("{\"by\": \"\"}"));

    assertThat(own.isBy(BRIDGED.ownUser())).isTrue();
    assertThat(ana.isBy(BRIDGED.ownUser())).isFalse();
    assertThat(nobody.isBy(BRIDGED.ownUser())).isFalse();
  }

  @Test
  void whereNoBridgeWorksNobodyIsOurOwn() {
    assertThat(new Deed(null, Set.of("")).isBy("")).isFalse();
  }

  private static Deed read(Secret desk, String body) throws Refusal {
    return Body.read("desk", desk, Knock.bytes(body)).get(0);
  }

  private static String refusal(String body) {
    return catchThrowableOfType(Refusal.class, () -> Body.read("desk", DESK, Knock.bytes(body)))
        .getMessage();
  }

  /** These fields, and a right one for each that is not among them. */
  private static String completed(String fields) {
    StringBuilder body = new StringBuilder(fields);
    body.setLength(body.length() - 1);
    for (String right : List.of("\"id\": \"1\"", "\"type\": \"answered\"", "\"ticket\": \"7\"")) {
      String name = right.substring(0, right.indexOf(':'));
      if (!fields.contains(name + ":")) {
        body.append(", ").append(right);
      }
    }
    return body.append('}').toString();
  }
}
