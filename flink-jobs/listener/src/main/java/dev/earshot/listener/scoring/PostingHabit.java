package dev.earshot.listener.scoring;

import java.time.Duration;
import java.time.Instant;

/**
 * How often an author posts about us: a count that fades with a half-life of 30 days.
 *
 * @param posts the faded count at that moment
 * @param at event time of the newest post counted
 */
public record PostingHabit(double posts, Instant at) {
  /** After so long without a post the count is worth nothing. */
  public static final Duration FORGOTTEN = Duration.ofDays(90);

  private static final double HALF_LIFE_DAYS = 30;

  /** The mean age of a fading count: what turns it into posts a day. */
  private static final double MEAN_DAYS = HALF_LIFE_DAYS / Math.log(2);

  /** The habit after one more post; {@code habit} is null for the first. */
  public static PostingHabit after(PostingHabit habit, Instant post) {
    if (habit == null || !post.isBefore(habit.at().plus(FORGOTTEN))) {
      return new PostingHabit(1, post);
    }
    double days = Duration.between(habit.at(), post).toMillis() / 86_400_000.0;
    // Within one partition time does not run backwards, but two posts may share a stamp.
    double faded = habit.posts() * Math.pow(0.5, Math.max(0, days) / HALF_LIFE_DAYS);
    return new PostingHabit(faded + 1, post);
  }

  /** Posts a day, over the last month or so. */
  public double postsADay() {
    return posts / MEAN_DAYS;
  }
}
