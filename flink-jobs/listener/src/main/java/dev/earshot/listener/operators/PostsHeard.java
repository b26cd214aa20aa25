package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.FirstReports;
import dev.earshot.listener.scoring.PostKey;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What {@link KnowAuthor} remembers of an author's posts of the last days: which it heard, and of
 * what they spoke. Numbers stand in place of ids, and every question is answered by the log's time
 * alone: whether a timer has fired yet must not make a difference.
 */
final class PostsHeard {
  /** A publisher that starts over repeats a day or so, never more. */
  static final Duration REMEMBERED = Duration.ofDays(2);

  /** An author who says it again within a day is still one author. */
  private static final Duration COUNTED_ONCE = Duration.ofHours(24);

  /** Posts by their id, when they were first heard; their revisions; and which are special. */
  private final MapState<Long, Instant> heard;

  /** What the author was counted for. */
  private final MapState<Long, Instant> counted;

  PostsHeard(RuntimeContext context) {
    heard = context.getMapState(new MapStateDescriptor<>("heard", Types.LONG, Types.INSTANT));
    counted = context.getMapState(new MapStateDescriptor<>("counted", Types.LONG, Types.INSTANT));
  }

  /** Whether just this revision of a post was heard before. */
  boolean isRepeat(Post post, Instant now) throws Exception {
    return within(heard, revision(post), now, REMEMBERED);
  }

  /** When a post was first heard; null where it was not. */
  Instant first(String post, Instant now) throws Exception {
    long key = PostKey.of(post);
    return within(heard, key, now, REMEMBERED) ? heard.get(key) : null;
  }

  /** Whether a post was heard by that moment. */
  boolean isKnown(String post, Instant moment) throws Exception {
    Instant first = first(post, moment);
    return first != null && !first.isAfter(moment);
  }

  /** Remembers that a post is special: so is what others do to it. */
  void guard(Post post, Instant now) throws Exception {
    heard.put(special(post.id()), now);
  }

  /** Whether a post of the last days is special. */
  boolean isSpecial(String post, Instant now) throws Exception {
    return within(heard, special(post), now, REMEMBERED);
  }

  /** Whether any post was heard by that moment. */
  boolean anyBy(Instant moment) throws Exception {
    for (Instant post : heard.values()) {
      if (!post.isAfter(moment)) {
        return true;
      }
    }
    return false;
  }

  /** Remembers a post; what others do to it they do after it was first heard. */
  void hear(Post post, Instant now) throws Exception {
    if (first(post.id(), now) == null) {
      heard.put(PostKey.of(post.id()), now);
    }
    heard.put(revision(post), now);
  }

  /** What the author speaks of for the first time in a day: distinct counts then add up. */
  List<String> fresh(Mention mention) throws Exception {
    List<String> fresh = new ArrayList<>();
    for (String subject : FirstReports.of(mention)) {
      long key = PostKey.of(subject);
      if (!within(counted, key, mention.heardAt(), COUNTED_ONCE)) {
        counted.put(key, mention.heardAt());
        fresh.add(subject);
      }
    }
    return fresh;
  }

  /** Drops what is too old and says when the next will be; null when none is left. */
  Instant forget(Instant now) throws Exception {
    return earliest(drop(heard, now), drop(counted, now));
  }

  void clear() {
    heard.clear();
    counted.clear();
  }

  /** The earlier of two moments; null is none. */
  static Instant earliest(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static long special(String post) {
    return PostKey.of(post, "special");
  }

  private static long revision(Post post) {
    return PostKey.of(post.id(), post.op() + "\n" + post.revision());
  }

  private static boolean within(
      MapState<Long, Instant> times, long key, Instant now, Duration memory) throws Exception {
    Instant last = times.get(key);
    return last != null && now.isBefore(last.plus(memory));
  }

  private static Instant drop(MapState<Long, Instant> times, Instant now) throws Exception {
    Instant next = null;
    List<Long> old = new ArrayList<>();
    for (Map.Entry<Long, Instant> entry : times.entries()) {
      Instant due = entry.getValue().plus(REMEMBERED);
      if (due.isAfter(now)) {
        next = earliest(next, due);
      } else {
        old.add(entry.getKey());
      }
    }
    for (Long key : old) {
      times.remove(key);
    }
    return next;
  }
}
