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
 * How one negative post spreads: who reposted, quoted or answered it lately, each account once, and
 * how often the network says it was.
 *
 * @param posts the post, once for each brand it names
 * @param reactions when each account last reacted, within the window only
 * @param counts what the network told of it: the last before the window, and those within
 * @param matured whether it was told what the post brought in its first window
 * @param until nothing of this matters from then on
 */
public record Spread(
    List<Signal> posts,
    Map<String, Instant> reactions,
    List<Count> counts,
    boolean matured,
    Instant until) {

  /** A post is watched for so long, and as long as anybody reacts. */
  public static final Duration WATCHED = Duration.ofDays(1);

  /** No more accounts are remembered; who comes then changes nothing until others are forgotten. */
  public static final int MOST = 4096;

  /** A post nobody spoke of yet. */
  public static final Spread NONE =
      new Spread(List.of(), Map.of(), List.of(), false, Instant.EPOCH);

  /** No more counts are remembered: some networks tell each time somebody looks. */
  private static final int MOST_COUNTS = 64;

  /**
   * What a network told.
   *
   * @param at when
   * @param total reactions to the post until then
   */
  public record Count(Instant at, long total) {}

  /**
   * How far a post got.
   *
   * @param post the post, about one brand
   * @param at when it got so far
   * @param reactions it brought so many within the window
   * @param matured whether its first window has just passed; else it brought more just now
   */
  public record Reached(Signal post, Instant at, int reactions, boolean matured) {
    /** Log order. What has passed is learned from before what comes is judged. */
    public static final Comparator<Reached> LOG_ORDER =
        Comparator.comparing(Reached::at)
            .thenComparing(Reached::matured, Comparator.reverseOrder())
            .thenComparing(Reached::post, Signal.LOG_ORDER)
            .thenComparing(Reached::reactions);
  }

  /** With the post, said about one more brand. */
  public Spread said(Signal post) {
    List<Signal> all = new ArrayList<>(posts);
    if (all.stream().noneMatch(known -> known.brand().equals(post.brand()))) {
      all.add(post);
    }
    Instant watched = later(until, post.heardAt().plus(WATCHED));
    return new Spread(all, reactions, counts, matured, watched);
  }

  /**
   * After one more reaction to it, in log order; this same when it does not count: the author's
   * own, and old ones that a network delivers late and all at once.
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
    Instant watched = later(until, reaction.heardAt().plus(window()));
    return new Spread(posts, lately, counts, matured, watched);
  }

  /** After the network told how far it has got, in log order. */
  public Spread measured(Signal told) {
    List<Count> all = new ArrayList<>(counts);
    all.add(new Count(told.heardAt(), told.reach()));
    Instant begin = told.heardAt().minus(window());
    while (all.size() > 1 && !all.get(1).at().isAfter(begin)) {
      all.remove(0);
    }
    if (all.size() > MOST_COUNTS) {
      all.remove(1);
    }
    Instant watched = later(until, told.heardAt().plus(window()));
    return new Spread(posts, reactions, all, matured, watched);
  }

  /** What it brought within the window: as many as were heard, or as the network counts. */
  public int brought(Instant now) {
    Instant begin = now.minus(window());
    long heard = reactions.values().stream().filter(at -> at.isAfter(begin)).count();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(heard, grown(begin)));
  }

  /** By how much the network's count grew. What was there when it was first told may be old. */
  private long grown(Instant begin) {
    if (counts.isEmpty()) {
      return 0;
    }
    boolean young = posts.get(0).createdAt().isAfter(begin);
    long before = young ? 0 : counts.get(0).total();
    for (Count count : counts) {
      before = count.at().isAfter(begin) ? before : count.total();
    }
    return Math.max(0, counts.get(counts.size() - 1).total() - before);
  }

  /** How far it has got, if that may be far enough to tell; for each of its brands. */
  public List<Reached> reached(Instant at) {
    List<Reached> reached = new ArrayList<>();
    int brought = brought(at);
    for (Signal post : posts) {
      if (brought >= stamp(post).limit("reactions")) {
        reached.add(new Reached(post, at, brought, false));
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
    int brought = brought(at);
    return posts.stream().map(post -> new Reached(post, at, brought, true)).toList();
  }

  /** The same, once that is told. */
  public Spread grownUp() {
    return new Spread(posts, reactions, counts, true, until);
  }

  private Map<String, Instant> lately(Instant now) {
    Instant begin = now.minus(window());
    Map<String, Instant> lately = new HashMap<>(reactions);
    lately.values().removeIf(at -> !at.isAfter(begin));
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
