package dev.earshot.listener.scoring;

import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's complaints to one brand on one network that nobody has answered.
 *
 * @param rule the rule that waits: its stamp is on every post
 * @param posts the complaints in log order, at least one; of many the first and the newest
 * @param more complaints that are counted and not kept
 * @param shares how often others shared or answered one of them
 * @param raised whether it was claimed that the brand ignores them
 * @param deafMs for so long of that time nobody could have heard, in milliseconds
 * @param due when to look next: before the claim whether to claim, afterwards whether to forget
 */
public record Waiting(
    String rule, List<Signal> posts, int more, int shares, boolean raised, long deafMs, long due) {

  /** So many are kept, as many as an alert shows. */
  static final int MOST_POSTS = 5;

  public Waiting {
    posts = List.copyOf(posts);
  }

  /** Waiting for an answer to these. */
  static Waiting forAnswer(String rule, List<Signal> posts) {
    Waiting waiting = new Waiting(rule, posts, 0, 0, false, 0, 0);
    return waiting.lookingAt(waiting.deadline());
  }

  String brand() {
    return first().brand();
  }

  String network() {
    return first().network();
  }

  Signal first() {
    return posts.get(0);
  }

  /** The rule as it was when the first was written. */
  Stamp stamp() {
    return first().stampOf(rule);
  }

  /** How many complaints there were. */
  int size() {
    return posts.size() + more;
  }

  boolean holds(String post) {
    return posts.stream().anyMatch(each -> each.post().equals(post));
  }

  /** The complaint that must be answered first. */
  Signal mostUrgent() {
    Signal urgent = first();
    for (Signal post : posts) {
      urgent = deadline(post) < deadline(urgent) ? post : urgent;
    }
    return urgent;
  }

  /** Until when the most urgent must be answered, were all heard all the time. */
  long deadline() {
    return deadline(mostUrgent());
  }

  private long deadline(Signal post) {
    return Math.max(promised(post), heardOut(post));
  }

  /** Until when it must be answered, counted from the post, in milliseconds. */
  long promised(Signal post) {
    Stamp stamp = post.stampOf(rule);
    boolean soon = post.customer() || post.influence().score() >= stamp.limit("influence");
    return post.createdAt().toEpochMilli() + stamp.millis(soon ? "sla" : "ordinary_sla");
  }

  /**
   * Before that nothing is claimed of it: not before it was heard, and where it was heard late its
   * answer may be as late, and is waited for as long as a source may lag and count as hearing.
   */
  long heardOut(Signal post) {
    long heard = post.heardAt().toEpochMilli();
    long late = Math.max(0, heard - post.createdAt().toEpochMilli());
    return heard + Math.min(late, SourceEars.DEAF_FROM.toMillis());
  }

  /** They wrote again. */
  Waiting with(Signal post) {
    List<Signal> all = new ArrayList<>(posts);
    if (all.size() == MOST_POSTS) {
      all.remove(MOST_POSTS - 1);
    }
    all.add(post);
    int dropped = size() + 1 - all.size();
    Waiting longer = new Waiting(rule, all, dropped, shares, raised, deafMs, due);
    return raised ? longer : longer.lookingAt(Math.min(due, longer.deadline(post)));
  }

  /** Without a complaint that was taken back; null where that leaves none. */
  Waiting without(String post) {
    if (!holds(post)) {
      return this;
    }
    List<Signal> rest = posts.stream().filter(each -> !each.post().equals(post)).toList();
    if (rest.isEmpty()) {
      return null;
    }
    Waiting less = new Waiting(rule, rest, more, shares, raised, deafMs, due);
    return raised ? less : less.lookingAt(less.deadline());
  }

  Waiting shared() {
    return new Waiting(rule, posts, more, shares + 1, raised, deafMs, due);
  }

  Waiting lookingAt(long moment) {
    return new Waiting(rule, posts, more, shares, raised, deafMs, moment);
  }

  Waiting claimed(long deaf, long forget) {
    return new Waiting(rule, posts, more, shares, true, deaf, forget);
  }
}
