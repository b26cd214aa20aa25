package dev.earshot.listener.scoring;

import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What negative posts about one brand usually bring, and which were told as going viral.
 *
 * <p>An author of F followers is expected to bring e = (0.1 + F / 10,000) · √(window / 1 h)
 * reactions. That is an assumption, not a measurement: most posts bring nothing, and reactions grow
 * about as followers do. What posts about this brand in fact brought corrects it: usual = e · (Σ
 * brought + 5) / (Σ e + 5), both sums fading with a half-life of 7 days. A viral post is learned
 * from as one that barely was, or the next would go unheard.
 *
 * @param brought reactions to its posts in their first window, faded
 * @param expected what was expected of their authors, faded
 * @param at when that was last so
 * @param told what was last told of a post, by post
 */
public record Resonance(double brought, double expected, Instant at, Map<String, Told> told) {

  /** A brand of which nothing was heard for so long is forgotten. */
  public static final Duration FORGOTTEN = Duration.ofDays(30);

  /** A post that brought nothing more for so long is forgotten; no window is longer. */
  private static final Duration EBBED = Duration.ofDays(1);

  private static final double HALF_LIFE_DAYS = 7;
  private static final double PRIOR = 5;
  private static final double ANYBODY = 0.1;
  private static final double FOLLOWERS = 10_000;
  private static final double HOUR = 3_600_000;
  private static final double DAY = 24 * HOUR;

  /**
   * What was told of a post.
   *
   * @param reactions it had brought so many
   * @param at when it last brought any
   */
  public record Told(int reactions, Instant at) {}

  /** A brand nothing is known of. */
  public static Resonance beginning(Instant at) {
    return new Resonance(0, 0, at, Map.of());
  }

  /** What such a post usually brings within the window. */
  public double usual(Signal post, Stamp stamp) {
    return expected(post, stamp) * (brought + PRIOR) / (expected + PRIOR);
  }

  /** So many reactions are far more than usual. */
  public double enough(Signal post, Stamp stamp) {
    return Math.max(stamp.limit("reactions"), stamp.limit("factor") * usual(post, stamp));
  }

  /** Whether the post goes viral, or twice as fast as was last told. */
  public boolean tells(Spread.Reached reached, Stamp stamp) {
    Told before = told.get(reached.post().post());
    double enough = before == null ? enough(reached.post(), stamp) : 2.0 * before.reactions();
    return !reached.matured() && reached.reactions() >= enough;
  }

  /** After a post got so far, whether that was told or not. */
  public Resonance after(Spread.Reached reached, Stamp stamp, boolean isTold) {
    Signal post = reached.post();
    double fade =
        Math.pow(0.5, Duration.between(at, reached.at()).toMillis() / DAY / HALF_LIFE_DAYS);
    Map<String, Told> still = new HashMap<>(told);
    still.values().removeIf(one -> !one.at().plus(EBBED).isAfter(reached.at()));
    if (reached.matured()) {
      double more = Math.min(reached.reactions(), enough(post, stamp));
      return new Resonance(
          brought * fade + more, expected * fade + expected(post, stamp), reached.at(), still);
    }
    Told before = still.get(post.post());
    if (isTold || before != null) {
      int reactions = isTold ? reached.reactions() : before.reactions();
      still.put(post.post(), new Told(reactions, reached.at()));
    }
    return new Resonance(brought * fade, expected * fade, reached.at(), still);
  }

  private static double expected(Signal post, Stamp stamp) {
    return (ANYBODY + post.reach() / FOLLOWERS) * Math.sqrt(stamp.limit("within") / HOUR);
  }
}
