package dev.earshot.wall;

import dev.earshot.config.Brand;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.Settings;
import dev.earshot.config.WallSettings;
import dev.earshot.http.SmallServer;
import dev.earshot.redis.AlertReader;
import dev.earshot.redis.CustomerReader;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The page that shows alerts as they come. It reads Redis and writes nothing there: what people do
 * goes to the {@code control} topic, and comes back through the job.
 */
public final class Wall implements AutoCloseable {
  private final AlertReader alerts;
  private final PriorityReader priorities;
  private final CustomerReader customers;
  private final Controls controls;
  private final Audit audit;
  private final Feed feed;
  private final SmallServer server;
  private final Places places;
  private final Access access;
  private final Teacher teacher;

  private Wall(Settings settings, Rehearsal rehearsal) throws IOException {
    EarshotConfig config = settings.config();
    WallSettings wall = config.wall();
    InstantSource clock = InstantSource.system();
    RedisSettings redis = RedisSettings.of(config);
    Keys keys = new Keys(config.tenant());
    AtomicReference<SmallServer.Handler> routes =
        new AtomicReference<>(
            exchange -> SmallServer.send(exchange, 503, "not yet; try again in a moment"));
    // First of all: what it is called depends on its port, and nothing is open yet if it fails.
    this.server =
        SmallServer.open(wall.bind(), wall.port(), exchange -> routes.get().answer(exchange));
    this.alerts = new AlertReader(redis, keys);
    this.priorities = new PriorityReader(redis, keys);
    this.customers = new CustomerReader(redis, keys);
    this.controls = new Controls(config.kafka().client(), config.kafka().topics().control());
    this.audit = new Audit(Path.of(wall.audit()));
    Map<String, String> brands = new LinkedHashMap<>();
    for (Brand brand : settings.brands().brands()) {
      brands.put(brand.id(), brand.name());
    }
    Board board = new Board(alerts, priorities, brands, clock);
    this.feed = new Feed(alerts, board).start();
    this.places = new Places(wall, server.port());
    this.access = new Access(wall, places, clock);
    Answers answers = new Answers(board, alerts, priorities, customers, controls, audit, clock);
    Judged judged = new Judged(alerts, priorities, clock);
    this.teacher = new Teacher(rehearsal, judged, clock);
    RuleAnswers rules = new RuleAnswers(judged, teacher, audit, clock);
    Pages pages = new Pages(wall.language(), places.encrypted());
    routes.set(new Routes(places, access, pages, answers, rules, new Streams(feed))::answer);
  }

  /**
   * Opens it, without a way to try other rules. Redis and Kafka need not be there yet: the page
   * says so.
   *
   * @throws IOException if the address or port cannot be had
   */
  public static Wall open(Settings settings) throws IOException {
    return open(settings, null);
  }

  /**
   * The same.
   *
   * @param rehearsal what to try other rules with, that dismissals teach; null for none
   */
  public static Wall open(Settings settings, Rehearsal rehearsal) throws IOException {
    return new Wall(settings, rehearsal);
  }

  /** Where people find it. */
  public String url() {
    return places.url();
  }

  /**
   * What to sign in with where the settings name nobody: made at each start, and known to nobody
   * else. Print it once.
   */
  public Optional<String> token() {
    return access.made();
  }

  /** How it is. Never throws: down is a report. */
  public WallReport check() {
    return new WallReport(priorities.check(), feed.tabs(), !audit.failing());
  }

  @Override
  public void close() {
    teacher.close();
    feed.close();
    server.close();
    controls.close();
    customers.close();
    priorities.close();
    alerts.close();
  }
}
