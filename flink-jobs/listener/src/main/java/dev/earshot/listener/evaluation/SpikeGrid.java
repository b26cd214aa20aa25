package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How often nothing is taken for a spike, and how soon a spike is heard, from three mentions a day
 * to a hundred thousand a minute. Seeded: the same again gives the same.
 */
public final class SpikeGrid {
  private static final double[] RATES = {3, 30, 300, 3_000, 1_440_000, 144_000_000};

  private static final int DAYS = 60;
  private static final int USUAL_TOWNS = 8;
  private static final int RESTLESS_TOWNS = 3;
  private static final int LEARNING_DAYS = 7;
  private static final int FIRST_BURST = 14;
  private static final int WEEK = 7;
  private static final double DAYS_A_MONTH = 30;

  /** A burst brings a dozen mentions in an hour, or five times what an hour brings on average. */
  private static final double FEWEST = 12;

  private static final double TIMES = 5;

  private static final int LAW_TOWNS = 5;
  private static final int LAW_DAYS = 30;

  private final Duration cooldown;
  private final double returnDays;

  /** Ours at a return period in days; each rule rests for the cool-down after an alarm. */
  public SpikeGrid(Duration cooldown, double returnDays) {
    this.cooldown = cooldown;
    this.returnDays = returnDays;
  }

  /** Rows by rate and kind, of ours and of the baselines, and the three bursts a week apart. */
  public Map<String, Object> report() {
    Map<String, SpikeRule> rules = new LinkedHashMap<>();
    rules.put("earshot", SpikeRule.earshot(returnDays));
    rules.putAll(Baselines.textbook());
    rules.putAll(Baselines.tools());
    List<Map<String, Map<String, Object>>> cells =
        Arrays.stream(RATES)
            .boxed()
            .flatMap(rate -> Arrays.stream(Town.Kind.values()).map(kind -> new Cell(rate, kind)))
            .toList()
            .parallelStream()
            .map(cell -> rows(cell, rules))
            .toList();
    Map<String, Object> baselines = new LinkedHashMap<>();
    for (String rule : rules.keySet()) {
      baselines.put(rule, cells.stream().map(cell -> cell.get(rule)).toList());
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("grid", baselines.remove("earshot"));
    report.put("threeBursts", threeBursts(rules));
    report.put("baselines", baselines);
    return report;
  }

  /** A rate, in mentions a day, and how they come about. */
  private record Cell(double rate, Town.Kind kind) {
    double burst() {
      return Math.max(FEWEST, TIMES * rate / 24);
    }

    Town town(int number) {
      return new Town(rate, kind, number * 31L + kind.name().hashCode());
    }
  }

  private Map<String, Map<String, Object>> rows(Cell cell, Map<String, SpikeRule> rules) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    rules.keySet().forEach(name -> tallies.put(name, new Tally()));
    for (int number = 0; number < USUAL_TOWNS; number++) {
      CountSeries usual = cell.town(number).days(DAYS, new int[0], 0);
      rules.forEach((name, rule) -> tallies.get(name).falseAlarms += inTheWay(alarms(rule, usual)));
    }
    for (int number = 0; number < RESTLESS_TOWNS; number++) {
      int[] bursts = bursts(FIRST_BURST, DAYS, new Random(number));
      CountSeries restless = cell.town(-1 - number).days(DAYS, bursts, cell.burst());
      rules.forEach((name, rule) -> tallies.get(name).hear(bursts, alarms(rule, restless)));
    }
    Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
    tallies.forEach((name, tally) -> rows.put(name, tally.row(cell)));
    return rows;
  }

  private List<Integer> alarms(SpikeRule rule, CountSeries series) {
    return Alarms.of(series, rule.judge(series), 1, cooldown);
  }

  private static long inTheWay(List<Integer> alarms) {
    return alarms.stream().filter(alarm -> alarm >= LEARNING_DAYS * Town.A_DAY).count();
  }

  /** One each week, at any time of the week's first day. */
  private static int[] bursts(int firstDay, int days, Random random) {
    int[] bursts = new int[(days - firstDay - 1) / WEEK + 1];
    for (int i = 0; i < bursts.length; i++) {
      bursts[i] = (firstDay + i * WEEK) * Town.A_DAY + random.nextInt(Town.A_DAY - 60);
    }
    return bursts;
  }

  /** The law: of three equal bursts a week apart none is missed. */
  private List<Map<String, Object>> threeBursts(Map<String, SpikeRule> rules) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (double rate : RATES) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("mentionsADay", Math.round(rate));
      row.put("bursts", 3 * LAW_TOWNS);
      Map<String, Integer> found = new LinkedHashMap<>();
      for (int number = 0; number < LAW_TOWNS; number++) {
        Cell cell = new Cell(rate, Town.Kind.PLAIN);
        int first = (LEARNING_DAYS + 1) * Town.A_DAY + number * 240;
        int[] bursts = {first, first + WEEK * Town.A_DAY, first + 2 * WEEK * Town.A_DAY};
        CountSeries series = cell.town(100 + number).days(LAW_DAYS, bursts, 2 * cell.burst());
        rules.forEach(
            (name, rule) -> {
              Tally tally = new Tally();
              tally.hear(bursts, alarms(rule, series));
              found.merge(name, tally.delays.size(), Integer::sum);
            });
      }
      row.putAll(found);
      rows.add(row);
    }
    return rows;
  }

  /** What became of the bursts of a cell. */
  private static final class Tally {
    private long falseAlarms;
    private int bursts;
    private final List<Integer> delays = new ArrayList<>();

    /** The first alarm within a day of its beginning is a burst's. */
    void hear(int[] began, List<Integer> alarms) {
      bursts += began.length;
      for (int burst : began) {
        alarms.stream()
            .filter(alarm -> alarm >= burst && alarm < burst + Town.A_DAY)
            .findFirst()
            .ifPresent(alarm -> delays.add(alarm - burst));
      }
    }

    Map<String, Object> row(Cell cell) {
      double months = USUAL_TOWNS * (DAYS - LEARNING_DAYS) / DAYS_A_MONTH;
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("mentionsADay", Math.round(cell.rate()));
      row.put("kind", cell.kind().name().toLowerCase(Locale.ROOT));
      row.put("falseAlarmsAMonth", SpikeEvaluation.rounded(falseAlarms / months, 100));
      row.put("recall", SpikeEvaluation.rounded((double) delays.size() / bursts, 100));
      row.put("medianDelayMinutes", median());
      return row;
    }

    private Integer median() {
      return delays.isEmpty() ? null : delays.stream().sorted().toList().get(delays.size() / 2);
    }
  }
}
