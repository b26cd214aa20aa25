package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.chromium.Chromium;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.config.WallSettings;
import dev.earshot.model.Alert;
import dev.earshot.wall.Wall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** In a real browser, over a real job: what people dismiss comes no more, once they say so. */
class DismissTeachesITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  /** Up to seven replays. */
  private static final Duration STUDY = Duration.ofMinutes(3);

  /** Influence 99 on X. */
  private static final long HEARD_EVERYWHERE = 900_000;

  @TempDir private Path folder;
  private Chromium browser;

  /** Where it is missing tests are skipped, but not in CI. */
  @BeforeEach
  void openBrowser() {
    assumeTrue(Chromium.here() || "true".equals(System.getenv("CI")), "Chromium is missing");
    browser = Chromium.open();
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void whatWasDismissedTeachesAThresholdThatOneClickApplies() throws Exception {
    try (Stage stage = Stage.live(PARTS, "dismiss-teaches", 2)) {
      Settings settings = walled(stage.settings());
      stage.tick();
      stage.listen();
      stage.say(
          angry("ana").followers(HEARD_BY_ALL),
          angry("bo").followers(HEARD_BY_ALL),
          angry("cy").followers(HEARD_EVERYWHERE));
      List<Alert> alerts = stage.awaitAlerts(3);
      try (Wall wall = Wall.open(settings, new SignalsRehearsal(settings))) {
        browser.go(wall.url());
        soon(() -> one("input[name=token]").isDisplayed());
        one("input[name=token]").sendKeys(wall.token().orElseThrow());
        one("form.sign-in button.main").click();
        for (Alert alert : alerts) {
          boolean wanted = alert.influence().score() > 90;
          String deed = wanted ? "ack" : "dismiss";
          click("[data-alert='%s'] [data-deed=%s]".formatted(alert.id(), deed));
          if (!wanted) {
            click("dialog button.main");
          }
        }
        soon(() -> stage.alerts().size() == 1);
        soon(() -> stage.alerts().get(0).state() == Alert.State.ACKNOWLEDGED);

        browser.go(wall.url() + "/rules");
        click("[data-learn=AngryInfluencer]");
        await()
            .atMost(STUDY)
            .ignoreExceptions()
            .until(() -> !all(".lesson[data-stage=done] [data-deed=apply]").isEmpty());
        String proposed = one(".lesson").getText();
        click("[data-deed=apply]");
        soon(() -> !all(".lesson[data-stage=applied] .applied").isEmpty());

        assertThat(one("[data-rule=AngryInfluencer]").getText())
            .isEqualTo("Angry and loud English 1 2 0 3 judged: too few to tell");
        assertThat(proposed)
            .contains(
                "rules.AngryInfluencer.influence: 80 → 84",
                "Of 2 dismissed alerts these vanish: 2",
                "Confirmed alerts, of all rules: 1, all of them stay.",
                "14 fewer cards a week: 21 → 7");
      }

      SettingsLog.Sent sent = SettingsLog.read(settings).sent().get(0);
      assertThat(sent.refused()).isNull();
      assertThat(sent.control().by()).isEqualTo("wall");
      Instant from = sent.control().effectiveAt();
      Rules inForce = SettingsLog.read(settings).rules(from).settings();
      assertThat(inForce.version()).isEqualTo(2);
      assertThat(inForce.angryInfluencer().influence()).isEqualTo(84);
      await().atMost(Stage.PATIENCE).until(() -> Instant.now().isAfter(from.plusMillis(100)));
      stage.say(
          angry("dee").followers(HEARD_BY_ALL),
          angry("eli").followers(HEARD_BY_ALL),
          angry("fay").followers(HEARD_EVERYWHERE));

      assertThat(stage.awaitAlerts(2))
          .extracting(alert -> alert.ruleVersion() + " " + (alert.influence().score() > 90))
          .containsExactlyInAnyOrder("1 true", "2 true");
    }
  }

  private void click(String selector) {
    soon(
        () -> {
          one(selector).click();
          return true;
        });
  }

  private WebElement one(String selector) {
    return browser.one(selector);
  }

  private List<WebElement> all(String selector) {
    return browser.all(selector);
  }

  private static void soon(Callable<Boolean> so) {
    await().atMost(Stage.PATIENCE).ignoreExceptions().until(so);
  }

  private Settings walled(Settings settings) {
    EarshotConfig config = settings.config();
    return new Settings(
        new EarshotConfig(
            config.tenant(),
            config.brands(),
            config.rules(),
            config.playbook(),
            config.models(),
            config.kafka(),
            config.redis(),
            config.privacy(),
            config.identity(),
            config.customers(),
            config.job(),
            config.helpdesk(),
            config.notification(),
            new WallSettings(
                0,
                "127.0.0.1",
                "",
                "en",
                Duration.ofHours(12),
                Map.of(),
                new WallSettings.Proxy("", "", WallSettings.Role.VIEWER),
                folder.resolve("audit.jsonl").toString()),
            config.mappings()),
        settings.brands(),
        settings.rules(),
        settings.playbook(),
        settings.source());
  }
}
