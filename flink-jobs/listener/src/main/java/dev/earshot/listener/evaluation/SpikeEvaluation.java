package dev.earshot.listener.evaluation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well spikes are found in series of which people said when something happened. What each
 * figure means: {@code docs/spikes.md}.
 */
public final class SpikeEvaluation {
  /** From a sixteenth to sixteen times the threshold, in steps of a half. */
  private static final int LADDER = 14;

  private static final double STEP = 1.5;

  private final List<CountSeries> series;
  private final Duration cooldown;

  /** Of all series together; each rule rests for the cool-down after an alarm. */
  public SpikeEvaluation(List<CountSeries> series, Duration cooldown) {
    this.series = series;
    this.cooldown = cooldown;
  }

  /** Figures of ours at a return period in days, of each series, and of the baselines. */
  public Map<String, Object> report(double returnDays) {
    SpikeRule ours = SpikeRule.earshot(returnDays);
    Map<String, Object> report = figures(score(ours, 1));
    Map<String, Object> baselines = new LinkedHashMap<>();
    Baselines.textbook().forEach((name, rule) -> baselines.put(name, atItsBest(rule)));
    Baselines.tools().forEach((name, rule) -> baselines.put(name, figures(score(rule, 1))));
    report.put("baselines", baselines);
    Map<String, Object> each = new LinkedHashMap<>();
    for (CountSeries one : series) {
      each.put(one.name(), figures(new SpikeEvaluation(List.of(one), cooldown).score(ours, 1)));
    }
    report.put("series", each);
    return report;
  }

  /** A textbook detector at the threshold that suits it best here: a lead we do not take. */
  private Map<String, Object> atItsBest(SpikeRule rule) {
    NabScore best = score(rule, 1);
    for (int i = -LADDER; i <= LADDER; i++) {
      NabScore other = score(rule, Math.pow(STEP, i / 2.0));
      best = other.standard() > best.standard() ? other : best;
    }
    return figures(best);
  }

  private NabScore score(SpikeRule rule, double threshold) {
    NabScore score = new NabScore();
    for (CountSeries one : series) {
      score.add(one, Alarms.of(one, rule.judge(one), threshold, cooldown));
    }
    return score;
  }

  private static Map<String, Object> figures(NabScore score) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("standard", rounded(score.standard(), 10));
    figures.put("lowFP", rounded(score.lowFalsePositives(), 10));
    figures.put("windows", score.windows());
    figures.put("windowsFound", score.windowsFound());
    figures.put("falseAlarmsPerWeek", rounded(score.falseAlarmsPerWeek(), 1000));
    return figures;
  }

  static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
