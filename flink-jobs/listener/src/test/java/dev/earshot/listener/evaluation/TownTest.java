package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TownTest {
  private static final int DAYS = 28;
  private static final int[] QUIET = {};

  @ParameterizedTest
  @EnumSource(Town.Kind.class)
  void everyKindSaysAsMuchAsAskedFor(Town.Kind kind) {
    CountSeries few = new Town(3_000, kind, 1).days(DAYS, QUIET, 0);
    CountSeries many = new Town(144_000_000, kind, 1).days(DAYS, QUIET, 0);

    assertThat(Arrays.stream(few.counts()).sum() / (3_000.0 * DAYS)).isCloseTo(1, within(0.05));
    assertThat(Arrays.stream(many.counts()).sum() / (144e6 * DAYS)).isCloseTo(1, within(0.05));
  }

  @Test
  void theSameSeedSaysTheSameAnotherSomethingElse() {
    long[] one = new Town(300, Town.Kind.OVERDISPERSED, 1).days(2, QUIET, 0).counts();

    assertThat(new Town(300, Town.Kind.OVERDISPERSED, 1).days(2, QUIET, 0).counts()).isEqualTo(one);
    assertThat(new Town(300, Town.Kind.OVERDISPERSED, 2).days(2, QUIET, 0).counts())
        .isNotEqualTo(one);
  }

  @Test
  void aBurstBringsItsMentionsWithinItsHour() {
    long[] counts = new Town(3, Town.Kind.PLAIN, 1).days(2, new int[] {1_500}, 600).counts();

    assertThat(Arrays.stream(counts, 1_500, 1_560).sum()).isBetween(530L, 670L);
    assertThat(Arrays.stream(counts).sum() - Arrays.stream(counts, 1_500, 1_560).sum())
        .isLessThan(20);
  }
}
