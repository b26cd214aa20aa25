package dev.earshot.listener.levels;

import java.util.Arrays;

/**
 * What is remembered of one count: its usual rate and rhythm, what is being said just now, how far
 * counts stray, and how high its days usually peak. A plain object of doubles, about 600 bytes in a
 * savepoint, that {@link SpikeDetector} changes in place. Its fields are public for Flink, which
 * writes them one by one; they are nobody else's business.
 */
public final class SpikeMemory {
  /** When the first bucket began, epoch milliseconds; -1 before that. */
  public long since = -1;

  /** Up to when everything is counted in, epoch milliseconds. */
  public long until = -1;

  /** Days since {@link #since} that are over, and have been learnt from. */
  public long days;

  /** Mentions, fading. */
  public double mentions;

  /** The days these mentions took, fading alike; a busy hour is more than an hour. */
  public double exposure;

  /** How busy an hour of the day (UTC) is, 1 on average. */
  public double[] hours = ones(24);

  /** How busy a day of the week is, from Thursday (the epoch's first), 1 on average. */
  public double[] weekdays = ones(7);

  /** By time constant: mentions, fading. */
  public double[] counts = new double[Scale.COUNT];

  /** By time constant: what these would be on a usual day. */
  public double[] expected = new double[Scale.COUNT];

  /** By time constant: how far counts stray beyond chance, fading sum. */
  public double[] spread = new double[Scale.COUNT];

  /** By time constant: the weight of that sum, in days. */
  public double[] spreadDays = new double[Scale.COUNT];

  /** The day's highest: surprise by time constant, and the highest standing of all. */
  public double[] peaks = new double[Scale.COUNT + 1];

  /** Sums of the peaks of past days, fading. */
  public double[] pastPeaks = new double[Scale.COUNT + 1];

  /** Sums of how far these peaks were from their mean, fading. */
  public double[] pastStrays = new double[Scale.COUNT + 1];

  /** The weight of these sums, in days. */
  public double pastDays;

  /** An empty memory. */
  public SpikeMemory() {}

  /** The same again, to look ahead without changing this. */
  SpikeMemory copy() {
    SpikeMemory copy = new SpikeMemory();
    copy.since = since;
    copy.until = until;
    copy.days = days;
    copy.mentions = mentions;
    copy.exposure = exposure;
    copy.hours = hours.clone();
    copy.weekdays = weekdays.clone();
    copy.counts = counts.clone();
    copy.expected = expected.clone();
    copy.spread = spread.clone();
    copy.spreadDays = spreadDays.clone();
    copy.peaks = peaks.clone();
    copy.pastPeaks = pastPeaks.clone();
    copy.pastStrays = pastStrays.clone();
    copy.pastDays = pastDays;
    return copy;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
