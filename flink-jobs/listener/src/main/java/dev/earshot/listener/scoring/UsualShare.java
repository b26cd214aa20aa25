package dev.earshot.listener.scoring;

/**
 * How much of what is said about a brand is usually negative: a share that fades with a half-life
 * of a week. Changed in place; its fields are public for Flink.
 */
public final class UsualShare {
  private static final double HALF_LIFE_MILLIS = 7 * 86_400_000.0;

  /** Before anything is heard: one in five, worth five posts. */
  private static final double PRIOR_NEGATIVE = 1;

  private static final double PRIOR_POSTS = 5;

  /** Milliseconds since 1970. */
  public long at;

  /** Posts, fading. */
  public double posts;

  /** Negative posts, fading. */
  public double negative;

  /** Nothing heard yet. */
  public UsualShare() {}

  void add(long millis, int allPosts, int negativePosts) {
    double left = Math.exp(-Math.log(2) * Math.max(0, millis - at) / HALF_LIFE_MILLIS);
    posts = posts * left + allPosts;
    negative = negative * left + negativePosts;
    at = Math.max(at, millis);
  }

  /** The usual share, in (0, 1). */
  double share() {
    return (negative + PRIOR_NEGATIVE) / (posts + PRIOR_POSTS);
  }

  /**
   * Whether a share is so many times the usual one. Where most is negative anyway, the rest must
   * have shrunk as many times: no share is twice .9.
   */
  boolean isRaised(double share, double times) {
    double usual = share();
    return share >= Math.min(times * usual, 1 - (1 - usual) / times);
  }
}
