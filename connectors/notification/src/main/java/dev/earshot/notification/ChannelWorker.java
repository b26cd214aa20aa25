package dev.earshot.notification;

import dev.earshot.model.Evidence;
import dev.earshot.notification.channel.Channel;
import dev.earshot.notification.channel.ChannelException;
import dev.earshot.notification.channel.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one channel what waits for it, one after the other; others have workers of their own. */
final class ChannelWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final long HANDFUL_MS = 20;

  private final String name;
  private final Channel channel;
  private final Compose compose;
  private final Deliveries deliveries;
  private final Function<String, List<Evidence>> evidence;
  private final Storm storm;
  private final QuietTimes quiet;
  private final Timing timing;
  private final Clock clock;
  private final ConcurrentLinkedDeque<Message> urgent = new ConcurrentLinkedDeque<>();

  private volatile boolean stopped;
  private volatile ChannelHealth health;
  private int failures;
  private Instant pause = Instant.MIN;

  ChannelWorker(
      String name,
      Channel channel,
      Compose compose,
      Deliveries deliveries,
      Function<String, List<Evidence>> evidence,
      Storm storm,
      QuietTimes quiet,
      Timing timing,
      Clock clock) {
    this.name = name;
    this.channel = channel;
    this.compose = compose;
    this.deliveries = deliveries;
    this.evidence = evidence;
    this.storm = storm;
    this.quiet = quiet;
    this.timing = timing;
    this.clock = clock;
    this.health = new ChannelHealth(name, 0, 0, "");
  }

  /** Goes before everything else, and neither waits for the morning nor counts as a storm. */
  void tellAtOnce(Function<Compose, Message> write) {
    urgent.add(write.apply(compose));
    deliveries.wake();
  }

  /** It is ours to tell, from now on: counts what another told before. */
  void begin() {
    storm.remember(deliveries.told(name));
    deliveries.wake();
  }

  ChannelHealth health() {
    ChannelHealth last = health;
    return new ChannelHealth(
        name, deliveries.waiting(name).size(), last.failures(), last.trouble());
  }

  void stop() {
    stopped = true;
    deliveries.wake();
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        long seen = deliveries.changes();
        Instant until = step();
        if (until != null) {
          // What comes in floods is looked at by the handful.
          TimeUnit.MILLISECONDS.sleep(HANDFUL_MS);
          Duration rest = Duration.between(clock.instant(), until);
          deliveries.await(seen, rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Tells one thing, if there is one to tell.
   *
   * @return until when to rest; null to go on at once
   */
  private Instant step() {
    Instant now = clock.instant();
    if (now.isBefore(pause)) {
      return pause;
    }
    Message first = urgent.peekFirst();
    if (first != null) {
      tellUrgent(first);
      return null;
    }
    Turn turn =
        Turn.next(deliveries.waiting(name), channel.follows(), storm, quiet, timing.settle(), now);
    if (turn.send().isEmpty()) {
      return turn.until() == null ? now.plus(LONGEST_REST) : turn.until();
    }
    if (turn.many()) {
      tellMany(turn.send(), now);
    } else {
      tellOne(turn.send().get(0));
    }
    return null;
  }

  private void tellUrgent(Message message) {
    try {
      tell(() -> message);
      arrived();
      urgent.remove(message);
    } catch (ChannelException e) {
      failed(e, message.id());
      if (e.isLast()) {
        urgent.remove(message);
      }
    }
  }

  private void tellOne(Delivery delivery) {
    try {
      tell(() -> compose.one(delivery, evidence.apply(delivery.alertId())));
      arrived();
      if (!channel.follows() || !delivery.kind().quiet()) {
        storm.sent(clock.instant());
      }
      deliveries.arrived(delivery, true);
    } catch (ChannelException e) {
      failed(e, delivery.id());
      notArrived(delivery, e);
    }
  }

  private void tellMany(List<Delivery> these, Instant now) {
    Message message = compose.many(these, now);
    try {
      tell(() -> message);
      arrived();
      storm.sentMany(clock.instant());
      these.forEach(each -> deliveries.arrived(each, false));
    } catch (ChannelException e) {
      failed(e, message.id());
      these.forEach(each -> notArrived(each, e));
    }
  }

  /** A fault of ours must not take down the other channels, nor hold up this one for ever. */
  private void tell(Supplier<Message> message) throws ChannelException {
    try {
      channel.tell(message.get());
    } catch (RuntimeException e) {
      LOG.debug("channel {}", name, e);
      throw ChannelException.refused("a fault of ours: " + e.getClass().getSimpleName());
    }
  }

  private void notArrived(Delivery delivery, ChannelException problem) {
    if (problem.isLast()) {
      deliveries.refused(delivery, problem.getMessage());
    } else {
      deliveries.failed(delivery, problem.getMessage());
    }
  }

  private void arrived() {
    if (failures > 0) {
      LOG.info("channel {} takes messages again", name);
    }
    failures = 0;
    health = new ChannelHealth(name, 0, 0, "");
  }

  private void failed(ChannelException problem, String id) {
    if (problem.isLast()) {
      LOG.error("channel {}: {} is given up: {}", name, id, problem.getMessage());
      return;
    }
    failures++;
    Duration asked = problem.retryAfter();
    Duration wait = asked == null ? timing.after(failures, ThreadLocalRandom.current()) : asked;
    pause = clock.instant().plus(wait);
    LOG.warn("channel {}: {}, tried again in {}", name, problem.getMessage(), wait);
    health = new ChannelHealth(name, 0, failures, problem.getMessage());
  }
}
