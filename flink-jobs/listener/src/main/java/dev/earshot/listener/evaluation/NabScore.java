package dev.earshot.listener.evaluation;

import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015), summed over series. An alarm
 * within a window earns the more the earlier it comes, only the first counts; outside it costs, the
 * more the further behind a window; a window without an alarm costs as much as one earns at most.
 * Alarms in the first 15 % of a series (of its first 5,000 rows) count neither way.
 */
public final class NabScore {
  private static final double PROBATION = 0.15;
  private static final int MOST_PROBATION = 750;

  /** What a false alarm costs under the standard profile, and where they are to be rare. */
  private static final double COST = 0.11;

  private static final double COST_LOW_FP = 0.22;

  /** Beyond three windows behind a window an alarm is wholly false. */
  private static final double FAR = 3;

  private double earned;
  private double spent;
  private int windows;
  private int found;
  private int falseAlarms;
  private double weeks;

  /**
   * Counts a series in.
   *
   * @param alarms the buckets with an alarm, ascending
   */
  public void add(CountSeries series, List<Integer> alarms) {
    int probation = (int) Math.min(PROBATION * series.size(), MOST_PROBATION);
    double[] best = new double[series.windows().length];
    for (int alarm : alarms) {
      if (alarm < probation) {
        continue;
      }
      int before = -1;
      boolean within = false;
      for (int i = 0; i < best.length; i++) {
        int[] window = series.windows()[i];
        if (alarm > window[1]) {
          before = i;
        } else if (alarm >= window[0]) {
          within = true;
          best[i] = Math.max(best[i], reward(alarm, window));
        }
      }
      if (!within) {
        falseAlarms++;
        spent += before < 0 ? 1 : -cost(alarm, series.windows()[before]);
      }
    }
    for (double reward : best) {
      windows++;
      found += reward > 0 ? 1 : 0;
      earned += reward > 0 ? reward : -1;
    }
    weeks += series.weeks();
  }

  /** 1 at the window's start, next to nothing at its end. */
  private static double reward(int alarm, int[] window) {
    double width = window[1] - window[0] + 1;
    return sigmoid(-(window[1] - alarm + 1) / width) / sigmoid(-1);
  }

  /** 0 right behind the window, −1 far behind it. */
  private static double cost(int alarm, int[] window) {
    return sigmoid((double) (alarm - window[1]) / Math.max(1, window[1] - window[0]));
  }

  private static double sigmoid(double position) {
    return position > FAR ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
  }

  /** The standard profile: 0 is no alarm at all, 100 the start of each window and nothing else. */
  public double standard() {
    return normalised(COST);
  }

  /** The profile that wants few false alarms. */
  public double lowFalsePositives() {
    return normalised(COST_LOW_FP);
  }

  private double normalised(double cost) {
    return windows == 0 ? 0 : 100 * (earned - cost * spent + windows) / (2 * windows);
  }

  /** Windows there are. */
  public int windows() {
    return windows;
  }

  /** Windows with an alarm. */
  public int windowsFound() {
    return found;
  }

  /** Alarms outside every window, after probation, by weeks of all series together. */
  public double falseAlarmsPerWeek() {
    return weeks == 0 ? 0 : falseAlarms / weeks;
  }
}
