package dev.earshot.listener.scoring;

import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How an author's own posts are received: what a post brings in its first day, reshares + .5
 * replies + .1 likes, by what was heard or by what the network counts, whichever is more. Sums fade
 * with a half-life of 30 days.
 *
 * <p>A post counts when it has {@link #MATURE matured} and what was heard of it can have arrived
 * everywhere ({@link #SETTLED}), so that a moment's answer is the same in a backlog and live; never
 * before, and never for itself. Nothing is kept of an author to whose posts nobody was heard to
 * react and of whom the network tells no counts: not knowing is no zero. From the first reaction on
 * silence counts.
 *
 * @param posts matured posts, faded
 * @param orders what they brought in powers of ten, log10(brought + .5) each, faded alike: of posts
 *     that bring nothing or a thousand, the sum tells only of the luckiest
 * @param at when the newest of them matured; null before the first
 * @param matured how many there were
 * @param told of how many the network told counts: what was heard is only the least there was
 * @param since when somebody was first heard to react; null when nobody was
 * @param young posts that have not matured, as they were heard; at most {@value #MOST}
 */
public record Reception(
    double posts,
    double orders,
    Instant at,
    int matured,
    int told,
    Instant since,
    List<Young> young) {
  /** What others do to a post after that does not count. */
  public static final Duration MATURE = Duration.ofHours(24);

  /** Whoever asks must know of all reactions older than that. */
  public static final Duration SETTLED = Duration.ofHours(1);

  /** Who posts more in a day is known by the first of them. */
  private static final int MOST = 24;

  /** As if so many posts before had brought what is usual: a lucky post is no proof. */
  private static final double PRIOR = 2;

  /** Less than half a reaction makes no difference. */
  private static final double NOTHING = 0.5;

  private static final double UNTOLD = -1;

  private static final Reception NONE = new Reception(0, 0, null, 0, 0, null, List.of());

  /**
   * A post that has not matured.
   *
   * @param post its key
   * @param at when it was heard
   * @param reshares who was heard to repeat it, as {@link #seen bits}
   * @param replies who was heard to reply, alike
   * @param told what it brought by the network's counts; −1 when it tells none
   */
  public record Young(long post, Instant at, long reshares, long replies, double told) {
    private Instant maturesAt() {
      return at.plus(MATURE);
    }

    private double brought() {
      return Math.max(told, accounts(reshares) + 0.5 * accounts(replies));
    }
  }

  public Reception {
    young = List.copyOf(young);
  }

  /**
   * After a post of the author's own, or a revision of one.
   *
   * @param reception null when nothing is known
   * @param post their own words, no repost
   * @param key the post's key
   * @param first when the post was first heard; now, unless this is a revision
   * @return null when there still is nothing to be kept
   */
  public static Reception after(
      Reception reception, Post post, long key, Instant first, Instant now) {
    double told = told(post.engagement());
    if (reception == null && told == UNTOLD) {
      return null;
    }
    Reception before = reception == null ? NONE : reception.until(now);
    List<Young> young = new ArrayList<>(before.young);
    int place = before.placeOf(key);
    if (place >= 0) {
      Young known = young.get(place);
      if (now.isBefore(known.maturesAt())) {
        young.set(
            place,
            new Young(
                key, known.at(), known.reshares(), known.replies(), Math.max(told, known.told())));
      }
    } else if (young.size() < MOST
        && now.isBefore(first.plus(MATURE))
        && (told > UNTOLD || before.reactedBefore(first))) {
      young.add(new Young(key, first, 0, 0, told));
    }
    Reception after = before.with(before.since, young);
    return after.equals(NONE) ? null : after;
  }

  /**
   * After somebody reacted to one of the author's posts. Told again, it changes nothing.
   *
   * @param reception null when nothing is known
   * @param key the post's key
   * @param reshare whether it was repeated or quoted; else replied to
   * @param by the account
   */
  public static Reception after(
      Reception reception, long key, boolean reshare, String by, Instant at) {
    Reception before = reception == null ? NONE : reception;
    Instant since = before.since == null || at.isBefore(before.since) ? at : before.since;
    List<Young> young = new ArrayList<>(before.young);
    int place = before.placeOf(key);
    if (place >= 0 && at.isBefore(young.get(place).maturesAt())) {
      Young known = young.get(place);
      long reshares = known.reshares() | (reshare ? seen(by) : 0);
      long replies = known.replies() | (reshare ? 0 : seen(by));
      young.set(place, new Young(key, known.at(), reshares, replies, known.told()));
    }
    return before.with(since, young);
  }

  /** With what has matured by then in the sums. */
  public Reception until(Instant now) {
    List<Young> due = new ArrayList<>();
    List<Young> still = new ArrayList<>();
    for (Young one : young) {
      (one.maturesAt().plus(SETTLED).isAfter(now) ? still : due).add(one);
    }
    if (due.isEmpty()) {
      return this;
    }
    // One after the other in the order of time: the sums are then the same to the last bit, however
    // many mature at once.
    due.sort(Comparator.comparing(Young::at));
    Reception sum = this;
    for (Young one : due) {
      double fade = sum.at == null ? 0 : PostingHabit.faded(sum.at, one.maturesAt());
      sum =
          new Reception(
              sum.posts * fade + 1,
              sum.orders * fade + order(one.brought()),
              one.maturesAt(),
              sum.matured + 1,
              sum.told + (one.told() > UNTOLD ? 1 : 0),
              since,
              still);
    }
    return sum;
  }

  /**
   * How far the author's posts bring more or less than usual, in powers of ten, in [−1, 1]: the
   * mean of their deviations, among which the usual stands twice. Less than usual only where the
   * network itself counts.
   *
   * @param usual what a post of somebody with so many followers brings
   */
  public double deviation(double usual) {
    double deviation = (orders - posts * order(usual)) / (posts + PRIOR);
    return Math.min(1, Math.max(told < matured ? 0 : -1, deviation));
  }

  private static double order(double reactions) {
    return Math.log10(reactions + NOTHING);
  }

  private boolean reactedBefore(Instant post) {
    return since != null && !since.plus(SETTLED).isAfter(post);
  }

  private int placeOf(long post) {
    for (int i = 0; i < young.size(); i++) {
      if (young.get(i).post() == post) {
        return i;
      }
    }
    return -1;
  }

  private Reception with(Instant since, List<Young> young) {
    return new Reception(posts, orders, at, matured, told, since, young);
  }

  private static double told(Post.Engagement counts) {
    if (counts == null
        || (counts.reposts() == null && counts.replies() == null && counts.likes() == null)) {
      return UNTOLD;
    }
    return known(counts.reposts()) + 0.5 * known(counts.replies()) + 0.1 * known(counts.likes());
  }

  private static long known(Long count) {
    return count == null ? 0 : count;
  }

  /** The account's one bit of 64: whoever reacts twice, or is told of twice, is there once. */
  private static long seen(String account) {
    long spread = PostKey.of(account);
    spread = (spread ^ (spread >>> 32)) * 0x9E3779B97F4A7C15L;
    return 1L << (spread >>> 58);
  }

  /** About how many accounts set these bits; up to 266, beyond that only the network counts. */
  private static double accounts(long bits) {
    int unset = Math.max(1, Long.SIZE - Long.bitCount(bits));
    return Long.SIZE * Math.log((double) Long.SIZE / unset);
  }
}
