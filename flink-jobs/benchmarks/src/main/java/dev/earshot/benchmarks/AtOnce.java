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
 * From the broker's stamp of an influential author's angry post to the alert in Redis: what
 * AngryInfluencer costs, which waits for no clock.
 */
public final class AtOnce {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 200;

  /** Influence 83: one post is enough. */
  private static final long FOLLOWERS = 100_000;

  private static final Random PAUSES = new Random(7);

  private AtOnce() {}

  public static void main(String[] args) throws Exception {
    boolean json = args.length == 1 && args[0].equals("--json");
    if (args.length > 0 && !json) {
      throw new IllegalArgumentException("usage: AtOnce [--json]");
    }
    Path folder = Files.createTempDirectory("earshot-benchmark-");
    List<Long> millis = new ArrayList<>();
    try (Parts parts = Parts.start(folder)) {
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        TimeUnit.MILLISECONDS.sleep(PAUSES.nextInt(100));
        String author = "author" + round;
        Instant stamp = parts.complain(author, FOLLOWERS, Instant.now());
        long took = Duration.between(stamp, parts.awaitAlertOf(author)).toMillis();
        if (round >= 0) {
          millis.add(took);
        }
      }
    } finally {
      Folders.delete(folder);
    }
    new Latencies("AtOnce: stamp of the post to alert in Redis", millis).print(System.out, json);
    System.exit(0);
  }
}
