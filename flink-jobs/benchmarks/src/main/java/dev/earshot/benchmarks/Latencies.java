package dev.earshot.benchmarks;

import dev.earshot.model.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long something took, round by round.
 *
 * @param name what was measured
 * @param millis one number a round, in the order of the rounds; at least one
 */
record Latencies(String name, List<Long> millis) {
  Latencies {
    millis = List.copyOf(millis);
  }

  long median() {
    return percentile(50);
  }

  /** The smallest that so many percent of the rounds do not exceed. */
  long percentile(int percent) {
    List<Long> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }

  long worst() {
    return percentile(100);
  }

  void print(PrintStream out, boolean json) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("benchmark", name);
      result.put("rounds", millis.size());
      result.put("median_ms", median());
      result.put("p95_ms", percentile(95));
      result.put("p99_ms", percentile(99));
      result.put("worst_ms", worst());
      result.put("all_ms", millis);
      out.println(Json.write(result));
      return;
    }
    out.printf(Locale.ROOT, "%s, %d rounds%n", name, millis.size());
    out.printf(
        Locale.ROOT,
        "median %d ms, p95 %d ms, p99 %d ms, worst %d ms%n%s%n",
        median(),
        percentile(95),
        percentile(99),
        worst(),
        millis);
  }
}
