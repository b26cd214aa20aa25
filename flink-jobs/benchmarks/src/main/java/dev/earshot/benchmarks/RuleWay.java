package dev.earshot.benchmarks;

/** One way of finding the same streaks in the same mentions; its text is its name. */
interface RuleWay {
  /** Looks at every mention once. */
  Cost run() throws Exception;

  /** Whether it looks for streaks; else it is what the others are compared with. */
  boolean finds();

  /**
   * What a run took.
   *
   * @param nanos CPU time of the process: neighbours on a shared machine spoil the clock on the
   *     wall, and collecting garbage is work as well
   * @param matches how many streaks it found
   */
  record Cost(long nanos, long matches) {
    double micros() {
      return nanos / 1e3 / RuleRecords.COUNT;
    }
  }
}
