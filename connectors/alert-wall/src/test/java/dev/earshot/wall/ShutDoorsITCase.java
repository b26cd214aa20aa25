package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every door of the wall that must stay shut. */
class ShutDoorsITCase extends RealWall {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me",
        "/api/snapshot",
        "/api/events",
        "/api/alerts/a1",
        "/api/history",
        "/api/customers/C-1001",
        "/api/audit",
        "/api/nothing",
        "/api"
      })
  void nobodyReadsAnythingUnlessSignedIn(String path) {
    assertThat(Guest.at(wall.url()).get(path).statusCode()).isEqualTo(401);
    assertThat(
            Guest.at(wall.url()).with("Cookie", Access.COOKIE + "=made-up").get(path).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "eva-token-012345678", "eva-token-01234567890", "{}"})
  void aWrongTokenOpensNothing(String token) {
    HttpResponse<String> answer =
        Guest.at(wall.url()).post("/api/sign-in", "{\"token\": \"" + token + "\"}");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body()).doesNotContain("eva-token");
  }

  @Test
  void whoGuessesIsMadeToWaitAndWithThemWhoeverComesFromThere() {
    for (int i = 0; i < Tries.MOST; i++) {
      assertThat(Guest.at(wall.url()).post("/api/sign-in", "{\"token\": \"no\"}").statusCode())
          .isEqualTo(401);
    }

    HttpResponse<String> answer =
        Guest.at(wall.url()).post("/api/sign-in", "{\"token\": \"" + EVA + "\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
  }

  @Test
  void aCookieIsForOurPageAlone() {
    HttpResponse<String> answer =
        Guest.at(wall.url()).post("/api/sign-in", "{\"token\": \"" + EVA + "\"}");

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(EVA);
  }

  @Test
  void whoSignedOutIsOut() {
    Guest eva = guest(EVA);
    assertThat(eva.get("/api/me").statusCode()).isEqualTo(200);

    assertThat(eva.post("/api/sign-out", "{}").statusCode()).isEqualTo(200);

    assertThat(eva.get("/api/me").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost"})
  void aNameBentToOurAddressFindsNothing(String host) {
    assertThat(guest(EVA).with("Host", host).get("/api/snapshot").statusCode()).isEqualTo(421);
    assertThat(Guest.at(wall.url()).with("Host", host).get("/").statusCode()).isEqualTo(421);
  }

  @Test
  void anotherSiteCanNeitherReadNorAct() {
    write(Scene.open("a1"));
    Guest eva = guest(EVA);

    assertThat(eva.with("Sec-Fetch-Site", "cross-site").get("/api/snapshot").statusCode())
        .isEqualTo(403);
    eva.without("Sec-Fetch-Site");
    for (String origin : List.of("https://evil.example", "null", wall.url() + ".evil.example")) {
      assertThat(eva.with("Origin", origin).post("/api/alerts/a1/ack", "{}").statusCode())
          .as(origin)
          .isEqualTo(403);
      assertThat(eva.post("/api/sign-in", "{\"token\": \"" + EVA + "\"}").statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    assertThat(eva.without("Origin").post("/api/alerts/a1/ack", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void aFormOfAnotherSiteIsNotUnderstood() {
    Guest eva = guest(EVA).with("Content-Type", "text/plain");

    assertThat(eva.post("/api/alerts/a1/ack", "{}").statusCode()).isEqualTo(415);
  }

  @Test
  void withoutThePagesProofNothingIsDone() {
    write(Scene.open("a1"));
    Guest eva = guest(EVA);

    assertThat(eva.with(Access.PROOF, "made-up").post("/api/alerts/a1/ack", "{}").statusCode())
        .isEqualTo(403);
    assertThat(eva.without(Access.PROOF).post("/api/alerts/a1/ack", "{}").statusCode())
        .isEqualTo(403);
    assertThat(eva.post("/api/sign-out", "{}").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "tv, /api/customers/C-1001",
    "tv, /api/audit",
    "eva, /api/audit",
  })
  void aRoleSeesNoMoreThanItMay(String name, String path) {
    write(Scene.card("C-1001"));

    assertThat(guest(name.equals("tv") ? TV : EVA).get(path).statusCode()).isEqualTo(403);
    assertThat(guest(BOSS).get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ack", "take", "snooze", "dismiss", "wrong", "comment"})
  void whoOnlyLooksCannotAct(String deed) {
    write(Scene.open("a1"));

    assertThat(guest(TV).post("/api/alerts/a1/" + deed, "{}").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /etc/passwd, 404",
    "GET, /../../pom.xml, 404",
    "GET, /messages/../wall.css, 404",
    "GET, /messages/%2e%2e/wall.css, 404",
    "GET, /api/alerts/a1/ack, 404",
    "POST, /api/alerts/a1/explode, 404",
    "POST, /, 404",
    "PUT, /api/snapshot, 405",
    "DELETE, /api/alerts/a1, 405",
    "TRACE, /, 405",
    "OPTIONS, /api/snapshot, 405",
  })
  void thereIsNothingElse(String method, String path, int status) {
    assertThat(guest(EVA).method(method, path).statusCode()).isEqualTo(status);
  }

  @Test
  void aBodyThatIsTooLargeOrNoJsonIsRefused() {
    write(Scene.open("a1"));
    Guest eva = guest(EVA);

    assertThat(eva.post("/api/alerts/a1/ack", "x".repeat(Routes.MAX_BODY + 1)).statusCode())
        .isEqualTo(413);
    for (String body : List.of("", "[]", "{", "null", "{\"a\":1,\"a\":2}", "[".repeat(999))) {
      assertThat(eva.post("/api/alerts/a1/ack", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.js", "/messages/sl.json", "/api/me", "/nothing"})
  void everyAnswerForbidsWhatAPageNeedsNot(String path) {
    HttpResponse<String> answer = Guest.at(wall.url()).get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'",
            "script-src 'self';",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void withoutAnybodyNamedATokenIsMadeAtEachStart() throws Exception {
    try (Wall one = Wall.open(settings("port: 0"));
        Wall other = Wall.open(settings("port: 0"))) {
      String token = one.token().orElseThrow();

      assertThat(token).hasSizeGreaterThan(40).isNotEqualTo(other.token().orElseThrow());
      assertThat(Guest.at(one.url()).signedIn(token).json("/api/me").get("role").asText())
          .isEqualTo("admin");
      assertThat(
              Guest.at(other.url())
                  .post("/api/sign-in", "{\"token\": \"" + token + "\"}")
                  .statusCode())
          .isEqualTo(401);
      assertThat(wall.token()).isEmpty();
    }
  }

  @Test
  void aProxyIsBelievedOnlyIfItProvesItself() throws Exception {
    String secret = "proxy-secret-0123456789";
    try (Wall behind =
        Wall.open(
            settings(
                "port: 0",
                "proxy: {header: X-User, secret: %s, role: viewer}".formatted(secret),
                "users: {eva: {role: agent}}"))) {
      Guest forged = Guest.at(behind.url()).with("X-User", "eva");

      assertThat(forged.get("/api/me").statusCode()).isEqualTo(401);
      assertThat(forged.with(Access.PROXY, "made-up").get("/api/me").statusCode()).isEqualTo(401);
      assertThat(forged.post("/api/sign-in", "{\"token\": \"\"}").statusCode()).isEqualTo(401);
      Guest real = Guest.at(behind.url()).with("X-User", "eva").with(Access.PROXY, secret);
      assertThat(real.json("/api/me").get("role").asText()).isEqualTo("agent");
      assertThat(real.with("X-User", "bob").json("/api/me").get("role").asText())
          .isEqualTo("viewer");
      assertThat(real.with("X-User", "e<v>a").get("/api/me").statusCode()).isEqualTo(401);
      assertThat(behind.token()).isEmpty();
    }
  }

  @Test
  void whoComesInIsWrittenDownAndNoTokenIs() throws Exception {
    guest(EVA);

    String audit = Files.readString(dir.resolve("audit.jsonl"));
    assertThat(audit).contains("\"by\":\"eva\"", "\"deed\":\"sign_in\"").doesNotContain(EVA);
  }
}
