package dev.earshot.listener.scoring;

import dev.earshot.config.GoingViralSettings;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one negative post spreads: who reposted, quoted or answered it lately, each account once.
 *
 * @param posts the post, once for each brand it names
 * @param reactions when each account last reacted, within the window only
 * @param matured whether it was told what the post brought in its first window
 * @param until nothing of this matters from then on
 */
public record Spread(
    List<Signal> posts, Map<String, Instant> reactions, boolean matured, Instant until) {

  /** A post is watched for so long, and as long as anybody reacts. */
  public static final Duration WATCHED = Duration.ofDays(3);

  /** No more accounts are remembered; who comes then changes nothing until others are forgotten. */
  public static final int MOST = 4096;

  /** A post nobody spoke of yet. */
  public static final Spread NONE = new Spread(List.of(), Map.of(), false, Instant.EPOCH);

  /**
   * How far a post got.
   *
   * @param post the post, about one brand
   * @param at when it got so far
   * @param accounts so many reacted within the window
   * @param matured whether its first window has just passed; else a reaction was added
   */
  public record Reached(Signal post, Instant at, int accounts, boolean matured) {
    /** Log order. What has passed is learned from before what comes is judged. */
    public static final Comparator<Reached> LOG_ORDER =
        Comparator.comparing(Reached::at)
            .thenComparing(Reached::matured, Comparator.reverseOrder())
            .thenComparing(Reached::post, Signal.LOG_ORDER)
            .thenComparing(Reached::accounts);
  }

  /** With the post, said about one more brand. */
  public Spread said(Signal post) {
    List<Signal> all = new ArrayList<>(posts);
    if (all.stream().noneMatch(known -> known.brand().equals(post.brand()))) {
      all.add(post);
    }
    return new Spread(all, reactions, matured, later(until, post.heardAt().plus(WATCHED)));
  }

  /**
   * After one more reaction to it, in log order; this same when it does not count: the author's own,
   * and old ones that a network delivers late and all at once.
   */
  public Spread shared(Signal reaction) {
    boolean late = !reaction.createdAt().plus(window()).isAfter(reaction.heardAt());
    if (late || reaction.author().equals(posts.get(0).author())) {
      return this;
    }
    Map<String, Instant> lately = lately(reaction.heardAt());
    if (lately.size() < MOST) {
      lately.put(reaction.author(), reaction.heardAt());
    }
    return new Spread(posts, lately, matured, later(until, reaction.heardAt().plus(window())));
  }

  /** How far it has got, if that may be far enough to tell; for each of its brands. */
  public List<Reached> reached(Instant at) {
    List<Reached> reached = new ArrayList<>();
    for (Signal post : posts) {
      if (reactions.size() >= stamp(post).limit("reactions")) {
        reached.add(new Reached(post, at, reactions.size(), false));
      }
    }
    return reached;
  }

  /** When its first window has passed, or from when on nothing of this matters. */
  public Instant next() {
    return matured ? until : posts.get(0).heardAt().plus(window());
  }

  /** What it brought in its first window. */
  public List<Reached> firstWindow(Instant at) {
    int accounts = lately(at).size();
    return posts.stream().map(post -> new Reached(post, at, accounts, true)).toList();
  }

  /** The same, once that is told. */
  public Spread grownUp() {
    return new Spread(posts, reactions, true, until);
  }

  private Map<String, Instant> lately(Instant now) {
    Duration window = window();
    Map<String, Instant> lately = new HashMap<>(reactions);
    lately.values().removeIf(at -> !at.plus(window).isAfter(now));
    return lately;
  }

  private Duration window() {
    return Duration.ofMillis(stamp(posts.get(0)).millis("within"));
  }

  private static Stamp stamp(Signal post) {
    return post.stampOf(GoingViralSettings.NAME);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
