package dev.earshot.wall;

import dev.earshot.config.Change;
import dev.earshot.config.Rules;
import dev.earshot.config.RulesText;
import dev.earshot.model.Alert;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Settings that might spare people what they dismissed; the replay tells whether they do. */
final class Candidates {
  /** Of each threshold. */
  private static final int EACH = 3;

  /** Of all: each is a replay. */
  static final int MOST = 6;

  /**
   * One setting to be tried.
   *
   * @param key as the rules spell it
   * @param change how far it goes, as a share of what stands there now
   * @param hoped how many dismissed ones it may spare, by what they tell
   */
  record Candidate(String key, String before, String after, double change, long hoped) {}

  private Candidates() {}

  /** What is worth trying, the most promising first. */
  static List<Candidate> of(String rule, Rules rules, List<Alert> noise, List<Alert> confirmed) {
    List<Candidate> all = new ArrayList<>();
    for (Threshold threshold : Threshold.of(rule)) {
      BigDecimal now = new BigDecimal(value(rules, threshold.key())).stripTrailingZeros();
      List<Alert> spared = noise.stream().filter(threshold.about()).toList();
      List<Alert> kept = confirmed.stream().filter(threshold.about()).toList();
      List<BigDecimal> values =
          threshold.measure() == null ? steps(threshold, now) : above(threshold, now, spared, kept);
      for (BigDecimal value : values) {
        all.add(candidate(threshold, now, value, spared));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparingLong(Candidate::hoped)
                .reversed()
                .thenComparingDouble(Candidate::change))
        .limit(MOST)
        .toList();
  }

  /** What a key says; of a list's first item, too. */
  static String value(Rules rules, String key) {
    if (key.endsWith("windows[0].count")) {
      return String.valueOf(rules.negativeStreak().windows().get(0).count());
    }
    return Change.keys(rules).get(key);
  }

  /** The rules with this in place of what they say, and the next version. */
  static String text(Rules rules, Candidate candidate) {
    return RulesText.write(
        rules,
        Map.of(candidate.key(), candidate.after(), "version", String.valueOf(rules.version() + 1)));
  }

  /** Just above what dismissed ones had, and not above what any confirmed one had. */
  private static List<BigDecimal> above(
      Threshold threshold, BigDecimal now, List<Alert> noise, List<Alert> confirmed) {
    BigDecimal most = BigDecimal.valueOf(threshold.most());
    for (Alert alert : confirmed) {
      most = most.min(BigDecimal.valueOf(threshold.measure().applyAsDouble(alert)));
    }
    TreeSet<BigDecimal> values = new TreeSet<>();
    for (Alert alert : noise) {
      BigDecimal had = BigDecimal.valueOf(threshold.measure().applyAsDouble(alert));
      // Round where that suffices: whoever reads the rules has to remember it.
      for (int digits = threshold.digits(); digits <= threshold.finest(); digits++) {
        BigDecimal next =
            had.setScale(digits, RoundingMode.FLOOR).add(BigDecimal.ONE.movePointLeft(digits));
        if (next.compareTo(most) <= 0 && next.compareTo(now) > 0) {
          values.add(next.stripTrailingZeros());
          break;
        }
      }
    }
    return spread(List.copyOf(values));
  }

  /** The mildest, the strictest, and one between. */
  private static List<BigDecimal> spread(List<BigDecimal> values) {
    if (values.size() <= EACH) {
      return values;
    }
    return List.of(values.get(0), values.get(values.size() / 2), values.get(values.size() - 1));
  }

  /** Where alerts do not tell: a quarter, a half, and all of the way to double or to the most. */
  private static List<BigDecimal> steps(Threshold threshold, BigDecimal now) {
    BigDecimal most = BigDecimal.valueOf(threshold.most());
    BigDecimal way = most.subtract(now);
    if (way.signum() > 0 && threshold.most() > 1) {
      way = way.min(now);
    }
    TreeSet<BigDecimal> values = new TreeSet<>();
    for (double share : new double[] {0.25, 0.5, 1}) {
      BigDecimal value =
          now.add(way.multiply(BigDecimal.valueOf(share)))
              .setScale(threshold.digits(), RoundingMode.HALF_UP);
      if (value.compareTo(now) != 0) {
        values.add(value.stripTrailingZeros());
      }
    }
    return List.copyOf(values);
  }

  private static Candidate candidate(
      Threshold threshold, BigDecimal now, BigDecimal value, List<Alert> noise) {
    double from = now.signum() == 0 ? 1 : Math.abs(now.doubleValue());
    double change = Math.abs(value.doubleValue() - now.doubleValue()) / from;
    long hoped =
        threshold.measure() == null
            ? 0
            : noise.stream()
                .filter(alert -> threshold.measure().applyAsDouble(alert) < value.doubleValue())
                .count();
    return new Candidate(
        threshold.key(), now.toPlainString(), value.toPlainString(), change, hoped);
  }
}
