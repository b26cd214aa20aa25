package dev.earshot.standalone;

import dev.earshot.kafka.Player;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** How far a player is, on standard error, about once a second. */
final class Progress implements Player.Progress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final PrintWriter err;
  private long toldAt = System.nanoTime();

  Progress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void at(int sent, int total, Instant virtualTime) {
    boolean last = sent == total;
    if (last || System.nanoTime() - toldAt > EVERY_NANOS) {
      toldAt = System.nanoTime();
      err.printf(
          Locale.ROOT,
          "earshot: %,d of %,d posts (%.0f %%), the stream is at %s%n",
          sent,
          total,
          100.0 * sent / Math.max(1, total),
          virtualTime);
      err.flush();
    }
  }
}
