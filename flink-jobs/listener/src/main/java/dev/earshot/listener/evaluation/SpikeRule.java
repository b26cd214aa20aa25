package dev.earshot.listener.evaluation;

import dev.earshot.listener.levels.SpikeDetector;
import dev.earshot.listener.levels.SpikeMemory;

/** A way to tell a spike in a series of counts. */
@FunctionalInterface
public interface SpikeRule {
  /**
   * Judges each bucket by itself and those before it.
   *
   * @return by bucket, how far the rule's threshold is reached: 1 and above is a spike, 0 is
   *     silence
   */
  double[] judge(CountSeries series);

  /** Ours: the detector the job uses, at a return period in days. */
  static SpikeRule earshot(double returnDays) {
    return series -> {
      SpikeDetector detector = new SpikeDetector(series.bucket());
      SpikeMemory memory = new SpikeMemory();
      double[] judged = new double[series.size()];
      for (int i = 0; i < judged.length; i++) {
        if (series.counts()[i] > 0) {
          judged[i] =
              detector.add(memory, series.starts()[i], series.counts()[i]).returnDays()
                  / returnDays;
        }
      }
      return judged;
    };
  }
}
