package dev.earshot.listener.evaluation;

import java.time.Duration;

/**
 * SigniTrend (Schubert, Weiler and Kriegel, 2014): hourly counts against a moving mean and variance
 * that fade with a half-life of seven days; three standard deviations are a trend.
 */
final class SigniTrend implements SpikeRule {
  private static final double HALF_LIFE_HOURS = 7 * 24;
  private static final double SIGMAS = 3;

  /** Mentions an hour that are noise, whatever the brand. */
  private static final double NOISE = 2;

  @Override
  public double[] judge(CountSeries series) {
    int hour = series.buckets(Duration.ofHours(1));
    double[] judged = new double[series.size()];
    double alpha = 1 - Math.pow(0.5, 1 / (HALF_LIFE_HOURS * hour));
    double mean = 0;
    double variance = 0;
    double sum = 0;
    for (int i = 0; i < judged.length; i++) {
      sum += series.counts()[i] - (i < hour ? 0 : series.counts()[i - hour]);
      if (i >= 24 * hour) {
        judged[i] = (sum - Math.max(mean, NOISE)) / (Math.sqrt(variance) + NOISE) / SIGMAS;
      }
      // The mean of what there is, until there is enough to fade.
      double weight = Math.max(alpha, 1.0 / (i + 1));
      double error = sum - mean;
      mean += weight * error;
      variance = (1 - weight) * (variance + weight * error * error);
    }
    return judged;
  }
}
