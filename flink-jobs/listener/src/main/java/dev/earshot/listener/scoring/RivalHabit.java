package dev.earshot.listener.scoring;

import dev.earshot.model.Brief.Rival;
import dev.earshot.model.Tally;

/**
 * How a rival fares: its negative authors of the last two hours beside what it usually has in two
 * hours. Changed in place; its fields are public for Flink.
 */
public final class RivalHabit {
  private static final double HALF_LIFE_MILLIS = 7 * 86_400_000.0;

  /** Before anything is heard: half an author in half a day. */
  private static final double PRIOR_AUTHORS = 0.5;

  private static final double PRIOR_MILLIS = 43_200_000;

  /** When it was last heard of, milliseconds since 1970. */
  public long at;

  /** Negative authors, fading with a half-life of a week. */
  public double authors;

  /** The time they took in milliseconds, fading alike. */
  public double millis;

  /** Negative authors of the last hours. */
  public RecentCount recent = new RecentCount();

  /** Nothing heard yet. */
  public RivalHabit() {}

  void add(Tally tally) {
    long now = tally.at().toEpochMilli();
    pass(at == 0 ? now : Math.max(at, now));
    authors += tally.negative();
    recent.add(now, tally.negative());
  }

  /** The comparison as it stands at that moment; what is said now does not count as usual. */
  Rival compared(String brand, long now) {
    pass(Math.max(at, now));
    int observed = recent.within(now, RecentCount.TWO_HOURS);
    double before = Math.max(0, authors - observed) + PRIOR_AUTHORS;
    double took = Math.max(0, millis - RecentCount.TWO_HOURS) + PRIOR_MILLIS;
    return new Rival(brand, observed, before / took * RecentCount.TWO_HOURS);
  }

  private void pass(long now) {
    if (at > 0) {
      double left = Math.exp(-Math.log(2) * (now - at) / HALF_LIFE_MILLIS);
      authors *= left;
      millis = millis * left + (now - at);
    }
    at = now;
  }
}
