package dev.earshot.listener.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {
  private static final Offset<Double> NEARLY = within(1e-9);

  /** Of size 1 it is geometric: a count of k or more has probability (m / (1 + m))^k. */
  @Test
  void ofSizeOneEachFurtherMentionIsAsSurprisingAsTheLast() {
    for (int count = 1; count < 200; count += 7) {
      assertThat(NegativeBinomial.surprise(count, 3, 1))
          .isCloseTo(-count * Math.log10(0.75), within(1e-7));
    }
  }

  @Test
  void ofFirmExpectationItIsPoisson() {
    double three = 1 - Math.exp(-1) * (1 + 1 + 0.5);

    assertThat(NegativeBinomial.surprise(3, 1, 1e9)).isCloseTo(-Math.log10(three), within(1e-6));
    assertThat(NegativeBinomial.surprise(1, 2, 1e9))
        .isCloseTo(-Math.log10(1 - Math.exp(-2)), within(1e-6));
  }

  /** P(N >= 2) = 1 − q² − 2·p·q² with q = 2/3, p = 1/3. */
  @Test
  void aSmallCaseComputedByHand() {
    assertThat(NegativeBinomial.surprise(2, 1, 2))
        .isCloseTo(-Math.log10(1 - 4.0 / 9 - 8.0 / 27), NEARLY);
  }

  @Test
  void noCountIsNoSurprise() {
    assertThat(NegativeBinomial.surprise(0, 5, 2)).isZero();
    assertThat(NegativeBinomial.surprise(1e-6, 50, 2)).isCloseTo(0, within(1e-4));
  }

  @Test
  void whatIsAllButImpossibleIsCapped() {
    assertThat(NegativeBinomial.surprise(1e9, 1, 100)).isEqualTo(300);
    assertThat(NegativeBinomial.surprise(1e12, 1e5, 100)).isEqualTo(300);
  }

  @Test
  void largerCountsAreMoreSurprisingAtAnySize() {
    for (double mean = 1e-3; mean < 1e9; mean *= 10) {
      double before = -1;
      for (double times = 0.5; times < 8; times *= 1.3) {
        double now = NegativeBinomial.surprise(times * mean, mean, 10);
        assertThat(now).as("%s times %s", times, mean).isGreaterThan(before).isFinite();
        before = now;
      }
    }
  }
}
