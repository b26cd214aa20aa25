package dev.earshot.listener.scoring;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much a source usually says, hour by hour: 24 hours (UTC) of workdays and 24 of weekends, each
 * a mean that fades with a half-life of seven such hours, in constant memory.
 *
 * <p>Silence over hours in which M posts are usual has probability (1 + M/r)^−r: a Poisson count
 * whose rate is gamma-distributed, one draw for the whole silence, for a slow hour is often a slow
 * day. 1/r is the dispersion φ, learned as Σ((x − m)² − m) / Σm² over the hours seen, with a prior
 * of 0.3 worth a day's hours of one post each, and never below 0.05. An hour of a kind never seen
 * yet expects nothing: the first weekend is no alarm, nor is a night in which the source sleeps.
 *
 * @param means posts in an hour, by slot
 * @param weights how many such hours were seen, faded
 * @param excess Σ((x − m)² − m), faded
 * @param square Σm², faded
 * @param hour the hour being counted, since 1970
 * @param posts its posts so far
 * @param days the days with posts up to that hour's, one bit each, today the lowest
 */
public record SourceHabit(
    List<Double> means,
    List<Double> weights,
    double excess,
    double square,
    long hour,
    long posts,
    int days) {

  private static final int SLOTS = 48;
  private static final long HOUR = 3_600_000;

  private static final double FADE = Math.pow(0.5, 1.0 / 7);

  /** Dispersion is learned from all hours: a half-life of two weeks of them. */
  private static final double FADE_EXCESS = Math.pow(0.5, 1.0 / (14 * 24));

  private static final double PRIOR = 0.3;
  private static final double PRIOR_WEIGHT = 24;
  private static final double LEAST_DISPERSION = 0.05;
  private static final int WEEK = 0b111_1111;

  /** No silence is followed longer; what lasts longer than that begins anew. */
  private static final int LONGEST_HOURS = 14 * 24;

  public SourceHabit {
    means = List.copyOf(means);
    weights = List.copyOf(weights);
  }

  /** A source heard for the first time at this moment. */
  public static SourceHabit beginning(Instant at) {
    List<Double> nothing = Collections.nCopies(SLOTS, 0.0);
    return new SourceHabit(nothing, nothing, 0, 0, hourOf(at), 0, 0);
  }

  /** After so many posts more. Hours since the last are learned as they were: empty. */
  public SourceHabit heard(Instant at, long more) {
    SourceHabit now = hourOf(at) > hour ? turned(hourOf(at), true) : this;
    return new SourceHabit(
        now.means, now.weights, now.excess, now.square, now.hour, now.posts + more, now.days | 1);
  }

  /** After hours in which it was deaf: what it did not say then is no habit. */
  public SourceHabit deafUntil(Instant at) {
    return hourOf(at) > hour ? turned(hourOf(at), false) : this;
  }

  private SourceHabit turned(long to, boolean learn) {
    List<Double> mean = new ArrayList<>(means);
    List<Double> weight = new ArrayList<>(weights);
    double over = excess;
    double squares = square;
    long last = Math.min(to, hour + LONGEST_HOURS);
    // The hour it fell silent in was heard, at least in part; those after it only if it could hear.
    for (long closed = hour; closed < (learn ? last : hour + 1); closed++) {
      int slot = slotOf(closed);
      double count = closed == hour ? posts : 0;
      double before = mean.get(slot);
      if (weight.get(slot) > 0) {
        over = over * FADE_EXCESS + (count - before) * (count - before) - before;
        squares = squares * FADE_EXCESS + before * before;
      }
      double seen = weight.get(slot) * FADE + 1;
      mean.set(slot, before + (count - before) / seen);
      weight.set(slot, seen);
    }
    long passed = Math.floorDiv(to, 24) - Math.floorDiv(hour, 24);
    int remembered = passed > 6 ? 0 : (days << passed) & WEEK;
    return new SourceHabit(mean, weight, over, squares, to, 0, remembered);
  }

  /** Whether it spoke on at least three of the last seven days; else it is too young to judge. */
  public boolean daily() {
    return Integer.bitCount(days) >= 3;
  }

  /** The variance of its rate, beyond chance, as a share of the rate's square. */
  public double dispersion() {
    double learned = (excess + PRIOR * PRIOR_WEIGHT) / (square + PRIOR_WEIGHT);
    return Math.max(LEAST_DISPERSION, learned);
  }

  /**
   * When silence since this moment becomes less likely than one in {@code odds}; null when it does
   * not within two weeks.
   */
  public Instant tooLong(Instant since, double odds) {
    double r = 1 / dispersion();
    double enough = r * (Math.pow(odds, 1 / r) - 1);
    long from = since.toEpochMilli();
    double missed = 0;
    for (int i = 0; i < LONGEST_HOURS; i++) {
      long end = (Math.floorDiv(from, HOUR) + 1) * HOUR;
      double rate = means.get(slotOf(Math.floorDiv(from, HOUR)));
      double more = rate * (end - from) / HOUR;
      if (missed + more >= enough) {
        return Instant.ofEpochMilli(from + (long) Math.ceil((enough - missed) / rate * HOUR));
      }
      missed += more;
      from = end;
    }
    return null;
  }

  /** How many posts are usual between two moments, at most two weeks apart. */
  public double usual(Instant since, Instant until) {
    double usual = 0;
    long from = since.toEpochMilli();
    for (int i = 0; i < LONGEST_HOURS && from < until.toEpochMilli(); i++) {
      long end = Math.min(until.toEpochMilli(), (Math.floorDiv(from, HOUR) + 1) * HOUR);
      usual += means.get(slotOf(Math.floorDiv(from, HOUR))) * (end - from) / HOUR;
      from = end;
    }
    return usual;
  }

  private static long hourOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), HOUR);
  }

  private static int slotOf(long hour) {
    DayOfWeek day = Instant.ofEpochMilli(hour * HOUR).atOffset(ZoneOffset.UTC).getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    return (int) Math.floorMod(hour, 24L) + (weekend ? 24 : 0);
  }
}
