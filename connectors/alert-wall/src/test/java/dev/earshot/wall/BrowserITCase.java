package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.WallSettings;
import dev.earshot.model.Heartbeat;
import dev.earshot.model.Severity;
import dev.earshot.redis.Connections;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The page, in a real browser. */
class BrowserITCase extends InBrowser {
  private static final String HOSTILE_NAME =
      "x <img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

  @Test
  void noScriptCanBeMadeOfTextEvenByOurOwnMistake() {
    browser.go(wall.url());

    Object outcome =
        browser.run(
            "try { document.body.innerHTML = '<p>markup</p>'; return 'taken'; }"
                + " catch (refused) { return refused.name; }");

    assertThat(outcome).isEqualTo("TypeError");
  }

  @Test
  void whatOneSeesShowsInTheOthersTab() {
    write(Scene.open("a1"));
    browser.go(wall.url()).signIn(EVA);
    String mine = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    String theirs = browser.driver().getWindowHandle();
    browser.go(wall.url());
    awaitIn(() -> browser.all(".card.open").size() == 1);
    browser.driver().switchTo().window(mine);
    awaitIn(() -> browser.all(".card.open [data-deed=ack]").size() == 1);

    browser.one(".card [data-deed=ack]").click();

    awaitIn(() -> Files.readString(dir.resolve("audit.jsonl")).contains("\"deed\":\"ack\""));
    // What the job makes of it.
    write(Scene.acknowledged("a1", 2, "eva"));
    browser.driver().switchTo().window(theirs);
    awaitIn(() -> browser.all(".card.acknowledged").size() == 1);
    assertThat(browser.text(".card")).contains("eva");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aRestartOfTheWallMissesNothing() throws Exception {
    write(Scene.open("a1"));
    browser.go(wall.url()).signIn(TV);
    awaitIn(() -> browser.all(".card").size() == 1);
    int port = Integer.parseInt(wall.url().replaceAll(".*:", ""));

    wall.close();
    write(Scene.resolved("a1", 2));
    IntStream.range(10, 30).forEach(i -> write(Scene.open("b" + i)));
    wall = Wall.open(settings("port: " + port, users()));

    awaitIn(() -> browser.all(".card").size() == 20 && browser.all("#alert-a1").isEmpty());
    awaitIn(() -> browser.text("#trouble").isEmpty());
  }

  @Test
  void aNewAlertIsAnnouncedAndNobodyLosesTheirPlace() {
    write(Scene.open("a1"));
    browser.go(wall.url()).signIn(EVA);
    awaitIn(() -> browser.all("#alert-a1 [data-deed=take]").size() == 1);
    browser.run("document.querySelector('#alert-a1 [data-deed=take]').focus()");

    write(Scene.severe("a2", Severity.SEV1));
    write(Scene.severe("a3", Severity.SEV4));

    awaitIn(() -> browser.all(".card").size() == 3);
    assertThat(browser.one("#urgent").getDomProperty("textContent")).contains("Severity 1");
    assertThat(browser.one("#polite").getDomProperty("textContent")).contains("Severity 4");
    assertThat(browser.run("return document.activeElement.dataset.deed")).isEqualTo("take");
    assertThat(browser.run("return document.activeElement.closest('[data-alert]').dataset.alert"))
        .isEqualTo("a1");
    assertThat(browser.all(".card").get(0).getDomAttribute("data-alert")).isEqualTo("a2");
  }

  @Test
  void allOfItWorksWithoutAMouse() throws Exception {
    write(Scene.severe("a1", Severity.SEV1), Scene.open("a2"));
    browser.go(wall.url()).signIn(EVA);
    awaitIn(() -> browser.all(".card").size() == 2);

    browser.driver().switchTo().activeElement().sendKeys("j");
    browser.driver().switchTo().activeElement().sendKeys("j");
    browser.driver().switchTo().activeElement().sendKeys("c");
    awaitIn(() -> browser.all("dialog[open] textarea").size() == 1);
    browser.one("dialog textarea").sendKeys("calling her");
    browser.one("dialog textarea").sendKeys(Keys.TAB);
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);

    awaitIn(() -> Files.readString(dir.resolve("audit.jsonl")).contains("\"alert\":\"a2\""));
    assertThat(Files.readString(dir.resolve("audit.jsonl")))
        .contains("\"deed\":\"comment\",\"alert\":\"a2\"");
    awaitIn(() -> browser.all("dialog").isEmpty());
    assertThat(browser.run("return document.activeElement.dataset.alert")).isEqualTo("a2");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    awaitIn(() -> browser.driver().getCurrentUrl().endsWith("/alert/a2"));
  }

