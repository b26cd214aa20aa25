package dev.earshot.notification;

import dev.earshot.config.Clocks.Weekly;
import dev.earshot.config.NotificationSettings.WatchdogSettings;
import dev.earshot.notification.channel.Message;
import dev.earshot.notification.channel.Ping;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether the job, Kafka and Redis are there, and tells people if they are not. */
final class Watchdog implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration PING = Duration.ofMinutes(1);
  private static final Duration PING_PATIENCE = Duration.ofSeconds(10);

  private final WatchdogSettings settings;
  private final ZoneId zone;
  private final Watch watch;
  private final BooleanSupplier kafka;
  private final BooleanSupplier redis;
  private final BiConsumer<String, Function<Compose, Message>> tell;
  private final BooleanSupplier leading;
  private final Clock clock;

  private boolean ours;
  private Instant nextPing;
  private Instant nextTest;

  /**
   * @param kafka whether it answers
   * @param redis whether it answers
   * @param tell has a channel tell something before everything else
   * @param leading whether it is ours to tell
   */
  Watchdog(
      WatchdogSettings settings,
      ZoneId zone,
      Watch watch,
      BooleanSupplier kafka,
      BooleanSupplier redis,
      BiConsumer<String, Function<Compose, Message>> tell,
      BooleanSupplier leading,
      Clock clock) {
    this.settings = settings;
    this.zone = zone;
    this.watch = watch;
    this.kafka = kafka;
    this.redis = redis;
    this.tell = tell;
    this.leading = leading;
    this.clock = clock;
    this.nextPing = clock.instant();
    this.nextTest = settings.test().isEmpty() ? Instant.MAX : next(clock.instant());
  }

  /** Looks once; never throws. */
  @Override
  public void run() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("the watchdog failed", e);
    }
  }

  private void look() {
    boolean up = kafka.getAsBoolean();
    boolean redisUp = redis.getAsBoolean();
    Instant now = clock.instant();
    if (up) {
      watch.heard(Watch.KAFKA, now);
      // Without Kafka nobody can take it over: it stays with whoever had it.
      ours = leading.getAsBoolean();
    }
    if (redisUp) {
      watch.heard(Watch.REDIS, now);
    }
    if (!ours) {
      return;
    }
    for (Watch.Change change : watch.look(now)) {
      LOG.warn("{} is {}", change.what(), change.over() ? "back" : "away");
      tell(compose -> compose.trouble(change.what(), change.over(), change.since(), now));
    }
    if (!now.isBefore(nextTest)) {
      nextTest = next(now);
      tell(compose -> compose.test(now));
    }
    if (!settings.pingUrl().isEmpty() && watch.isWell() && up && !now.isBefore(nextPing)) {
      nextPing = now.plus(PING);
      ping();
    }
  }

  private void tell(Function<Compose, Message> write) {
    settings.channels().forEach(channel -> tell.accept(channel, write));
  }

  private void ping() {
    String problem = Ping.ask(URI.create(settings.pingUrl()), PING_PATIENCE);
    if (!problem.isEmpty()) {
      LOG.warn("watchdog.ping_url: {}", problem);
    }
  }

  /** The next time of the weekly test after now. */
  private Instant next(Instant now) {
    Weekly weekly = Weekly.parse(settings.test());
    ZonedDateTime today = now.atZone(zone).with(weekly.time());
    ZonedDateTime next = today.with(TemporalAdjusters.nextOrSame(weekly.day()));
    return (next.toInstant().isAfter(now) ? next : next.plusWeeks(1)).toInstant();
  }
}
