package dev.earshot.chromium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a screen, where Debian puts it. */
public final class Chromium implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern PAGES = Pattern.compile("/Type\\s*/Page\\b");

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether there is one here; {@code .ci/run} installs it. */
  public static boolean here() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  /** Starts one, with a profile of its own that nothing is left of. */
  public static Chromium open() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=en",
        "--window-size=1440,900");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    return new Chromium(driver);
  }

  /** For what has no name here. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Opens this address in the tab that is in front. */
  public Chromium go(String url) {
    driver.get(url);
    return this;
  }

  /** Types the token into the wall's form and waits until somebody is let in. */
  public Chromium signIn(String token) {
    await(() -> one("input[name=token]").isDisplayed());
    one("input[name=token]").sendKeys(token);
    one("form.sign-in button.main").click();
    await(() -> !all("#alerts-title, .page:not(.sign-in)").isEmpty());
    return this;
  }

  /** The first element that this selects; fails where there is none. */
  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** All elements that this selects. */
  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** What a person reads there. */
  public String text(String selector) {
    return one(selector).getText();
  }

  /** Runs a script past the page's own policy, as the driver may. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until it is so; what was drawn anew meanwhile is looked for again. */
  public void await(BooleanSupplier so) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!holds(so)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "not so within " + PATIENCE + "; the page says: " + text("body"));
      }
      pause();
    }
  }

  /** What the console complained of since it was last asked, but for answers that said no. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(entry -> entry.getMessage())
        .filter(message -> !message.contains("Failed to load resource"))
        .toList();
  }

  /** Shows the page as on a screen of so many pixels, by day or by night. */
  public Chromium screen(int width, int height, boolean dark) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    String scheme = dark ? "dark" : "light";
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Whether anything is wider than the screen. */
  public boolean overflows() {
    return (boolean)
        run("const d = document.documentElement; return d.scrollWidth > d.clientWidth;");
  }

  /** What is on the screen, as a PNG, drawn this much larger or smaller. */
  public byte[] picture(double scale) {
    Map<String, Object> clip =
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            run("return innerWidth"),
            "height",
            run("return innerHeight"),
            "scale",
            scale);
    return decoded(cdp("Page.captureScreenshot", Map.of("format", "png", "clip", clip)));
  }

  /** How many sheets of A4 the page takes when it is printed. */
  public int sheets() {
    byte[] pdf = decoded(cdp("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69)));
    Matcher page = PAGES.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    int sheets = 0;
    while (page.find()) {
      sheets++;
    }
    return sheets;
  }

  /** What axe-core calls serious or critical: which rule, where, and why. */
  @SuppressWarnings("unchecked")
  public List<String> barriers() {
    run(axe());
    return (List<String>)
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run(document, { preload: false }).then(
              (found) => done(found.violations
                .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                .flatMap((each) => each.nodes.map((node) =>
                  `${each.id} at ${node.target}: ${node.failureSummary}`))),
              (failure) => done([String(failure)]));
            """);
  }

  @Override
  public void close() {
    driver.quit();
  }

  private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  private static byte[] decoded(Map<String, Object> answer) {
    return Base64.getDecoder().decode((String) answer.get("data"));
  }

  private static boolean holds(BooleanSupplier so) {
    try {
      return so.getAsBoolean();
    } catch (WebDriverException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    }
  }

  private static String axe() {
    try (var in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("axe-core is not there", e);
    }
  }
}
