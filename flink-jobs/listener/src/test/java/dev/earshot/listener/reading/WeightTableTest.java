package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightTableTest {
  @Test
  void aFeatureThatWasNeverSetHasNoRow() {
    assertThat(new WeightTable(Map.of(17, new double[] {1})).row(17)).isNotNegative();
    assertThat(new WeightTable(Map.of(17, new double[] {1})).row(18)).isNegative();
    assertThat(new WeightTable(Map.of()).row(17)).isNegative();
  }

  @Test
  void aRowIsAddedColumnByColumnWhateverTheSigns() {
    double[] row = {0.5, -1.25, 0, 3, -3, -0.001, 2, 1, -2, 1, -1, 0, 0.25, -0.25, 1, -3};
    WeightTable table = new WeightTable(Map.of(-9, row));
    int[] sums = new int[WeightTable.COLUMNS];

    table.addUp(new int[] {table.row(-9)}, 1, sums);

    for (int i = 0; i < row.length; i++) {
      assertThat(sums[i] * table.step()).isCloseTo(row[i], within(table.step()));
      assertThat(table.weight(table.row(-9), i)).isEqualTo(sums[i]);
    }
  }

  @Test
  void thousandsOfStrongRowsDoNotOverflow() {
    WeightTable table = new WeightTable(Map.of(1, new double[] {9, -9, 9, -9, 9}));
    int rows = 10_001;
    int[] found = new int[rows];
    int[] sums = new int[WeightTable.COLUMNS];

    table.addUp(found, rows, sums);

    assertThat(sums[0] * table.step()).isCloseTo(9.0 * rows, within(1e-6 * rows));
    assertThat(sums[1] * table.step()).isCloseTo(-9.0 * rows, within(1e-6 * rows));
    assertThat(sums[5]).isZero();
  }

  @Test
  void manyRowsKeepTheirWeights() {
    Random random = new Random(3);
    Map<Integer, double[]> rows = new HashMap<>();
    while (rows.size() < 5_000) {
      rows.put(random.nextInt(), new double[] {random.nextDouble() - 0.5, random.nextDouble() * 4});
    }
    rows.remove(0);
    WeightTable table = new WeightTable(rows);

    rows.forEach(
        (key, row) -> {
          for (int i = 0; i < row.length; i++) {
            assertThat(table.weight(table.row(key), i) * table.step())
                .isCloseTo(row[i], within(table.step()));
          }
        });
  }
}
