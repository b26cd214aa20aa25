package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A real Redis with two desks beside it, a job that says things, and bridges. */
abstract class Town {
  static final Keys KEYS = new Keys(Bumped.TENANT);

  /** Impatient: a dead process is noticed after a second. */
  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
          3);

  static final HelpdeskSettings HELPDESK = calling(10_000, "town", "village");

  /** Settings of these desks, each called at most so often a minute. */
  static HelpdeskSettings calling(int perMinute, String... names) {
    DeskSettings own =
        new DeskSettings(
            DeskSettings.Kind.ZAMMAD,
            "http://desk.example",
            "",
            "token",
            DeskSettings.Mode.PRIORITY,
            "",
            "Users",
            false,
            perMinute,
            Duration.ofSeconds(1),
            null,
            TestDesks.NO_TEMPLATES);
    return new HelpdeskSettings(
        Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> own)),
        new HelpdeskSettings.Door(0, "127.0.0.1", null),
        "https://earshot.example/alert/");
  }

  @TempDir static Path dir;
  static EmbeddedRedis server;
  static RedisSettings settings;
  static RedisClient redis;
  static RedisWriter job;

  final TownDesk town = new TownDesk("town");
  final TownDesk village = new TownDesk("village");
  private final List<HelpdeskBridge> bridges = new ArrayList<>();

  @BeforeAll
  static void startRedis() {
    server = EmbeddedRedis.start(dir);
    settings = RedisSettings.local(server.port(), server.password());
    redis = Connections.open(settings);
    job = new RedisWriter(settings, KEYS);
  }

  @AfterAll
  static void stopRedis() {
    job.close();
    redis.close();
    server.close();
  }

  /** Again, where a test before has restarted it and left a dead connection behind. */
  @BeforeEach
  void empty() {
    soon().until(() -> "OK".equals(redis.flushAll()));
  }

  @AfterEach
  void closeAll() {
    bridges.forEach(HelpdeskBridge::close);
  }

  HelpdeskBridge bridge() {
    HelpdeskBridge bridge =
        HelpdeskBridge.start(
            settings,
            KEYS,
            HELPDESK,
            Map.of("town", town, "village", village),
            QUICK,
            Clock.systemUTC());
    bridges.add(bridge);
    return bridge;
  }

  static void says(Bump... bumps) {
    var outcome = job.write(Stream.of(bumps).map(Entry::of).toList());
    if (!outcome.rejected().isEmpty()) {
      throw new AssertionError(outcome.rejected());
    }
  }

  static ConditionFactory soon() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions();
  }

  /** Everything said has been passed on. */
  static void untilRead() {
    soon().until(Town::allIsRead);
  }

  /** And everything passed on has been done. */
  static void untilAllIsDone() {
    soon().until(() -> allIsRead() && todo("town") + todo("village") == 0);
  }

  private static boolean allIsRead() {
    String last = redis.get(KEYS.lastBumpId());
    return pending() == 0
        && redis.xinfoGroups(KEYS.bumps()).stream()
            .anyMatch(group -> group.getLastDeliveredId().toString().equals(last));
  }

  static long pending() {
    return redis.xpending(KEYS.bumps(), ReadBumps.GROUP).getTotal();
  }

  static long todo(String desk) {
    return redis.zcard(KEYS.bridgeTodo(desk));
  }

  static DeadLetters letters() {
    return new DeadLetters(redis, KEYS, Clock.systemUTC());
  }
}
