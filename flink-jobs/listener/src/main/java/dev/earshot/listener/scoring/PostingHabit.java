package dev.earshot.listener.scoring;

import java.time.Duration;
import java.time.Instant;

/**
 * How an author posts about us: counts that fade with a half-life of 30 days, and the text they say
 * most. It is kept for everybody, so it is small.
 *
 * @param posts the faded count at that moment
 * @param at event time of the newest post counted
 * @param reshares how many of them repeat another's post, faded alike
 * @param text fingerprint of the text they say most; 0 for none
 * @param same how many times more often they said it than anything else, at most {@value #MOST}
 */
public record PostingHabit(double posts, Instant at, double reshares, int text, byte same) {
  /** After so long without a post the count is worth nothing. */
  public static final Duration FORGOTTEN = Duration.ofDays(90);

  private static final double HALF_LIFE_DAYS = 30;

  /** The mean age of a fading count: what turns it into posts a day. */
  private static final double MEAN_DAYS = HALF_LIFE_DAYS / Math.log(2);

  /** Ten posts of a day or two, for they fade from the first hour on. */
  private static final double TEN_POSTS = 9.5;

  private static final double HARDLY_ANY_OWN = 0.9;

  private static final byte SAME_OFTEN = 5;

  /** Who changes their ways is believed after so many other texts. */
  private static final byte MOST = 10;

  /**
   * The habit after one more post.
   *
   * @param habit null for the first
   * @param reshare whether it repeats another's post: its words are not theirs
   * @param text the text's fingerprint; 0 for texts too short to tell
   */
  public static PostingHabit after(PostingHabit habit, Instant post, boolean reshare, long text) {
    boolean first = habit == null || habit.isForgotten(post);
    double fade = first ? 0 : faded(habit.at(), post);
    PostingHabit before = first ? new PostingHabit(0, post, 0, 0, (byte) 0) : habit;
    int said = reshare || text == 0 ? 0 : shortened(text);
    return new PostingHabit(
        before.posts() * fade + 1,
        post,
        before.reshares() * fade + (reshare ? 1 : 0),
        said != 0 && before.same() == 0 ? said : before.text(),
        said == 0 ? before.same() : before.votes(said));
  }

  /** What is left of a count of one moment at a later one. */
  static double faded(Instant from, Instant to) {
    double days = Duration.between(from, to).toMillis() / 86_400_000.0;
    // Within one partition time does not run backwards, but two posts may share a stamp.
    return Math.pow(0.5, Math.max(0, days) / HALF_LIFE_DAYS);
  }

  /** Whether it is worth nothing any more at a moment. */
  public boolean isForgotten(Instant now) {
    return !now.isBefore(at.plus(FORGOTTEN));
  }

  /** Posts a day, over the last month or so. */
  public double postsADay() {
    return posts / MEAN_DAYS;
  }

  /** More than nine of ten posts, of ten at least, repeat others. */
  public boolean mostlyReshares() {
    return posts >= TEN_POSTS && reshares > HARDLY_ANY_OWN * posts;
  }

  /** One text was said five times more often than anything else. */
  public boolean sameText() {
    return same >= SAME_OFTEN;
  }

  /** A text speaks for itself and against any other: what most say remains, in one number. */
  private byte votes(int said) {
    if (same == 0 || said == text) {
      return (byte) Math.min(MOST, same + 1);
    }
    return (byte) (same - 1);
  }

  private static int shortened(long text) {
    int half = Long.hashCode(text);
    return half == 0 ? 1 : half;
  }
}
