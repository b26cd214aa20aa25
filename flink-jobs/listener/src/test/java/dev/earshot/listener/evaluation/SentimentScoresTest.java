package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against tables counted by hand. */
class SentimentScoresTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  private static final double[] NEGATIVE = {0.8, 0.1, 0.1};
  private static final double[] NEUTRAL = {0.1, 0.8, 0.1};
  private static final double[] POSITIVE = {0.1, 0.1, 0.8};

  @Test
  void whatWasSaidStandsAgainstWhatWasAnswered() {
    int[] said = {0, 0, 0, 1, 1, 2, 2, 2};
    double[][] odds = {
      NEGATIVE, NEGATIVE, NEUTRAL, NEUTRAL, NEGATIVE, POSITIVE, POSITIVE, NEGATIVE
    };

    SentimentScores scores = SentimentScores.of(said, odds);

    assertThat(scores.confusion()).isDeepEqualTo(new int[][] {{2, 1, 0}, {1, 1, 0}, {1, 0, 2}});
    assertThat(scores.f1()[0]).isCloseTo(4.0 / 7, EXACTLY);
    assertThat(scores.f1()[1]).isCloseTo(0.5, EXACTLY);
    assertThat(scores.f1()[2]).isCloseTo(0.8, EXACTLY);
    assertThat(scores.macroF1()).isCloseTo((4.0 / 7 + 0.5 + 0.8) / 3, EXACTLY);
    assertThat(scores.accuracy()).isCloseTo(5.0 / 8, EXACTLY);
  }

  @Test
  void aMoodThatIsNeverFoundCountsAsNothingNotAsMissing() {
    SentimentScores scores =
        SentimentScores.of(new int[] {0, 1, 2}, new double[][] {NEGATIVE, NEUTRAL, NEUTRAL});

    assertThat(scores.f1()[2]).isZero();
    assertThat(scores.macroF1()).isCloseTo((1 + 2.0 / 3 + 0) / 3, EXACTLY);
  }

  @Test
  void ofASetWithTwoMoodsTheBetterOfTheTwoIsTheAnswer() {
    double[] neutralThenGood = {0.1, 0.6, 0.3};
    double[] neutralThenBad = {0.3, 0.6, 0.1};

    SentimentScores scores =
        SentimentScores.of(
            new int[] {0, 0, 2}, new double[][] {neutralThenBad, neutralThenGood, POSITIVE});

    assertThat(scores.confusion()).isDeepEqualTo(new int[][] {{1, 0, 1}, {0, 0, 0}, {0, 0, 1}});
    assertThat(scores.f1()[1]).as("a mood nobody said").isNaN();
    assertThat(scores.macroF1()).isCloseTo((2.0 / 3 + 2.0 / 3) / 2, EXACTLY);
    assertThat(scores.accuracy()).isCloseTo(2.0 / 3, EXACTLY);
  }

  /**
   * Half of the negatives are found at 0.8, and with them one of ten others: of 15 negatives in a
   * hundred that is 7.5, of 85 others 8.5.
   */
  @Test
  void alertPrecisionIsTheShareThatIsNegativeWhereHalfOfThemAreFound() {
    int[] said = {0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2};
    double[] negativity = {0.3, 0.9, 0.1, 0.8, 0.85, 0.7, 0.2, 0, 0, -0.5, -0.5, 0.1, -0.9, -0.9};
    double[][] odds = new double[said.length][];
    for (int i = 0; i < said.length; i++) {
      odds[i] = new double[] {(1 + negativity[i]) / 2, 0, (1 - negativity[i]) / 2};
    }

    assertThat(SentimentScores.of(said, odds).alertPrecision())
        .isCloseTo(7.5 / (7.5 + 8.5), EXACTLY);
  }

  @Test
  void alertPrecisionNeedsNegativesAndOthers() {
    double[][] odds = {NEGATIVE, POSITIVE};

    assertThat(SentimentScores.of(new int[] {0, 0}, odds).alertPrecision()).isNaN();
    assertThat(SentimentScores.of(new int[] {1, 2}, odds).alertPrecision()).isNaN();
    assertThat(SentimentScores.of(new int[] {0, 2}, odds).alertPrecision()).isEqualTo(1);
  }

  @Test
  void noPostsGiveNoFigures() {
    SentimentScores scores = SentimentScores.of(new int[0], new double[0][]);

    assertThat(scores.macroF1()).isNaN();
    assertThat(scores.accuracy()).isNaN();
  }

  @Test
  void theIntervalHoldsTheFigureIsTheSameAgainAndNarrowerForMorePosts() {
    double[] few = interval(10);
    double[] many = interval(100);

    assertThat(few).isEqualTo(interval(10));
    assertThat(SentimentScores.of(said(10), odds(10)).macroF1()).isBetween(few[0], few[1]);
    assertThat(many[1] - many[0]).isPositive().isLessThan((few[1] - few[0]) / 2);
  }

  private static double[] interval(int times) {
    return SentimentScores.macroF1Interval(said(times), odds(times));
  }

  private static int[] said(int times) {
    int[] said = new int[6 * times];
    for (int i = 0; i < said.length; i++) {
      said[i] = i % 3;
    }
    return said;
  }

  /** Every second one is answered with neutral. */
  private static double[][] odds(int times) {
    double[][] moods = {NEGATIVE, NEUTRAL, POSITIVE};
    double[][] odds = new double[6 * times][];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = i % 2 == 0 ? NEUTRAL : moods[i % 3];
    }
    return odds;
  }
}
