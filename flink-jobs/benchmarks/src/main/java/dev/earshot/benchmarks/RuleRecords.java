package dev.earshot.benchmarks;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A week of mentions in memory, the same ones for every way of looking at them. A fifth is
 * negative, a fifth positive, the rest has no mood; half is by authors whose voice carries. So one
 * in ten is a fact for the rule.
 */
final class RuleRecords {
  static final int COUNT = 300_000;

  /** When a tick would come, if it comes each half second and a thousand mentions a second do. */
  static final int TICK = 500;

  private static final long SEED = 20_240_601;
  private static final int AUTHORS = 5_000;
  private static final int BRANDS = 5;
  private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration LAG = Duration.ofSeconds(2);

  /** One set in each JVM: the tasks of a job find it here. */
  static final Signal[] ALL = make();

  private RuleRecords() {}

  /** How many of a hundred mentions are so. */
  static double percent(Predicate<Signal> so) {
    return 100.0 * Arrays.stream(ALL).filter(so).count() / COUNT;
  }

  private static Signal[] make() {
    Random random = new Random(SEED);
    String[] subjects = pseudonyms(random);
    String[] posts = pseudonyms(random);
    Influence[] influences = new Influence[AUTHORS];
    for (int author = 0; author < AUTHORS; author++) {
      double score = (author % 2 == 0 ? 60 : 0) + random.nextDouble() * (author % 2 == 0 ? 40 : 60);
      influences[author] = Influence.ofReach(score);
    }
    Signal[] all = new Signal[COUNT];
    long step = WEEK.toMillis() / COUNT;
    for (int i = 0; i < COUNT; i++) {
      int author = author(random);
      Instant heardAt = START.plusMillis(i * step + random.nextInt((int) step));
      double score = score(random);
      all[i] =
          new Signal(
              Signal.Kind.SAID,
              "benchmark",
              "brand-" + author % BRANDS,
              subjects[author],
              subjects[author],
              false,
              CustomerTier.STANDARD,
              posts[i % AUTHORS],
              null,
              "x",
              "benchmark",
              score,
              score < -0.3 ? Intent.COMPLAINT : Intent.OTHER,
              List.of(),
              influences[author],
              5_000,
              heardAt.minus(LAG),
              heardAt,
              0,
              i,
              List.of());
    }
    return all;
  }

  /** Some speak ten times as often as others. */
  private static int author(Random random) {
    double spread = random.nextDouble();
    return (int) (AUTHORS * (0.1 * spread + 0.9 * spread * spread));
  }

  private static double score(Random random) {
    double mood = random.nextDouble();
    double strength = random.nextDouble();
    if (mood < 0.2) {
      return -0.3 - 0.7 * strength;
    }
    return mood < 0.4 ? 0.3 + 0.7 * strength : 0.3 * strength - 0.15;
  }

  private static String[] pseudonyms(Random random) {
    String[] names = new String[AUTHORS];
    byte[] bytes = new byte[16];
    for (int i = 0; i < AUTHORS; i++) {
      random.nextBytes(bytes);
      names[i] = HexFormat.of().formatHex(bytes);
    }
    return names;
  }
}
