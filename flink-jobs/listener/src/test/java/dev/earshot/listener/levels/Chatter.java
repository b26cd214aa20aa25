package dev.earshot.listener.levels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;

/** People who mention a brand, minute by minute; the same seed says the same. */
final class Chatter {
  static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final double MONTH = 30;

  private static final Duration QUIET = Duration.ofDays(1);
  private static final long MINUTES_A_DAY = 1440;

  private final SpikeDetector detector = new SpikeDetector(MINUTE);
  private final SpikeMemory memory = new SpikeMemory();
  private final List<Instant> alarms = new ArrayList<>();
  private final Random random;
  private Instant now = MONDAY;
  private Level level;

  Chatter(long seed) {
    this.random = new Random(seed);
  }

  /** So many days at a rate, in mentions a day, that may depend on the minute since Monday. */
  Chatter days(double days, LongToDoubleFunction rate) {
    for (long i = 0; i < days * MINUTES_A_DAY; i++) {
      long minute = Duration.between(MONDAY, now).toMinutes();
      say(poisson(rate.applyAsDouble(minute) / MINUTES_A_DAY));
    }
    return this;
  }

  Chatter days(double days, double rate) {
    return days(days, minute -> rate);
  }

  /** An hour at so many mentions. */
  Chatter burst(double mentions) {
    return days(1.0 / 24, mentions * 24);
  }

  /** The next minute; a silent one is not sent. */
  void say(long mentions) {
    if (mentions > 0) {
      level = detector.add(memory, now.toEpochMilli(), mentions);
      if (level.returnDays() >= MONTH
          && (alarms.isEmpty() || !now.isBefore(lastAlarm().plus(QUIET)))) {
        alarms.add(now);
      }
    }
    now = now.plus(MINUTE);
  }

  Instant now() {
    return now;
  }

  Level level() {
    return level;
  }

  Level levelIn(Duration time) {
    return detector.levelAt(memory, now.plus(time).toEpochMilli());
  }

  Level levelIn(Duration time, Duration window) {
    return detector.levelAt(memory, now.plus(time).toEpochMilli(), window);
  }

  SpikeMemory memory() {
    return memory;
  }

  /** Levels of a month and above, at most one a day. */
  List<Instant> alarms() {
    return alarms;
  }

  boolean alarmedSince(Instant moment) {
    return alarms.stream().anyMatch(alarm -> !alarm.isBefore(moment));
  }

  private Instant lastAlarm() {
    return alarms.get(alarms.size() - 1);
  }

  private long poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double product = random.nextDouble();
    long count = 0;
    for (double least = Math.exp(-mean); product > least; count++) {
      product *= random.nextDouble();
    }
    return count;
  }
}
