package dev.earshot.standalone;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** What Flink's metrics said, by job and name. A counter keeps its count when its job has ended. */
public final class Metered implements MetricReporter, MetricReporterFactory {
  private static final Map<Metric, Named> SEEN = new ConcurrentHashMap<>();

  private record Named(String job, String name) {}

  /** The sum over all tasks and all runs of a job; a metric nobody has is a mistake of the test. */
  static long sum(String job, String name) {
    Named wanted = new Named(job, name);
    if (!SEEN.containsValue(wanted)) {
      throw new AssertionError("nobody has told " + name + " of " + job);
    }
    return SEEN.entrySet().stream()
        .filter(entry -> entry.getValue().equals(wanted))
        .mapToLong(entry -> value(entry.getKey()))
        .sum();
  }

  private static long value(Metric metric) {
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    return metric instanceof Gauge<?> gauge ? ((Number) gauge.getValue()).longValue() : 0;
  }

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return this;
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    SEEN.put(metric, new Named(group.getAllVariables().getOrDefault("<job_name>", ""), name));
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    // What a job counted before it ended still counts.
  }

  @Override
  public void open(org.apache.flink.metrics.MetricConfig config) {
    // Nothing to prepare.
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
