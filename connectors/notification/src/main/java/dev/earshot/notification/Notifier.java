package dev.earshot.notification;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.NotificationSettings;
import dev.earshot.config.TopicNames;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.notification.channel.Channel;
import dev.earshot.notification.channel.Channels;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From alerts to people. Each alert that a route wants is told to each of its channels at least
 * once, and a repetition bears the same id. Any number may run at once: one of them tells, the
 * others stand by. Kafka, Redis and channels may be away, now or later.
 */
public final class Notifier implements AutoCloseable {
  /** The names of our consumer groups begin with it. */
  static final String GROUP = "earshot-notifier-";

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TIDY = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final EarshotConfig config;
  private final NotificationSettings settings;
  private final Clock clock;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final UsedLinks links;
  private final Watch watch;
  private final Routes routes;
  private final Cases cases;
  private final TopicAdmin admin;
  private final PriorityReader redis;
  private final AckDoor door;
  private final Map<String, ChannelWorker> workers = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Timing timing;
  private volatile boolean leading;
  private volatile Map<Integer, Long> reached = Map.of();

  /**
   * Starts one; nothing needs to be reachable yet.
   *
   * @throws IllegalArgumentException if no channel is configured
   * @throws IOException if the door's address or port cannot be had
   */
  public static Notifier start(EarshotConfig config) throws IOException {
    return start(config, Timing.USUAL, Clock.systemUTC());
  }

  /**
   * Starts one for a story that is played, whose time is not ours: nothing in it is old.
   *
   * @throws IllegalArgumentException if no channel is configured
   * @throws IOException if the door's address or port cannot be had
   */
  public static Notifier startForStory(EarshotConfig config) throws IOException {
    return start(config, Timing.USUAL.forStory(), Clock.systemUTC());
  }

  static Notifier start(EarshotConfig config, Timing timing, Clock clock) throws IOException {
    Notifier notifier = new Notifier(config, timing, clock);
    notifier.threads.forEach(Thread::start);
    return notifier;
  }

  private Notifier(EarshotConfig config, Timing timing, Clock clock) throws IOException {
    this.config = config;
    this.settings = config.notification();
    this.timing = timing;
    this.clock = clock;
    if (settings.channels().isEmpty()) {
      throw new IllegalArgumentException(
          "notification.channels is empty; earshot.yaml shows in a comment how to name a channel");
    }
    Map<String, Channel> channels = Channels.open(settings.channels());
    Map<String, String> client = config.kafka().client();
    TopicNames topics = config.kafka().topics();
    outbox = new Outbox(client, topics.notifications(), topics.control());
    deliveries = new Deliveries(outbox, name -> follows(channels, name), timing, clock);
    links = new UsedLinks(outbox);
    watch = new Watch(settings.watchdog().silence(), outbox);
    routes = new Routes(settings.routes(), settings.languages());
    RedisSettings at = RedisSettings.of(config);
    Keys keys = new Keys(config.tenant());
    cases = new Cases(at, keys, timing.lookup(), clock);
    redis = new PriorityReader(at, keys);
    admin = TopicAdmin.open(client);
    AckLinks acks = new AckLinks(settings.door(), clock);
    channels.forEach((name, channel) -> worker(name, channel, acks));
    threads.add(thread("notify-alerts", this::read));
    if (!settings.watchdog().channels().isEmpty() || !settings.watchdog().pingUrl().isEmpty()) {
      threads.add(thread("notify-watchdog", this::watch));
    }
    door =
        settings.door().open()
            ? new AckDoor(settings, acks, links, outbox, deliveries, () -> leading, clock)
            : null;
  }

  /** How it stands with each channel. */
  public List<ChannelHealth> health() {
    return workers.values().stream().map(ChannelWorker::health).toList();
  }

  /** Whether it is ours to tell; others stand by. */
  public boolean leads() {
    return leading;
  }

  /** The port at which one says that one is on it; 0 where the door is shut. */
  public int port() {
    return door == null ? 0 : door.port();
  }

