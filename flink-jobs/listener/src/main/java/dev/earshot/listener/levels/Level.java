package dev.earshot.listener.levels;

import java.time.Duration;

/**
 * How much is being said, against what is usual. For reading on the spot: what is kept or sent
 * copies what it needs.
 *
 * @param observed mentions in the window; they fade in and out of it, so one just heard counts
 *     twice and one that is as old as the window hardly
 * @param expected how many are usual there at this hour and weekday, above 0
 * @param window the window this is about, a quarter of an hour to a day: the most surprising one,
 *     unless one was asked for
 * @param surprise −log10 of the probability of so many, 0 to 300
 * @param returnDays so high a level is seen about once in so many days; 0 when it was not tested:
 *     fewer than ten observed, less than twice the expected, or the first day of all
 * @param returnDaysByWindow the same for each window, shortest first, the others as they are now
 */
public record Level(
    double observed,
    double expected,
    Duration window,
    double surprise,
    double returnDays,
    double[] returnDaysByWindow) {

  /** How many windows stand at a level seen at most once in so many days. */
  public int windowsAbove(double days) {
    int above = 0;
    for (double each : returnDaysByWindow) {
      above += each >= days && each > 0 ? 1 : 0;
    }
    return above;
  }

  /**
   * The shortest window that stands out at all, in milliseconds: a rise began no longer ago than
   * about that. 0 when none does.
   */
  public long shortestAboveMillis() {
    for (int scale = 0; scale < returnDaysByWindow.length; scale++) {
      if (returnDaysByWindow[scale] > 0) {
        return Scale.window(scale).toMillis();
      }
    }
    return 0;
  }

  /** Observed mentions by expected ones. */
  public double ratio() {
    return observed / expected;
  }
}
