package dev.earshot.listener.reading;

/**
 * Weights of features, one row a feature and one column a class, in flat arrays small enough for a
 * processor's cache. A feature is found by its {@link Hash#key}; where two hashes want one slot,
 * the next free one is taken.
 *
 * <p>Weights are kept in 16 bits, in steps of 1/{@value #STEPS}.
 */
final class WeightTable {
  /** Weights of our models lie within ±16. */
  private static final int STEPS = 2000;

  private static final float STEP = 1f / STEPS;

  private final int columns;
  private final int mask;
  private final int[] keys;
  private final short[] weights;

  /**
   * An empty table.
   *
   * @param rows how many features it will hold
   * @param columns how many classes
   */
  WeightTable(int rows, int columns) {
    int slots = Integer.highestOneBit(Math.max(8, rows)) * 4;
    this.columns = columns;
    this.mask = slots - 1;
    this.keys = new int[slots];
    this.weights = new short[slots * columns];
  }

  /** The row of a feature: where its weights begin; −1 when it has none. */
  int row(int key) {
    int slot = key & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return slot * columns;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The weight in a column of a row. */
  float weight(int row, int column) {
    return weights[row + column] * STEP;
  }

  /** Adds a row to sums, one a column. */
  void addTo(float[] sums, int row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weights[row + i] * STEP;
    }
  }

  /** Sets a weight; what is beyond ±16 is cut. */
  void set(int key, int column, double weight) {
    // 0 marks a free slot; the one feature in four billion that has it does without weights.
    if (key == 0) {
      return;
    }
    int slot = key & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    long steps = Math.round(weight * STEPS);
    weights[slot * columns + column] =
        (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps));
  }
}
