package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  private static final int POSTS = 1_000;

  /**
   * Three of four are as the model says, so that of two classes their sums should differ by ln 3.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 4})
  void aModelThatIsTooSureOrTooTimidIsMadeToSayWhatHolds(double tooSure) {
    int[] said = new int[POSTS];
    double[][] sums = new double[POSTS][];
    for (int i = 0; i < POSTS; i++) {
      said[i] = i % 4 == 0 ? 1 : 0;
      sums[i] = new double[] {tooSure * Math.log(3), 0, -1e6};
    }

    Calibration calibration = Calibration.of(said, sums);

    assertThat(calibration.temperature()).isCloseTo(tooSure, Percentage.withPercentage(3));
    assertThat(Calibration.odds(sums[0], calibration.temperature())[0])
        .isCloseTo(0.75, within(0.01));
  }

  @Test
  void itIsUnsureOfAQuarter() {
    Random random = new Random(5);
    int[] said = new int[POSTS];
    double[][] sums = new double[POSTS][];
    for (int i = 0; i < POSTS; i++) {
      sums[i] = random.doubles(3, -2, 2).toArray();
      double drawn = random.nextDouble();
      double[] odds = Calibration.odds(sums[i], 1);
      said[i] = drawn < odds[0] ? 0 : drawn < odds[0] + odds[1] ? 1 : 2;
    }

    Calibration calibration = Calibration.of(said, sums);

    assertThat(calibration.temperature()).isCloseTo(1, Percentage.withPercentage(15));
    long unsure =
        Arrays.stream(sums)
            .map(each -> Calibration.odds(each, calibration.temperature()))
            .filter(odds -> Arrays.stream(odds).max().orElseThrow() < calibration.sureFrom())
            .count();
    assertThat((double) unsure / POSTS).isCloseTo(0.25, within(0.01));
  }

  @Test
  void oddsAddUpToOneHoweverLargeTheSums() {
    double[] odds = Calibration.odds(new double[] {1e6, 1e6, -1e6}, 2);

    assertThat(odds).containsExactly(0.5, 0.5, 0);
    assertThat(Calibration.odds(new double[] {2, 0, 0}, 2)[0])
        .isCloseTo(Math.E / (Math.E + 2), within(1e-12));
  }
}
