package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * From bumps in Redis to tickets of help desks. Any number may run at once: each bump is read by
 * one of them, and each desk spoken to by one. Redis and desks may be away, now or later; what is
 * to be done stays in Redis until it is.
 */
public final class HelpdeskBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HelpdeskBridge.class);

  /** A call to a desk that is under way is let end. */
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final RedisSettings settings;
  private final RedisClient redis;
  private final PriorityReader reader;
  private final ReadBumps reading;
  private final ForgetSubjects forgetting;
  private final Timing timing;
  private final List<DeskWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * Starts one; nothing needs to be reachable yet.
   *
   * @throws IllegalArgumentException if no desk is configured
   */
  public static HelpdeskBridge start(EarshotConfig config) {
    return start(
        RedisSettings.of(config),
        new Keys(config.tenant()),
        config.helpdesk(),
        desks(config.helpdesk()),
        Timing.USUAL,
        Clock.systemUTC());
  }

  static HelpdeskBridge start(
      RedisSettings redis,
      Keys keys,
      HelpdeskSettings helpdesk,
      Map<String, Desk> desks,
      Timing timing,
      Clock clock) {
    HelpdeskBridge bridge = new HelpdeskBridge(redis, keys, helpdesk, desks, timing, clock);
    bridge.threads.forEach(Thread::start);
    return bridge;
  }

  private HelpdeskBridge(
      RedisSettings settings,
      Keys keys,
      HelpdeskSettings helpdesk,
      Map<String, Desk> desks,
      Timing timing,
      Clock clock) {
    this.settings = settings;
    this.timing = timing;
    redis = Connections.open(settings);
    reader = new PriorityReader(settings, keys);
    String process = UUID.randomUUID().toString();
    Bumps bumps = reader::priority;
    Words words = new Words(helpdesk.link());
    DeadLetters letters = new DeadLetters(redis, keys, clock);
    Map<String, DeskStore> stores = new TreeMap<>();
    desks.forEach(
        (name, desk) -> {
          DeskSettings own = helpdesk.desks().get(name);
          DeskStore store = new DeskStore(redis, keys, name, clock);
          stores.put(name, store);
          DeskWorker worker =
              new DeskWorker(
                  process,
                  desk,
                  store,
                  letters,
                  bumps,
                  words,
                  own.create(),
                  own.ratePerMinute(),
                  timing,
                  clock,
                  stop);
          workers.add(worker);
          threads.add(thread("helpdesk-" + name, worker));
        });
    reading = new ReadBumps(redis, keys, reader, stores.values(), timing.poll(), timing.lease());
    forgetting = new ForgetSubjects(redis, keys, stores, letters, timing.tidy(), clock);
    threads.add(thread("helpdesk-bumps", this::read));
  }

  /** How it stands with each desk. */
  public List<DeskHealth> health() {
    return workers.stream().map(DeskWorker::health).toList();
  }

  /** Waits until it is closed, or broken beyond what waiting mends. */
  public void awaitEnd() throws InterruptedException {
    stop.await();
  }

  @Override
  public void close() {
    stop.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(FAREWELL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread.interrupt();
    }
    reader.close();
    redis.close();
  }

  static Map<String, Desk> desks(HelpdeskSettings helpdesk) {
    if (helpdesk.desks().isEmpty()) {
      throw new IllegalArgumentException(
          "helpdesk.desks is empty; earshot.yaml shows in a comment how to name a desk");
    }
    Map<String, Desk> desks = new TreeMap<>();
    helpdesk.desks().forEach((name, own) -> desks.put(name, Desks.open(name, own)));
    return desks;
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
    boolean trouble = false;
    while (stop.getCount() > 0) {
      try {
        boolean some = reading.read();
        if (some) {
          forgetting.now();
        }
        if (trouble) {
          LOG.info("bumps can be read again");
          trouble = false;
        }
        rest(some ? Duration.ZERO : timing.poll());
      } catch (RuntimeException e) {
        if (e instanceof JedisException fault) {
          LOG.debug("idle connections dropped", Connections.unavailable(redis, settings, fault));
        }
        if (!trouble) {
          LOG.warn("bumps cannot be read: {}", e.getMessage());
          trouble = true;
        }
        rest(timing.backoff().first());
      }
    }
  }

  private void rest(Duration wait) {
    try {
      if (!wait.isZero() && stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