  @Test
  void whatIsDelicateIsCoveredUntilSomebodyAsks() {
    write(Scene.open("a1"), Scene.said("a1", "my illness", List.of("illness"), true));
    browser.go(wall.url() + "/alert/a1").signIn(EVA);
    awaitIn(() -> browser.all(".said button").size() == 1);
    assertThat(browser.text(".said")).doesNotContain("illness");

    browser.one(".said button").click();

    assertThat(browser.text(".said")).contains("my illness");
  }

  @Test
  void aCalmPageSaysWhatIsNotHeard() {
    write(
        Scene.source("bluesky-jetstream", Instant.now()),
        Scene.source(HOSTILE_NAME, Instant.now().minus(Duration.ofSeconds(245))));
    browser.go(wall.url()).signIn(TV);
    awaitIn(() -> browser.all(".calm.unheard li").size() == 1);

    assertThat(browser.text(".calm")).contains("not everything is heard", "4 minutes behind");
    assertThat(browser.one(".calm bdi").getDomProperty("textContent")).isEqualTo(HOSTILE_NAME);
    assertThat(browser.all("#hearing li")).hasSize(2);
    assertThat(browser.all("#view img, #view script")).isEmpty();
    assertThat(browser.driver().getTitle()).doesNotContain("owned");

    write(Scene.source(HOSTILE_NAME, Instant.now()));
    awaitIn(() -> browser.all(".calm.unheard").isEmpty());
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aJobThatIsNotHeardReplacesAnyCalm() {
    browser.go(wall.url()).signIn(TV);
    awaitIn(() -> browser.text(".calm").contains("Nothing needs you now"));

    try (var client = Connections.open(redisSettings())) {
      client.del(new dev.earshot.redis.Keys("demo").meta());
    }
    awaitIn(() -> browser.text(".calm").contains("not been heard yet"));
    write(new Heartbeat("demo", Instant.now().minus(Duration.ofSeconds(125))));

    awaitIn(() -> browser.text(".calm.unheard").contains("not been heard for 2 minutes"));
    assertThat(browser.text("#trouble")).contains("not been heard for 2 minutes");
  }

  @Test
  void noScreenHasToBeScrolledSideways() {
    write(Scene.open("a1"), Scene.said("a1", "x".repeat(500), List.of(), false), Scene.pulse(0, 9));
    write(Scene.crisis("a2"), Scene.raised("cust:C-1001", 72), Scene.card("C-1001"));
    browser.go(wall.url()).signIn(EVA);
    for (String path : List.of("/", "/alert/a1", "/alert/a2", "/customer/C-1001", "/history")) {
      browser.go(wall.url() + path);
      awaitIn(() -> !browser.all("#view h2").isEmpty());
      for (int width : List.of(320, 390, 820, 1440, 1920, 3840)) {
        assertThat(browser.screen(width, 900, false).overflows())
            .as(path + " at " + width)
            .isFalse();
      }
    }
  }

  @Test
  void aCrisisBriefFitsOnOneSheet() {
    write(Scene.crisis("a1"));
    String words = "Five hours on the tarmac and nobody says a word. ".repeat(6);
    for (int i = 0; i < 5; i++) {
      write(Scene.said("a1", i, words));
    }
    browser.go(wall.url() + "/alert/a1").signIn(EVA);
    awaitIn(() -> browser.all(".brief").size() == 1 && browser.all(".said").size() == 5);

    assertThat(browser.sheets()).isEqualTo(1);
  }

  @Test
  void nothingMoves() {
    write(Scene.open("a1"));
    browser.go(wall.url()).signIn(EVA);
    awaitIn(() -> browser.all(".card").size() == 1);

    write(Scene.severe("a2", Severity.SEV1));
    awaitIn(() -> browser.all(".card").size() == 2);

    assertThat(browser.run("return document.getAnimations().length")).isEqualTo(0L);
  }

  @Test
  void everyLanguageIsSpoken() {
    write(
        Scene.open("a1"),
        Scene.said("a1", "late", List.of(), false),
        Scene.card("C-1001"),
        Scene.source("x", Instant.now().minus(Duration.ofMinutes(4))));
    browser.go(wall.url()).signIn(BOSS);
    for (String language : WallSettings.LANGUAGES) {
      speaks(language, "/");
    }
    for (String path : List.of("/history", "/audit", "/alert/a1", "/customer/C-1001")) {
      speaks("sl", path);
    }
    assertThat(browser.complaints()).isEmpty();
  }

  private void speaks(String language, String path) {
    browser.run("localStorage.setItem('earshot.language', arguments[0])", language);
    browser.go(wall.url() + path);
    awaitIn(() -> !browser.all("#view h2").isEmpty());

    assertThat(browser.one("html").getDomAttribute("lang")).startsWith(language);
    assertThat(browser.text("body"))
        .as(language + " " + path)
        .doesNotContainPattern("\\b(rule|state|intent|tier|deed|role|level)\\.[A-Za-z_]+")
        .doesNotContainPattern("\\{[a-z]+}")
        .doesNotContain("undefined", "NaN", "[object");
  }
}
