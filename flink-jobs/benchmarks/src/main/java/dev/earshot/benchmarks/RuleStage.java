package dev.earshot.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one rule costs a mention: the same person, whose voice carries, is negative three times in a
 * day or twice in an hour. Earshot, Esper, and Flink CEP over all mentions, over the same mentions
 * in one process, and they must find as many streaks.
 */
public final class RuleStage {
  /** A new JVM is slow; Esper's statements and Flink's loops are quick from the third time on. */
  private static final int WARM = 2;

  private static final int ROUNDS = 7;

  private RuleStage() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      throw new IllegalArgumentException("usage: RuleStage");
    }
    List<RuleWay> ways = new ArrayList<>(List.of(InFlink.values()));
    for (InEsper.Form form : List.of(InEsper.Form.MATCH_RECOGNIZE, InEsper.Form.TABLE)) {
      ways.add(new InEsper(form));
    }
    Map<RuleWay, List<Double>> costs = new LinkedHashMap<>();
    for (int round = 0; round < WARM + ROUNDS; round++) {
      for (RuleWay way : ways) {
        RuleWay.Cost cost = way.run();
        System.out.printf(Locale.ROOT, "%d %s %.3f %d%n", round, way, cost.micros(), cost.matches());
        if (round >= WARM) {
          costs.computeIfAbsent(way, unused -> new ArrayList<>()).add(cost.micros());
        }
      }
    }
    System.exit(0);
  }

  /** Of this process, in nanoseconds. */
  static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
