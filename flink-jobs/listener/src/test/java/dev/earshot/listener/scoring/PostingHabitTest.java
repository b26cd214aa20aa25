package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingHabitTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void oneSinglePostIsNoHabit() {
    assertThat(posted(null, START).postsADay()).isCloseTo(0.023, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"1, 24", "4, 6", "24, 1"})
  void whoKeepsARhythmIsKnownByIt(double postsADay, long everyHours) {
    PostingHabit habit = every(Duration.ofHours(everyHours), Duration.ofDays(365));

    assertThat(habit.postsADay()).isCloseTo(postsADay, within(0.05 * postsADay));
  }

  @Test
  void aCountIsWorthHalfAfterThirtyDays() {
    PostingHabit many = every(Duration.ofHours(1), Duration.ofDays(10));

    PostingHabit later = posted(many, many.at().plus(Duration.ofDays(30)));

    assertThat(later.posts()).isCloseTo(many.posts() / 2 + 1, within(1e-9));
  }

  @Test
  void postsOfOneStampCountInFull() {
    PostingHabit habit = posted(posted(null, START), START);

    assertThat(habit.posts()).isEqualTo(2);
  }

  @Test
  void aStampThatRunsBackMakesNoPostOutOfNothing() {
    PostingHabit habit = posted(posted(null, START), START.minus(Duration.ofDays(60)));

    assertThat(habit.posts()).isEqualTo(2);
  }

  @Test
  void whatIsForgottenWasWorthLessThanOnePostInAMonth() {
    PostingHabit daily = every(Duration.ofDays(1), Duration.ofDays(365));

    PostingHabit later = posted(daily, daily.at().plus(PostingHabit.FORGOTTEN));

    assertThat(later.postsADay()).isLessThan(0.2);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"10, 10, true", "19, 20, true", "9, 10, false", "9, 9, false", "18, 20, false"})
  void whoHardlyPostsAnythingOfTheirOwnIsKnownAfterTenPosts(int reshares, int posts, boolean so) {
    PostingHabit habit = null;
    for (int i = 0; i < posts; i++) {
      Instant at = START.plus(Duration.ofHours(i));
      habit = PostingHabit.after(habit, at, i < reshares, i);
    }

    assertThat(habit.mostlyReshares()).isEqualTo(so);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          77777,        true
          7777,         false
          7777577,      true
          12121212,     false
          0000000,      false
          777777777712, true
          7777755,      false
          """)
  void oneTextSaidAgainAndAgainIsNoticed(String texts, boolean noticed) {
    PostingHabit habit = null;
    for (int i = 0; i < texts.length(); i++) {
      habit = PostingHabit.after(habit, START, false, texts.charAt(i) - '0');
    }

    assertThat(habit.sameText()).isEqualTo(noticed);
  }

  @Test
  void whatOneRepeatsOfOthersIsNoTextOfOnesOwn() {
    PostingHabit habit = null;
    for (int i = 0; i < 9; i++) {
      habit = PostingHabit.after(habit, START, true, 7);
    }

    assertThat(habit.sameText()).isFalse();
  }

  @Test
  void whatIsForgottenIsForgottenWhole() {
    PostingHabit habit = null;
    for (int i = 0; i < 12; i++) {
      habit = PostingHabit.after(habit, START, false, 7);
    }

    PostingHabit later = posted(habit, START.plus(PostingHabit.FORGOTTEN));

    assertThat(later).isEqualTo(posted(null, START.plus(PostingHabit.FORGOTTEN)));
  }

  private static PostingHabit posted(PostingHabit habit, Instant at) {
    return PostingHabit.after(habit, at, false, 0);
  }

  private static PostingHabit every(Duration pause, Duration span) {
    PostingHabit habit = null;
    for (Instant at = START; at.isBefore(START.plus(span)); at = at.plus(pause)) {
      habit = posted(habit, at);
    }
    return habit;
  }
}
