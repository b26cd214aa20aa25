package dev.earshot.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * From the broker's stamp of the third negative post on an otherwise silent stream to the alert in
 * Redis: what NegativeStreak, and with it the clock, costs.
 */
public final class QuietStream {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 20;

  /** Influence 65: a streak counts, a single post does not. */
  private static final long FOLLOWERS = 8_000;

  /** The same phases in every run: a run is compared with another, not with its luck. */
  private static final Random PHASES = new Random(7);

  private QuietStream() {}

  public static void main(String[] args) throws Exception {
    boolean json = args.length == 1 && args[0].equals("--json");
    if (args.length > 0 && !json) {
      throw new IllegalArgumentException("usage: QuietStream [--json]");
    }
    Path folder = Files.createTempDirectory("earshot-benchmark-");
    List<Long> millis = new ArrayList<>();
    try (Parts parts = Parts.start(folder)) {
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long took = round(parts, "author" + round);
        if (round >= 0) {
          millis.add(took);
        }
      }
    } finally {
      Folders.delete(folder);
    }
    new Latencies("QuietStream: stamp of the third post to alert in Redis", millis)
        .print(System.out, json);
    System.exit(0);
  }

  private static long round(Parts parts, String author) throws Exception {
    Instant now = Instant.now();
    // So far apart that only the rule of three in a day can count them.
    parts.complain(author, FOLLOWERS, now.minus(Duration.ofHours(7)));
    parts.complain(author, FOLLOWERS, now.minus(Duration.ofHours(4)));
    TimeUnit.MILLISECONDS.sleep(1_000 + PHASES.nextInt(500));
    Instant third = parts.complain(author, FOLLOWERS, now.minus(Duration.ofHours(1)));
    return Duration.between(third, parts.awaitAlertOf(author)).toMillis();
  }
}
