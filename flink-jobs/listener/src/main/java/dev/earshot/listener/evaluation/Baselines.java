package dev.earshot.listener.evaluation;

import dev.earshot.listener.levels.NegativeBinomial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What else there is: textbook detectors, and rules that listening tools document. Each knows only
 * what came before, judges nothing on its first day, and gets the same cool-down as ours.
 */
public final class Baselines {
  private static final Duration MINUTES = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private static final double BUCKETS_SIGMA = 3;
  private static final double HOURS_IN_A_MONTH = 720;
  private static final double FEWEST = 5;
  private static final double FIRM = 1e9;
  private static final double NOTHING = 1e-9;

  private Baselines() {}

  /** Textbook detectors, whose thresholds are anybody's choice. */
  public static Map<String, SpikeRule> textbook() {
    Map<String, SpikeRule> rules = new LinkedHashMap<>();
    rules.put("windowed Gaussian", Baselines::windowedGaussian);
    rules.put("SigniTrend", new SigniTrend());
    rules.put("Poisson", Baselines::poisson);
    rules.put("fixed threshold", Baselines::fixedThreshold);
    return rules;
  }

  /** Rules of tools, with the thresholds they document. */
  public static Map<String, SpikeRule> tools() {
    Map<String, SpikeRule> rules = new LinkedHashMap<>();
    rules.put("hour over 12 hours", Baselines::hourOverTwelve);
    rules.put("day over week", Baselines::dayOverWeek);
    rules.put("10 minutes over 6 hours", Baselines::minutesOverHours);
    rules.put("newest over mean + 3 sd", Baselines::newestOverMean);
    return rules;
  }

  /** The newest bucket against mean and standard deviation of the week before it. */
  private static double[] windowedGaussian(CountSeries series) {
    return each(
        series, (past, now) -> past.sigmas(now, now + 1, now - past.length(WEEK)) / BUCKETS_SIGMA);
  }

  /** The last hour against a Poisson count at the week's mean, at once in 720 hours. */
  private static double[] poisson(CountSeries series) {
    return each(
        series,
        (past, now) -> {
          int from = now + 1 - past.length(HOUR);
          double usual = past.mean(from - past.length(WEEK), from) * past.length(HOUR);
          double hour = past.sum(from, now + 1);
          return NegativeBinomial.surprise(hour, Math.max(usual, NOTHING), FIRM)
              / Math.log10(HOURS_IN_A_MONTH);
        });
  }

  /** A hundred mentions an hour. */
  private static double[] fixedThreshold(CountSeries series) {
    return each(series, (past, now) -> past.sum(now + 1 - past.length(HOUR), now + 1) / 100);
  }

  /** The last hour is more than twice an average hour of the twelve before it. */
  private static double[] hourOverTwelve(CountSeries series) {
    return each(
        series,
        (past, now) -> {
          int hour = past.length(HOUR);
          int from = now + 1 - hour;
          return past.over(from, now + 1, 2 * past.mean(from - 12 * hour, from));
        });
  }

  /** 24 hours are above the mean of the 7 times 24 before them plus two standard deviations. */
  private static double[] dayOverWeek(CountSeries series) {
    return each(series, (past, now) -> past.overSigmas(now, DAY, 7, 2));
  }

  /** The mean of ten minutes is above twice the mean of the six hours before it. */
  private static double[] minutesOverHours(CountSeries series) {
    return each(
        series,
        (past, now) -> {
          int from = now + 1 - past.length(MINUTES);
          return past.over(from, now + 1, 2 * past.mean(from - 6 * past.length(HOUR), from));
        });
  }

  /** The newest hour is above the mean hour of a week plus three standard deviations. */
  private static double[] newestOverMean(CountSeries series) {
    return each(series, (past, now) -> past.overSigmas(now, HOUR, 7 * 24, 3));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double each : values) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static double[] each(CountSeries series, Judge judge) {
    Past past = new Past(series);
    double[] judged = new double[series.size()];
    for (int now = past.length(DAY); now < judged.length; now++) {
      judged[now] = judge.at(past, now);
    }
    return judged;
  }

  /** How far one bucket reaches the threshold. */
  private interface Judge {
    double at(Past past, int now);
  }

  /** Sums over any stretch of a series; what lies before it is left out. */
  private static final class Past {
    private final CountSeries series;
    private final double[] sums;
    private final double[] squares;

    Past(CountSeries series) {
      this.series = series;
      sums = new double[series.size() + 1];
      squares = new double[series.size() + 1];
      for (int i = 0; i < series.size(); i++) {
        double count = series.counts()[i];
        sums[i + 1] = sums[i] + count;
        squares[i + 1] = squares[i] + count * count;
      }
    }

    int length(Duration span) {
      return series.buckets(span);
    }

    double sum(int from, int to) {
      return to <= 0 ? 0 : sums[to] - sums[Math.max(0, from)];
    }

    double mean(int from, int to) {
      return sum(from, to) / Math.max(1, to - Math.max(0, from));
    }

    /**
     * The mean of a stretch by a threshold to be above; nothing where fewer than five are in it.
     */
    double over(int from, int to, double threshold) {
      double least = Math.max(threshold, NOTHING) * (1 + NOTHING);
      return sum(from, to) < FEWEST ? 0 : mean(from, to) / least;
    }

    /** The newest span against mean and standard deviation of spans before it, those there are. */
    double overSigmas(int now, Duration span, int before, double sigmas) {
      int length = length(span);
      int from = now + 1 - length;
      double[] means = new double[Math.min(before, from / length)];
      for (int i = 0; i < means.length; i++) {
        means[i] = mean(from - (i + 1) * length, from - i * length);
      }
      // One span strays from nothing.
      return means.length < 2
          ? 0
          : over(from, now + 1, Baselines.mean(means) + sigmas * deviation(means));
    }

    double sigmas(int from, int to, int since) {
      double mean = mean(since, from);
      double square = (squares[from] - squares[Math.max(0, since)]) / (from - Math.max(0, since));
      double deviation = Math.sqrt(Math.max(NOTHING, square - mean * mean));
      return sum(from, to) < FEWEST ? 0 : (mean(from, to) - mean) / deviation;
    }
  }
}
