package dev.earshot.wall;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.chromium.Chromium;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A real wall in a real browser, one for a class of tests; each test finds it as new. */
abstract class InBrowser extends RealWall {
  static Chromium browser;

  /** Where it is missing tests are skipped, but not in CI. */
  @BeforeAll
  static void openBrowser() {
    assumeTrue(Chromium.here() || "true".equals(System.getenv("CI")), "Chromium is missing");
    browser = Chromium.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void forgetTheLastVisit() {
    List<String> windows = List.copyOf(browser.driver().getWindowHandles());
    for (String window : windows.subList(1, windows.size())) {
      browser.driver().switchTo().window(window).close();
    }
    browser.driver().switchTo().window(windows.get(0));
    // Languages are kept by address, and each wall has its own.
    browser.go(wall.url() + "/favicon.svg").driver().manage().deleteAllCookies();
    browser.screen(1440, 900, false).complaints();
  }
}
