package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nobody is shut out: axe-core finds nothing serious or critical, by day at a desk, by night on a
 * phone.
 */
class BarriersITCase extends InBrowser {
  @ParameterizedTest
  @CsvSource({"1440, false", "390, true"})
  void everybodyCanUseThePages(int width, boolean dark) {
    write(Scene.severe("a1", Severity.SEV1), Scene.severe("a2", Severity.SEV2), Scene.open("a3"));
    write(Scene.acknowledged("a4", 1, "eva"), Scene.severe("a5", Severity.SEV4));
    write(Scene.crisis("a6"), Scene.resolved("a7", 1), Scene.card("C-1001"));
    write(Scene.said("a1", "so late again, ".repeat(60), List.of("late"), false));
    write(Scene.said("a2", "my illness", List.of("illness"), true));
    write(Scene.raised("cust:C-1001", 72), Scene.pulse(0, 4));
    browser.screen(width, 900, dark).go(wall.url());
    awaitIn(() -> browser.one("input[name=token]").isDisplayed());
    check("sign-in");

    browser.signIn(BOSS);
    awaitIn(() -> browser.all(".card").size() == 6 && browser.all("#queue li").size() == 1);
    write(Scene.pulse(1, 9));
    awaitIn(() -> !browser.all(".card .spark").isEmpty());
    check("wall");
    browser.one("[data-deed=snooze]").click();
    awaitIn(() -> browser.all("dialog[open]").size() == 1);
    check("what is asked before one acts");
    for (String path :
        List.of("/alert/a1", "/alert/a6", "/history", "/customer/C-1001", "/audit")) {
      browser.go(wall.url() + path);
      awaitIn(() -> !browser.all(".page h2").isEmpty());
      check(path);
    }
  }

  private static void check(String page) {
    assertThat(browser.barriers()).as(page).isEmpty();
  }
}
