package dev.earshot.helpdesk;

import dev.earshot.helpdesk.DeskStore.Task;
import dev.earshot.redis.RedisUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Speaks to one desk, one call after another, as long as no other process does. A desk that is away
 * is waited for; a subject that cannot be done is tried again, then given up.
 */
final class DeskWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWorker.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String process;
  private final Desk desk;
  private final DeskStore store;
  private final DeadLetters letters;
  private final TendTickets tending;
  private final RateLimit limit;
  private final int perMinute;
  private final Timing timing;
  private final CountDownLatch stop;
  private final RandomGenerator random = new SplittableRandom();

  private int failures;
  private boolean answered;
  private volatile String trouble;
  private volatile boolean ours;

  /** The bridge closes, or the desk is another's: no call may be made. */
  private static final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  DeskWorker(
      String process,
      Desk desk,
      DeskStore store,
      DeadLetters letters,
      Bumps bumps,
      Words words,
      boolean create,
      int perMinute,
      Timing timing,
      Clock clock,
      CountDownLatch stop) {
    this.process = process;
    this.desk = desk;
    this.store = store;
    this.letters = letters;
    this.perMinute = perMinute;
    this.limit = new RateLimit(perMinute, clock);
    this.timing = timing;
    this.stop = stop;
    Desk paced = new PacedDesk(desk, this::awaitTurn, this::answered);
    this.tending = new TendTickets(paced, bumps, store, words, create);
  }

  @Override
  public void run() {
    while (!stopped()) {
      try {
        rest(turn());
      } catch (JedisException | RedisUnavailableException e) {
        trouble("Redis: " + e.getMessage());
        rest(timing.backoff().after(++failures, random));
      }
    }
    if (ours) {
      letGo();
    }
  }

  DeskHealth health() {
    String wrong = trouble;
    String detail = wrong != null ? wrong : ours ? "at work" : "another process is at work";
    return new DeskHealth(desk.name(), wrong == null, detail, waiting());
  }

  /** One subject, if there is one. Returns how long to rest after it. */
  private Duration turn() {
    ours = store.hold(process, timing.lease());
    Task task = ours ? store.take(timing.lease()) : null;
    if (task == null) {
      return timing.poll();
    }
    try {
      boolean again = tending.tend(task.subject());
      well();
      if (again) {
        store.forgive(task);
        store.later(task, lookAgain());
      } else {
        store.done(task);
      }
      return Duration.ZERO;
    } catch (NotNow e) {
      store.later(task, Duration.ZERO);
      return timing.poll();
    } catch (DeskException e) {
      return failed(task, e);
    } catch (JedisException | RedisUnavailableException e) {
      throw e; // it stays taken, and is due again by itself
    } catch (RuntimeException e) {
      LOG.error("desk {} fails on an answer it did not expect", desk.name(), e);
      // Its message may hold a stranger's words, so its kind has to do.
      String what = "unexpected: " + e.getClass().getName();
      return failed(task, new DeskException(DeskException.Kind.REFUSED, what));
    }
  }

  private Duration failed(Task task, DeskException e) {
    Duration asked = Optional.ofNullable(e.retryAfter()).orElse(Duration.ZERO);
    return switch (e.kind()) {
      case GONE, REFUSED -> {
        giveUp(task, e, store.failed(task));
        yield Duration.ZERO;
      }
      case CONFLICT -> {
        again(task, e, Duration.ZERO);
        yield Duration.ZERO;
      }
      case UNAUTHORIZED -> {
        trouble("does not let us in: " + e.getMessage());
        store.later(task, Duration.ZERO);
        yield timing.unauthorized();
      }
      case LIMITED -> {
        Duration wait = longer(asked, timing.backoff().after(++failures, random));
        store.later(task, Duration.ZERO);
        yield wait;
      }
      case UNAVAILABLE -> {
        trouble("is away: " + e.getMessage());
        Duration wait = longer(asked, timing.backoff().after(++failures, random));
        // Only where the desk did answer since it failed last is it the subject's own fault.
        if (answered) {
          again(task, e, wait);
        } else {
          store.later(task, wait);
        }
        answered = false;
        yield wait;
      }
    };
  }

  private void again(Task task, DeskException e, Duration atLeast) {
    int tries = store.failed(task);
    if (tries >= timing.tries()) {
      giveUp(task, e, tries);
    } else {
      store.later(task, longer(atLeast, timing.backoff().after(tries, random)));
    }
  }

  private void giveUp(Task task, DeskException e, int tries) {
    LOG.warn("desk {}: given up after {} tries: {}", desk.name(), tries, e.getMessage());
    letters.add(
        desk.name(),
        tending.ticket(),
        task.subject(),
        e.kind().name().toLowerCase(Locale.ROOT),
        String.valueOf(e.getMessage()),
        tries);
    store.done(task);
  }

  /** Those who are only looked for again take a quarter of the calls at most. */
  private Duration lookAgain() {
    return longer(
        timing.lookAgain(), MINUTE.multipliedBy(4 * store.waiting()).dividedBy(perMinute));
  }

  private void awaitTurn() {
    rest(limit.next());
    ours = !stopped() && store.hold(process, timing.lease());
    if (!ours) {
      throw new NotNow();
    }
  }

  private void answered() {
    answered = true;
  }

  private void well() {
    failures = 0;
    if (trouble != null) {
      LOG.info("desk {} works again", desk.name());
      trouble = null;
    }
  }

  /** Said once, not each time. */
  private void trouble(String what) {
    if (trouble == null) {
      LOG.warn("desk {} {}", desk.name(), what);
    }
    trouble = what;
  }

  private void letGo() {
    try {
      store.release(process);
    } catch (JedisException e) {
      LOG.debug("the lease of desk {} runs out by itself", desk.name(), e);
    }
  }

  private long waiting() {
    try {
      return store.waiting();
    } catch (JedisException e) {
      return 0;
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private void rest(Duration wait) {
    try {
      if (!wait.isZero() && stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("desk {}: closing", desk.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
