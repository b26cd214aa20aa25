package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightTableTest {
  private static final double STEP = 1 / 2000.0;

  @Test
  void aFeatureThatWasNeverSetHasNoRow() {
    WeightTable table = new WeightTable(4, 2);
    table.set(17, 0, 1);

    assertThat(table.row(17)).isNotNegative();
    assertThat(table.row(18)).isEqualTo(-1);
    assertThat(new WeightTable(0, 3).row(17)).isEqualTo(-1);
  }

  @Test
  void featuresThatWantTheSameSlotAreKeptApart() {
    WeightTable table = new WeightTable(6, 1);
    int[] keys = {5, 5 + 32, 5 + 64, 5 + 1024, 31, 63};
    for (int i = 0; i < keys.length; i++) {
      table.set(keys[i], 0, i + 1);
    }

    for (int i = 0; i < keys.length; i++) {
      assertThat((double) table.weight(table.row(keys[i]), 0)).isCloseTo(i + 1, within(STEP));
    }
    assertThat(table.row(5 + 2048)).as("another one that wants it").isEqualTo(-1);
  }

  @Test
  void aRowIsAddedColumnByColumn() {
    WeightTable table = new WeightTable(2, 3);
    table.set(-9, 0, 0.5);
    table.set(-9, 2, -1.25);
    float[] sums = {1, 2, 3};

    table.addTo(sums, table.row(-9));

    assertThat(sums).containsExactly(1.5f, 2f, 1.75f);
  }

  @Test
  void aWeightIsSetAnewNotAdded() {
    WeightTable table = new WeightTable(2, 1);
    table.set(7, 0, 3);
    table.set(7, 0, -2);

    assertThat(table.weight(table.row(7), 0)).isEqualTo(-2);
  }

  @Test
  void whatIsBeyondSixteenIsCut() {
    WeightTable table = new WeightTable(2, 1);
    table.set(1, 0, 1e9);
    table.set(2, 0, -1e9);

    assertThat(table.weight(table.row(1), 0)).isBetween(16f, 16.5f);
    assertThat(table.weight(table.row(2), 0)).isBetween(-16.5f, -16f);
  }

  @Test
  void asManyRowsAsPromisedFitAndKeepTheirWeights() {
    int rows = 4_095;
    WeightTable table = new WeightTable(rows, 2);
    Random random = new Random(3);
    int[] keys = random.ints().filter(key -> key != 0).distinct().limit(rows).toArray();
    double[] weights = random.doubles(rows, -16, 16).toArray();
    for (int i = 0; i < rows; i++) {
      table.set(keys[i], 1, weights[i]);
    }

    for (int i = 0; i < rows; i++) {
      int row = table.row(keys[i]);
      assertThat((double) table.weight(row, 1)).isCloseTo(weights[i], within(STEP));
      assertThat(table.weight(row, 0)).isZero();
    }
  }

  /** 0 marks a free slot. */
  @Test
  void theKeyThatMarksAFreeSlotDoesWithoutWeights() {
    WeightTable table = new WeightTable(2, 1);
    table.set(0, 0, 5);
    table.set(32, 0, 1);

    assertThat(table.row(0)).isEqualTo(-1);
    assertThat(table.weight(table.row(32), 0)).isEqualTo(1);
  }
}