  /**
   * Waits until all that is in the topic of alerts now is told, as far as anybody is to be told.
   *
   * @return false if that takes longer: {@link #health} may say why
   */
  public boolean awaitTold(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Integer, Long> ends = admin.endOffsets(config.kafka().topics().alerts());
    while (!isTold(ends)) {
      if (System.nanoTime() > deadline || stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private boolean isTold(Map<Integer, Long> ends) {
    Map<Integer, Long> now = reached;
    return ends.entrySet().stream()
            .allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue())
        && health().stream().allMatch(channel -> channel.waiting() == 0);
  }

  /** Waits until it is closed, or broken beyond what waiting mends. */
  public void awaitEnd() throws InterruptedException {
    stop.await();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    stop.countDown();
    workers.values().forEach(ChannelWorker::stop);
    if (door != null) {
      door.close();
    }
    for (Thread thread : threads) {
      try {
        thread.join(FAREWELL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread.interrupt();
    }
    outbox.close();
    admin.close();
    redis.close();
    cases.close();
  }

  private static boolean follows(Map<String, Channel> channels, String name) {
    return channels.containsKey(name) && channels.get(name).follows();
  }

  private void worker(String name, Channel channel, AckLinks acks) {
    ZoneId zone = settings.quietHours().zoneId();
    Compose compose =
        new Compose(name, settings.channels().get(name), zone, settings.link(), routes, acks::of);
    ChannelWorker worker =
        new ChannelWorker(
            name,
            channel,
            compose,
            deliveries,
            cases::evidence,
            new Storm(settings.storm().most(), timing.window()),
            new QuietTimes(settings.quietHours()),
            timing,
            clock);
    workers.put(name, worker);
    threads.add(thread("notify-" + name, worker));
  }

  /** A thread that dies takes all with it: better started again than half alive. */
  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setUncaughtExceptionHandler(
        (dead, fault) -> {
          LOG.error("{} has died", dead.getName(), fault);
          stop.countDown();
        });
    return thread;
  }

  private void read() {
    while (stop.getCount() > 0) {
      String group = GROUP + config.tenant();
      Map<String, String> client = config.kafka().client();
      try (Lead lead =
          new Lead(
              Consumers.open(client, group),
              config.kafka().topics().notifications(),
              deliveries,
              links,
              watch)) {
        while (stop.getCount() > 0) {
          if (lead.poll(POLL)) {
            lead(lead);
          }
        }
      } catch (KafkaException e) {
        LOG.warn("alerts cannot be read: {}", e.getMessage());
        rest(Duration.ofSeconds(5));
      }
    }
  }

  /** Has alerts told for as long as that is ours to do. */
  private void lead(Lead lead) {
    workers.values().forEach(ChannelWorker::begin);
    deliveries.ready();
    long tidied = System.nanoTime();
    try (ReadAlerts alerts =
        new ReadAlerts(
            Consumers.open(config.kafka().client(), GROUP + config.tenant()),
            config.kafka().topics().alerts(),
            lead::commit,
            deliveries,
            settings.channels().keySet(),
            routes,
            cases,
            watch,
            clock)) {
      leading = true;
      while (stop.getCount() > 0 && lead.poll(Duration.ZERO)) {
        alerts.read(POLL);
        reached = alerts.reached();
        if (deliveries.flush()) {
          alerts.commit();
        }
        if (System.nanoTime() - tidied > TIDY.toNanos()) {
          tidied = System.nanoTime();
          deliveries.tidy();
          links.tidy(clock.instant());
        }
      }
    } finally {
      leading = false;
      reached = Map.of();
    }
  }

  private void watch() {
    Watchdog dog =
        new Watchdog(
            settings.watchdog(),
            settings.quietHours().zoneId(),
            watch,
            () -> admin.check(List.of()).isEmpty(),
            () -> redis.check().up(),
            (channel, write) -> workers.get(channel).tellAtOnce(write),
            () -> leading,
            clock);
    while (stop.getCount() > 0) {
      dog.run();
      rest(timing.watch());
    }
  }

  private void rest(Duration wait) {
    try {
      if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
