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
    assertThat(PostingHabit.after(null, START).postsADay()).isCloseTo(0.023, within(0.001));
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

    PostingHabit later = PostingHabit.after(many, many.at().plus(Duration.ofDays(30)));

    assertThat(later.posts()).isCloseTo(many.posts() / 2 + 1, within(1e-9));
  }

  @Test
  void postsOfOneStampCountInFull() {
    PostingHabit habit = PostingHabit.after(PostingHabit.after(null, START), START);

    assertThat(habit).isEqualTo(new PostingHabit(2, START));
  }

  @Test
  void aStampThatRunsBackMakesNoPostOutOfNothing() {
    PostingHabit habit =
        PostingHabit.after(PostingHabit.after(null, START), START.minus(Duration.ofDays(60)));

    assertThat(habit.posts()).isEqualTo(2);
  }

  @Test
  void whatIsForgottenWasWorthLessThanOnePostInAMonth() {
    PostingHabit daily = every(Duration.ofDays(1), Duration.ofDays(365));

    PostingHabit later = PostingHabit.after(daily, daily.at().plus(PostingHabit.FORGOTTEN));

    assertThat(later.postsADay()).isLessThan(0.2);
  }

  private static PostingHabit every(Duration pause, Duration span) {
    PostingHabit habit = null;
    for (Instant at = START; at.isBefore(START.plus(span)); at = at.plus(pause)) {
      habit = PostingHabit.after(habit, at);
    }
    return habit;
  }
}
