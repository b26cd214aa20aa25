package dev.earshot.listener.reading;

import java.util.Map;

/**
 * Weights of features, one row a feature and one column a class, laid out for adding: four columns
 * share a number of 64 bits, 16 bits each, so that a row is four additions, whatever the classes. A
 * feature is found by its {@link Hash#key}.
 *
 * <p>Weights are kept as whole steps; the strongest weight of a table is {@value #STRONGEST} steps.
 */
final class WeightTable {
  /** As many columns as there can be. */
  static final int COLUMNS = 16;

  private static final int LONGS = 4;
  private static final int LANES = 4;

  /** So that {@value #CHUNK} of them do not overflow 16 bits. */
  private static final int STRONGEST = 1023;

  private static final int CHUNK = 32;

  private final KeySet keys;
  private final long[] weights;
  private final double step;

  /**
   * Lays rows out.
   *
   * @param rows weights by feature, at most {@value #COLUMNS} each
   */
  WeightTable(Map<Integer, double[]> rows) {
    double strongest = 1e-9;
    for (double[] row : rows.values()) {
      for (double weight : row) {
        strongest = Math.max(strongest, Math.abs(weight));
      }
    }
    step = strongest / STRONGEST;
    keys = new KeySet(rows.keySet());
    weights = new long[keys.size() * LONGS];
    rows.forEach(
        (key, row) -> {
          int first = row(key);
          for (int i = 0; i < row.length && first >= 0; i++) {
            // Negative lanes borrow from the next; sums give it back.
            weights[first + i / LANES] += Math.round(row[i] / step) << (i % LANES * Short.SIZE);
          }
        });
  }

  /** What a step is worth. */
  double step() {
    return step;
  }

  /** Where a feature's weights begin; below 0 when it has none. */
  int row(int key) {
    return keys.place(key) * LONGS;
  }

  /** The weight in a column of a row, in steps. */
  int weight(int row, int column) {
    long lanes = weights[row + column / LANES];
    for (int i = column % LANES; i > 0; i--) {
      lanes = (lanes - (short) lanes) >> Short.SIZE;
    }
    return (short) lanes;
  }

  /**
   * Adds rows up, column by column, in steps.
   *
   * @param rows where rows begin
   * @param count how many of them
   * @param sums at least {@value #COLUMNS} numbers, which are added to
   */
  void addUp(int[] rows, int count, int[] sums) {
    for (int done = 0; done < count; done += CHUNK) {
      long a = 0;
      long b = 0;
      long c = 0;
      long d = 0;
      int end = Math.min(count, done + CHUNK);
      for (int i = done; i < end; i++) {
        int row = rows[i];
        a += weights[row];
        b += weights[row + 1];
        c += weights[row + 2];
        d += weights[row + 3];
      }
      spread(a, sums, 0);
      spread(b, sums, LANES);
      spread(c, sums, 2 * LANES);
      spread(d, sums, 3 * LANES);
    }
  }

  private static void spread(long lanes, int[] sums, int first) {
    long rest = lanes;
    for (int i = 0; i < LANES; i++) {
      sums[first + i] += (short) rest;
      rest = (rest - (short) rest) >> Short.SIZE;
    }
  }
}
