package dev.earshot.listener.scoring;

import dev.earshot.model.SourcePulse;
import dev.earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one source was heard of late. Changed in place; its fields are public for Flink.
 *
 * <p>What pause is usual is learned as a sender learns how long an answer may take: the mean of its
 * pauses, which fades, and eight times their mean deviation. Pauses by chance alone deviate by
 * three quarters of their mean, so that about one in a thousand is longer.
 */
public final class HeardSource {
  /** A source of which nothing was known for so long is forgotten. */
  static final Duration FORGOTTEN = Duration.ofDays(7);

  private static final long TEN_MINUTES = 600_000;
  private static final long SHORTEST = 60_000;
  private static final int ENOUGH = 10;
  private static final int DEVIATIONS = 8;

  /** Its publisher's name. */
  public String source;

  /** Mentions by the end of the ten seconds they were heard in, of the last ten minutes. */
  public Map<Long, Integer> posts = new HashMap<>();

  /** The end of the newest ten seconds it was heard in; 0 before. */
  public long heardAt;

  /** The mean of its pauses, in milliseconds, and how far they deviate from it. */
  public double pause;

  /** The mean deviation from {@link #pause}. */
  public double deviation;

  /** How many pauses were learned from. */
  public int pauses;

  /** When it last told of itself; 0 before. */
  public long toldAt;

  /** Since when it says that it hears nothing; 0 when it does not. */
  public long deafSince;

  /** How far it says that it lags. */
  public long behind;

  /** For Flink. */
  public HeardSource() {}

  /** A source nothing is known of yet. */
  public HeardSource(String source) {
    this.source = source;
  }

  /** It spoke in the ten seconds that end then. */
  public void spoke(long end, int more) {
    posts.merge(end, more, Integer::sum);
  }

  /** It tells of itself; what it told later before counts more. */
  public void told(long at, boolean connected, long lag) {
    if (at >= toldAt) {
      toldAt = at;
      deafSince = connected ? 0 : deafSince == 0 ? at : deafSince;
      behind = lag;
    }
  }

  /** How it is heard up to this moment, before which everything was counted. */
  public SourcePulse at(String tenant, long now) {
    posts.keySet().removeIf(end -> end <= now - TEN_MINUTES && end <= heardAt);
    int count = 0;
    for (Map.Entry<Long, Integer> spoken : new TreeMap<>(posts).entrySet()) {
      long end = spoken.getKey();
      if (end > now) {
        break;
      }
      hear(end);
      count += end > now - TEN_MINUTES ? spoken.getValue() : 0;
    }
    return new SourcePulse(
        tenant,
        source,
        Instant.ofEpochMilli(now),
        instant(heardAt),
        count,
        pauses < ENOUGH ? null : usual(),
        // Whoever is heard after it said that it is deaf, is not.
        heardAt > deafSince + Tally.BUCKET.toMillis() ? null : instant(deafSince),
        behind);
  }

  /** Whether there is anything to tell: what it said may all lie ahead. */
  public boolean isKnown() {
    return heardAt > 0 || toldAt > 0;
  }

  /** Whether nothing was known of it for so long that it is to be forgotten. */
  public boolean isForgotten(long now) {
    long ahead = posts.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    return Math.max(Math.max(heardAt, ahead), toldAt) < now - FORGOTTEN.toMillis();
  }

  private void hear(long end) {
    if (end <= heardAt) {
      return;
    }
    if (heardAt > 0) {
      learn(end - heardAt);
    }
    heardAt = end;
  }

  private void learn(long length) {
    // An hour without a network is no habit: it counts as twice what was usual.
    double learned = (double) (pauses < ENOUGH ? length : Math.min(length, 2 * usual()));
    if (pauses == 0) {
      pause = learned;
      deviation = learned / 2;
    } else {
      deviation += (Math.abs(pause - learned) - deviation) / 4;
      pause += (learned - pause) / 8;
    }
    pauses = Math.min(pauses + 1, ENOUGH);
  }

  private long usual() {
    return Math.max(SHORTEST, Math.round(pause + DEVIATIONS * deviation));
  }

  private static Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
