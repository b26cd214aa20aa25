package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How soon a story is told, and how often one is told where nothing happened: by the whole job, and
 * by rules of tools over the same mentions, each with the same cool-down.
 */
public final class SpikeStories {
  private static final String OURS = "earshot";

  private final Duration cooldown;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Nothing heard yet; each rule rests for the cool-down after an alarm. */
  public SpikeStories(Duration cooldown) {
    this.cooldown = cooldown;
  }

  private static final class Row {
    private final Map<String, Object> minutes = new LinkedHashMap<>();
    private int found;
    private int falseAlarms;
  }

  /**
   * Adds a story.
   *
   * @param mentions minute by minute, with the windows in which something happens
   * @param negative those of negative mood, in the same minutes
   * @param told when our alerts about more than one person or post were told, in order
   */
  public void add(CountSeries mentions, CountSeries negative, List<Instant> told) {
    score(OURS, mentions, rested(told));
    Baselines.tools()
        .forEach(
            (name, rule) -> {
              score(name + ", all mentions", mentions, alarms(rule, mentions));
              score(name + ", negative ones", mentions, alarms(rule, negative));
            });
  }

  /** By detector: how many windows were found, how soon in minutes, and what was told in vain. */
  public List<Map<String, Object>> report() {
    List<Map<String, Object>> report = new ArrayList<>();
    rows.forEach(
        (name, row) -> {
          Map<String, Object> figures = new LinkedHashMap<>();
          figures.put("detector", name);
          figures.put("found", row.found);
          figures.put("falseAlarms", row.falseAlarms);
          figures.putAll(row.minutes);
          report.add(figures);
        });
    return report;
  }

  private List<Instant> alarms(SpikeRule rule, CountSeries series) {
    List<Instant> alarms = new ArrayList<>();
    for (int bucket : Alarms.of(series, rule.judge(series), cooldown)) {
      // A minute can be judged when it is over.
      alarms.add(Instant.ofEpochMilli(series.starts()[bucket]).plus(series.bucket()));
    }
    return alarms;
  }

  private List<Instant> rested(List<Instant> told) {
    List<Instant> alarms = new ArrayList<>();
    Instant next = Instant.MIN;
    for (Instant alarm : told) {
      if (!alarm.isBefore(next)) {
        alarms.add(alarm);
        next = alarm.plus(cooldown);
      }
    }
    return alarms;
  }

  private void score(String detector, CountSeries series, List<Instant> alarms) {
    Row row = rows.computeIfAbsent(detector, unused -> new Row());
    List<Instant> inVain = new ArrayList<>(alarms);
    for (int i = 0; i < series.windows().length; i++) {
      int[] window = series.windows()[i];
      Instant from = Instant.ofEpochMilli(series.starts()[window[0]]);
      Instant to = Instant.ofEpochMilli(series.starts()[window[1]]).plus(series.bucket());
      Predicate<Instant> within = alarm -> !alarm.isBefore(from) && !alarm.isAfter(to);
      Instant first = alarms.stream().filter(within).findFirst().orElse(null);
      String name = series.windows().length == 1 ? series.name() : series.name() + " " + (i + 1);
      row.minutes.put(name, first == null ? null : Duration.between(from, first).toMinutes());
      row.found += first == null ? 0 : 1;
      inVain.removeIf(within);
    }
    row.falseAlarms += inVain.size();
  }
}
