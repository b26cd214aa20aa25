package dev.earshot.benchmarks;

import dev.earshot.chromium.Chromium;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.model.Alert;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Entry;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisWriter;
import dev.earshot.wall.Wall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * From the moment an alert is handed to Redis to the moment its card stands on the wall's page, in
 * a real Redis and a real Chromium. Both moments are of one machine's clock.
 */
public final class OnTheWall {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 300;

  /** Alerts that stand on the wall meanwhile: the oldest is resolved when a new one opens. */
  private static final int STANDING = 20;

  private static final String TENANT = "benchmark";
  private static final String TOKEN = "benchmark-token-0123456789";
  private static final Random PAUSES = new Random(7);

  /** Notes when each card is put into the page. */
  private static final String WATCH =
      """
      window.seen = {};
      new MutationObserver(() => {
        const now = performance.timeOrigin + performance.now();
        for (const card of document.querySelectorAll('.card')) {
          window.seen[card.dataset.alert] ??= now;
        }
      }).observe(document.getElementById('view'), { childList: true, subtree: true });
      """;

  private OnTheWall() {}

  public static void main(String[] args) throws Exception {
    boolean json = args.length == 1 && args[0].equals("--json");
    if (args.length > 0 && !json) {
      throw new IllegalArgumentException("usage: OnTheWall [--json]");
    }
    Path folder = Files.createTempDirectory("earshot-benchmark-");
    List<Long> millis;
    try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"));
        RedisWriter writer =
            new RedisWriter(RedisSettings.local(redis.port(), redis.password()), new Keys(TENANT));
        Wall wall = Wall.open(settings(folder, redis));
        Chromium browser = Chromium.open()) {
      browser.go(wall.url()).signIn(TOKEN).run(WATCH);
      millis = measure(writer, browser);
    } finally {
      Folders.delete(folder);
    }
    new Latencies("OnTheWall: alert handed to Redis to card on the page", millis)
        .print(System.out, json);
    System.exit(0);
  }

  private static List<Long> measure(RedisWriter writer, Chromium browser) throws Exception {
    List<Instant> written = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      TimeUnit.MILLISECONDS.sleep(50 + PAUSES.nextInt(200));
      written.add(Instant.now());
      writer.write(List.of(Entry.of(alert(round, Alert.State.OPEN))));
      if (round >= STANDING) {
        writer.write(List.of(Entry.of(alert(round - STANDING, Alert.State.RESOLVED))));
      }
    }
    String last = "a" + (WARM_UP + ROUNDS - 1);
    browser.await(() -> browser.run("return window.seen[arguments[0]]", last) != null);
    @SuppressWarnings("unchecked")
    Map<String, Number> seen = (Map<String, Number>) browser.run("return window.seen");
    List<Long> millis = new ArrayList<>();
    for (int round = WARM_UP; round < WARM_UP + ROUNDS; round++) {
      // Rounded up; one that never came ends it all here.
      double at = seen.get("a" + round).doubleValue();
      millis.add((long) Math.ceil(at - written.get(round).toEpochMilli()));
    }
    return millis;
  }

  private static Settings settings(Path folder, EmbeddedRedis redis) throws Exception {
    Path shipped = Path.of("config").toAbsolutePath();
    Path file =
        Files.writeString(
            folder.resolve("earshot.yaml"),
            """
            tenant: %1$s
            brands: %2$s/brands.yaml
            rules: %2$s/rules.yaml
            playbook: %2$s/playbook.yaml
            kafka: {client: {bootstrap.servers: '127.0.0.1:1'}}
            redis: {host: 127.0.0.1, port: %3$d, password: '%4$s'}
            wall:
              port: 0
              audit: %5$s
              users: {tv: {role: viewer, token: %6$s}}
            """
                .formatted(
                    TENANT,
                    shipped,
                    redis.port(),
                    redis.password(),
                    folder.resolve("audit.jsonl"),
                    TOKEN));
    return new ConfigLoader(name -> null).load(file);
  }

  private static Alert alert(int round, Alert.State state) {
    Instant now = Instant.now();
    boolean over = state == Alert.State.RESOLVED;
    return new Alert(
        "a" + round,
        new Version(now.toEpochMilli(), over ? 2 : 1),
        TENANT,
        "skyhop",
        "AngryInfluencer",
        1,
        state,
        Severity.SEV2,
        Level.HIGH,
        "cust:C-1001",
        null,
        true,
        CustomerTier.VALUED,
        1,
        0.875,
        Influence.ofReach(80),
        List.of("mastodon"),
        List.of("baggage"),
        1,
        8000,
        null,
        null,
        List.of(),
        now,
        now,
        Alert.Handling.NONE,
        over ? now : null,
        over ? Alert.Resolution.ANSWERED : null,
        "1 strongly negative post of an influential author.",
        "Answer in public by name within the hour.");
  }
}
