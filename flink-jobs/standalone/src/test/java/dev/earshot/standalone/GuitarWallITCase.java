package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.chromium.Chromium;
import dev.earshot.model.Alert;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** The demo as people start it, read and answered at its wall in a real browser. */
class GuitarWallITCase {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path PICTURES = Path.of("target/wall");
  private static final StringWriter SAID = new StringWriter();
  private static final Thread DEMO = new Thread(GuitarWallITCase::demo, "demo");

  private static Chromium browser;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.here() || "true".equals(System.getenv("CI")), "Chromium is missing");
    DEMO.start();
    browser = Chromium.open();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
    // As Ctrl-C would.
    DEMO.interrupt();
    DEMO.join();
  }

  @Test
  void theStoryStandsOnTheWallAndOneWhoSawItTellsAll() throws IOException {
    await().atMost(PATIENCE).until(() -> SAID.toString().contains("sign in with"));
    browser.go(found("at the wall: (\\S+)")).signIn(found("sign in with (\\S+)"));
    String front = browser.driver().getWindowHandle();
    await().atMost(PATIENCE).until(() -> SAID.toString().contains("the story is told"));
    browser.await(() -> browser.all(".card").size() == 2);

    assertThat(card("AngryInfluencer"))
        .contains("Angry and loud", "SkyHop Air", "C-1001", "valued", "Severity ")
        .contains("82", "reach 78", "8,000 followers", "@ana@music.example", "minutes ago")
        .contains("Answer in public by name within the hour");
    assertThat(card("NegativeStreak"))
        .contains("Angry again and again", "SkyHop Air", "C-1001", "One person takes the case");
    assertThat(browser.all("#queue li")).hasSize(1);
    assertThat(browser.text("#queue li")).contains("urgent", "C-1001");
    assertThat(browser.complaints()).isEmpty();
    portraits();

    browser.driver().switchTo().newWindow(WindowType.TAB);
    String other = browser.driver().getWindowHandle();
    browser.go(found("at the wall: (\\S+)"));
    browser.await(() -> browser.all(".card.open, .card.escalated").size() == 2);
    browser.driver().switchTo().window(front);
    browser.one("[data-rule=NegativeStreak] [data-deed=ack]").click();

    browser.await(() -> browser.all("[data-rule=NegativeStreak].acknowledged").size() == 1);
    browser.driver().switchTo().window(other);
    browser.await(() -> browser.all("[data-rule=NegativeStreak].acknowledged").size() == 1);
    assertThat(card("NegativeStreak")).contains("wall");
    try (PriorityReader redis = redis()) {
      assertThat(redis.openAlerts(10))
          .filteredOn(alert -> alert.state() == Alert.State.ACKNOWLEDGED)
          .singleElement()
          .satisfies(alert -> assertThat(alert.rule()).isEqualTo("NegativeStreak"))
          .satisfies(alert -> assertThat(alert.handling().owner()).isEqualTo("wall"));
    }
    assertThat(browser.complaints()).isEmpty();
  }

  /** What docs/wall.md shows; nothing may be wider than its screen. */
  private static void portraits() throws IOException {
    Files.createDirectories(PICTURES);
    portrait("desk", 1440, 900, false);
    portrait("desk-dark", 1440, 900, true);
    portrait("room", 1920, 1080, false);
    portrait("room-dark", 1920, 1080, true);
    portrait("phone", 390, 844, false);
    portrait("phone-dark", 390, 844, true);
    browser.screen(1440, 900, false);
  }

  private static void portrait(String name, int width, int height, boolean dark)
      throws IOException {
    browser.screen(width, height, dark).run("document.activeElement.blur(); scrollTo(0, 0)");
    assertThat(browser.overflows()).as(name).isFalse();
    double scale = width > 1440 ? 0.7 : 1;
    Files.write(PICTURES.resolve("wall-" + name + ".png"), browser.picture(scale));
  }

  private static String card(String rule) {
    return browser.text("[data-rule=" + rule + "]");
  }

  private static PriorityReader redis() {
    int port = Integer.parseInt(found("redis-cli -p (\\d+)"));
    return new PriorityReader(
        RedisSettings.local(port, found("REDISCLI_AUTH=(\\S+)")), new Keys("demo"));
  }

  private static String found(String what) {
    Matcher matcher = Pattern.compile(what).matcher(SAID.toString());
    assertThat(matcher.find()).as(what + " in " + SAID).isTrue();
    return matcher.group(1);
  }

  private static void demo() {
    int unused =
        Earshot.commandLine()
            .setOut(new PrintWriter(new StringWriter(), true))
            .setErr(new PrintWriter(SAID, true))
            .execute("demo", "--scenario", "guitar", "--seconds", "8");
  }
}
