package dev.earshot.benchmarks;

import dev.earshot.model.Json;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What each way of reading a post costs, the cheapest first.
 *
 * @param rows one a way
 * @param against the name of the row that the others are compared with
 */
record Costs(List<Row> rows, String against) {
  private static final String BYTES = "gc.alloc.rate.norm";

  /**
   * One way.
   *
   * @param name its method
   * @param micros a post, the median of the iterations: neighbours on a shared machine spoil means
   * @param least of the quickest iteration
   * @param most of the slowest
   * @param bytes allocated a post
   */
  record Row(String name, double micros, double least, double most, double bytes) {
    static Row of(RunResult run) {
      Result<?> time = run.getPrimaryResult();
      Statistics iterations = time.getStatistics();
      return new Row(
          time.getLabel(),
          iterations.getPercentile(50),
          iterations.getMin(),
          iterations.getMax(),
          run.getSecondaryResults().get(BYTES).getScore());
    }
  }

  static Costs of(Collection<RunResult> runs, String against) {
    return new Costs(
        runs.stream()
            .map(Row::of)
            .sorted((one, other) -> Double.compare(one.micros(), other.micros()))
            .toList(),
        against);
  }

  void print(PrintStream out, boolean json) {
    double yardstick = rows.stream().filter(this::isYardstick).findFirst().orElseThrow().micros();
    if (json) {
      out.println(Json.write(asMap(yardstick)));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%n%-22s %8s %8s %8s %8s %9s%n",
        "",
        "µs/post",
        "least",
        "most",
        "B/post",
        "faster");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-22s %8.2f %8.2f %8.2f %8.0f %8.1f×%n",
          row.name(),
          row.micros(),
          row.least(),
          row.most(),
          row.bytes(),
          yardstick / row.micros());
    }
  }

  private boolean isYardstick(Row row) {
    return row.name().equals(against);
  }

  private Map<String, Object> asMap(double yardstick) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", "ReadPosts: one post of about 100 characters, one thread");
    for (Row row : rows) {
      Map<String, Object> cost = new LinkedHashMap<>();
      cost.put("median_us", rounded(row.micros()));
      cost.put("least_us", rounded(row.least()));
      cost.put("most_us", rounded(row.most()));
      cost.put("bytes", Math.round(row.bytes()));
      cost.put("times_faster_than_" + against, rounded(yardstick / row.micros()));
      result.put(row.name(), cost);
    }
    return result;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
