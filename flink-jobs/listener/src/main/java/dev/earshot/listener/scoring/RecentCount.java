package dev.earshot.listener.scoring;

/**
 * A count over the last minutes and hours, in bins of ten minutes up to two hours and of two hours
 * up to a day. Changed in place; its fields are public for Flink.
 */
public final class RecentCount {
  private static final long FINE_MILLIS = 600_000;
  private static final int BINS = 12;
  private static final long COARSE_MILLIS = FINE_MILLIS * BINS;

  /** Two hours, in milliseconds: as long as the fine bins reach. */
  static final long TWO_HOURS = COARSE_MILLIS;

  /** The newest fine bin, counted since 1970. */
  public long newest;

  /** By fine bin, round and round. */
  public int[] fine = new int[BINS];

  /** By coarse bin, likewise. */
  public int[] coarse = new int[BINS];

  /** Nothing counted yet. */
  public RecentCount() {}

  /** Counts; what is older than the newest bin by a whole round is ignored. */
  void add(long millis, int count) {
    advance(millis);
    fine[place(millis / FINE_MILLIS)] += count;
    coarse[place(millis / COARSE_MILLIS)] += count;
  }

  /**
   * What was counted in a window that ends now, the bin that is not over yet included: never more
   * than a quarter of an hour beyond the window, and up to a bin less.
   */
  int within(long now, long windowMillis) {
    advance(now);
    return windowMillis <= TWO_HOURS
        ? sum(fine, now / FINE_MILLIS, windowMillis, FINE_MILLIS)
        : sum(coarse, now / COARSE_MILLIS, windowMillis, COARSE_MILLIS);
  }

  private static int sum(int[] bins, long last, long window, long width) {
    long many = Math.min(BINS, (window + width - 1) / width);
    int sum = 0;
    for (long bin = last; bin > last - many; bin--) {
      sum += bins[place(bin)];
    }
    return sum;
  }

  private void advance(long millis) {
    long now = millis / FINE_MILLIS;
    if (now <= newest) {
      return;
    }
    clear(fine, newest, now);
    clear(coarse, newest / BINS, now / BINS);
    newest = now;
  }

  private static void clear(int[] bins, long last, long now) {
    for (long bin = Math.max(last, now - BINS) + 1; bin <= now; bin++) {
      bins[place(bin)] = 0;
    }
  }

  private static int place(long bin) {
    return Math.floorMod(bin, BINS);
  }
}
