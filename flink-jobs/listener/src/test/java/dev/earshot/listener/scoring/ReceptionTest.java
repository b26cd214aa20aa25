package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.model.Author;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered of reactions to an author's posts, and from when on it counts. */
class ReceptionTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant COUNTS = NINE.plus(Reception.MATURE).plus(Reception.SETTLED);

  private Reception ana;

  @Test
  void nothingIsKeptWhereNobodyReactsAndTheNetworkTellsNothing() {
    for (int i = 0; i < 10; i++) {
      post(i, NINE.plus(DAY.multipliedBy(i)), null);
    }

    assertThat(ana).isNull();
  }

  @Test
  void aPostCountsNoSoonerThanItMatured() {
    post(1, NINE, 7L);

    assertThat(ana.until(COUNTS.minusMillis(1)).matured()).isZero();
    assertThat(brought()).isCloseTo(7, within(1e-9));
    assertThat(ana.until(COUNTS).told()).isOne();
  }

  @Test
  void theLargerOfWhatTheNetworkCountsAndWhatWasHeardCounts() {
    post(1, NINE, 1L);
    for (int i = 0; i < 20; i++) {
      heard(1, true, "x:" + i, NINE.plusSeconds(i));
    }
    post(2, NINE, 90L);
    heard(2, true, "x:bob", NINE.plusSeconds(60));

    assertThat(Math.pow(10, ana.until(COUNTS).orders())).isCloseTo(20.5 * 90.5, within(300.0));
  }

  @Test
  void aRevisionTellsMoreUntilThePostHasMatured() {
    post(1, NINE, 0L);
    revised(1, NINE, NINE.plus(DAY).minusMillis(1), 5L);
    revised(1, NINE, NINE.plus(DAY), 50L);
    revised(1, NINE, NINE.plusSeconds(60), 3L);

    assertThat(brought()).isCloseTo(5, within(1e-9));
  }

  @Test
  void aRevisionMayBeTheFirstToTell() {
    post(1, NINE, null);
    revised(1, NINE, NINE.plusSeconds(60), 5L);

    assertThat(brought()).isCloseTo(5, within(1e-9));
  }

  @Test
  void aReplyIsHalfAReshareAndALikeATenth() {
    ana = Reception.after(null, said(new Post.Engagement(1L, 2L, 10L, null, null)), 1, NINE, NINE);

    assertThat(brought()).isCloseTo(3, within(1e-9));
  }

  @Test
  void viewsAloneTellNothing() {
    ana =
        Reception.after(null, said(new Post.Engagement(null, null, null, 9L, null)), 1, NINE, NINE);

    assertThat(ana).isNull();
  }

  @Test
  void whoReactsTwiceOrIsToldOfTwiceCountsOnce() {
    post(1, NINE, 0L);
    for (int i = 0; i < 5; i++) {
      heard(1, true, "x:bob", NINE.plusSeconds(i));
    }

    assertThat(brought()).isCloseTo(1, within(0.02));
  }

  @Test
  void aReactionOnceThePostHasMaturedIsTooLate() {
    post(1, NINE, 0L);
    heard(1, true, "x:bob", NINE.plus(DAY));

    assertThat(brought()).isCloseTo(0, within(1e-9));
  }

  @Test
  void fromTheFirstReactionOnSilenceCounts() {
    heard(1, false, "x:bob", NINE);
    post(2, NINE.plus(Reception.SETTLED).minusMillis(1), null);
    post(3, NINE.plus(Reception.SETTLED), null);
    post(4, NINE.plus(DAY), null);

    Reception later = ana.until(NINE.plus(DAY.multipliedBy(3)));
    assertThat(later.matured()).isEqualTo(2);
    assertThat(later.told()).isZero();
  }

  @Test
  void theSumIsWorthHalfAfterThirtyDays() {
    post(1, NINE, 8L);
    post(2, NINE.plus(DAY.multipliedBy(30)), 0L);

    Reception later = ana.until(NINE.plus(DAY.multipliedBy(40)));
    assertThat(later.orders()).isCloseTo(Math.log10(8.5) / 2 + Math.log10(0.5), within(1e-9));
    assertThat(later.posts()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void itIsTheSameHoweverManyMatureAtOnce() {
    Reception often = null;
    Reception once = null;
    for (int i = 0; i < 15; i++) {
      Instant at = NINE.plusSeconds(5_000L * i + i % 3);
      Post post = said(new Post.Engagement((long) i, 1L, 3L, null, null));
      often = Reception.after(often, post, i, at, at).until(at);
      once = Reception.after(once, post, i, at, at);
    }
    for (int i = 0; i < 200; i++) {
      often = often.until(NINE.plusSeconds(1_000L * i));
    }

    Instant end = NINE.plus(DAY.multipliedBy(9));
    assertThat(often.until(end)).isEqualTo(once.until(end));
  }

  @Test
  void whoPostsAllDayIsKnownByTheFirstPosts() {
    for (int i = 0; i < 100; i++) {
      post(i, NINE.plusSeconds(i), 1L);
    }

    assertThat(ana.young()).hasSize(24);
  }

  @Test
  void oneLuckyPostAmongFiveTellsLittleAndFiveGoodOnesTellMuch() {
    for (int i = 0; i < 5; i++) {
      post(i, NINE.plusSeconds(i), i == 0 ? 100L : 0L);
    }
    Reception lucky = ana.until(NINE.plus(DAY.multipliedBy(2)));
    ana = null;
    for (int i = 0; i < 5; i++) {
      post(i, NINE.plusSeconds(i), 20L);
    }

    assertThat(lucky.deviation(0.5)).isBetween(0.0, 0.15);
    assertThat(ana.until(NINE.plus(DAY.multipliedBy(2))).deviation(0.5)).isGreaterThan(0.9);
  }

  @Test
  void aPostOrTwoThatBringNothingHardlyCount() {
    post(1, NINE, 0L);
    post(2, NINE.plusSeconds(1), 0L);

    assertThat(15 * ana.until(COUNTS.plusSeconds(1)).deviation(0.54)).isBetween(-3.0, 0.0);
  }

  @Test
  void whatWasOnlyHeardTakesNoPointsAway() {
    heard(1, false, "x:bob", NINE);
    for (int i = 2; i < 9; i++) {
      post(i, NINE.plus(Reception.SETTLED).plusSeconds(i), i == 2 ? 0L : null);
    }

    assertThat(ana.until(NINE.plus(DAY.multipliedBy(3))).deviation(5)).isZero();
  }

  /** What the one post that matured brought. */
  private double brought() {
    return Math.pow(10, ana.until(COUNTS).orders()) - 0.5;
  }

  private void post(long key, Instant at, Long reshares) {
    revised(key, at, at, reshares);
  }

  private void revised(long key, Instant first, Instant at, Long reshares) {
    Post.Engagement counts =
        reshares == null ? null : new Post.Engagement(reshares, null, null, null, null);
    ana = Reception.after(ana, said(counts), key, first, at);
  }

  private void heard(long key, boolean reshare, String by, Instant at) {
    ana = Reception.after(ana, key, reshare, by, at);
  }

  private static Post said(Post.Engagement counts) {
    return new Post(
        "p",
        null,
        0,
        null,
        "x",
        null,
        Author.of("ana"),
        null,
        null,
        NINE,
        null,
        null,
        null,
        null,
        counts,
        null,
        0);
  }
}
