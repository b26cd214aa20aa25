package dev.earshot.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one rule costs a mention: the same person, whose voice carries, is negative three times in a
 * day or twice in an hour. Earshot, Esper, and Flink CEP over all mentions, in one process, in
 * turns, over the same mentions; all of them must find as many streaks.
 */
public final class RuleStage {
  /** Code is slow until the JVM has compiled it: pattern matching is deep. */
  private static final int WARM = 5;

  private static final int ROUNDS = 7;

  private RuleStage() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      throw new IllegalArgumentException("usage: RuleStage");
    }
    List<RuleWay> ways = new ArrayList<>(List.of(InFlink.values()));
    for (InEsper.Form form : InEsper.Form.values()) {
      ways.add(new InEsper(form));
    }
    Map<RuleWay, List<Double>> costs = new LinkedHashMap<>();
    long streaks = InFlink.EARSHOT.run().matches();
    for (int round = 1; round < WARM + ROUNDS; round++) {
      for (RuleWay way : ways) {
        RuleWay.Cost cost = way.run();
        if (way.finds() && cost.matches() != streaks) {
          throw new IllegalStateException(
              way + " found " + cost.matches() + " streaks, Earshot " + streaks);
        }
        System.err.printf(Locale.ROOT, "round %d: %s, %.2f µs%n", round, way, cost.micros());
        if (round >= WARM) {
          costs.computeIfAbsent(way, unused -> new ArrayList<>()).add(cost.micros());
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d mentions, of which %.0f %% become signals and %.0f %% are facts for the rule;"
            + " %d streaks; %d cores, load %.1f%n",
        RuleRecords.COUNT,
        RuleRecords.percent(InFlink::worthSaying),
        RuleRecords.percent(InFlink.RULE::counts),
        streaks,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    costs.forEach(RuleStage::print);
    double source = median(costs.get(InFlink.SOURCE));
    double seam = median(costs.get(InFlink.SEAM));
    double earshot = median(costs.get(InFlink.EARSHOT));
    double unfiltered = median(costs.get(InFlink.UNFILTERED)) - source;
    double esper =
        costs.entrySet().stream()
            .filter(cost -> cost.getKey() instanceof InEsper)
            .mapToDouble(cost -> median(cost.getValue()))
            .min()
            .orElseThrow();
    System.out.println("of which the rule, and how many times that");
    compare("Earshot, the rule alone", earshot - seam, earshot - seam);
    compare("Earshot, seam and rule", earshot - source, earshot - seam);
    compare("Esper's quickest", esper, earshot - seam);
    compare("CEP unfiltered", unfiltered, earshot - seam);
    System.exit(0);
  }

  /** Of this process, in nanoseconds. */
  static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(RuleWay way, List<Double> micros) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %6.2f µs of CPU a mention  (%s)%n",
        way,
        median(micros),
        String.join(", ", micros.stream().map("%.2f"::formatted).toList()));
  }

  private static void compare(String name, double micros, double with) {
    System.out.printf(Locale.ROOT, "%-26s %6.2f µs  %.2f×%n", name, micros, micros / with);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
