package dev.earshot.wall;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying one setting.
 *
 * @param spared dismissed alerts that vanish, by id
 * @param lost confirmed alerts that vanish, of any rule
 * @param fresh alerts that are new
 * @param before alerts a week as rules are, of all rules
 * @param now the same with this setting
 */
record Trial(
    Candidates.Candidate candidate,
    List<String> spared,
    List<Lesson.Brief> lost,
    int fresh,
    double before,
    double now) {

  /**
   * The one to propose: of those that spare people something, lose nothing they wanted and bring
   * nothing new, the one that spares most; of those the one that changes least.
   */
  static Optional<Trial> best(List<Trial> trials) {
    return trials.stream()
        .filter(trial -> !trial.spared.isEmpty() && trial.lost.isEmpty() && trial.fresh == 0)
        .min(
            Comparator.comparingInt((Trial trial) -> -trial.spared.size())
                .thenComparingDouble(trial -> trial.candidate.change()));
  }
}
