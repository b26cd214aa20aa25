package dev.earshot.listener.scoring;

import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The windows of a streak, as a post is stamped with them: so many posts (the limit's name) within
 * so many milliseconds (its value). A window is satisfied when the posts were both heard and
 * written within it, for a backlog that a network delivers at once looks like a burst. What was
 * written at another time is passed over and hides no streak of the others.
 */
public record StreakWindows(Map<String, Double> limits) {

  /** The windows in force when this post was said. */
  public static StreakWindows of(Stamp stamp) {
    return new StreakWindows(stamp.limits());
  }

  /** The most posts any window asks for. */
  public int most() {
    int most = 0;
    for (String count : limits.keySet()) {
      most = Math.max(most, Integer.parseInt(count));
    }
    return most;
  }

  /** How far the oldest post of any streak may lie behind its newest, in milliseconds. */
  public long longest() {
    long longest = 0;
    for (Double within : limits.values()) {
      longest = Math.max(longest, within.longValue());
    }
    return longest;
  }

  /**
   * The posts of the satisfied window that holds the most of them, in the order given; empty where
   * none is satisfied. Of windows that hold as many, the shorter.
   *
   * @param posts in log order; the last of them must be part of the streak
   */
  public List<Signal> fullest(List<Signal> posts) {
    List<Signal> fullest = List.of();
    long shortest = Long.MAX_VALUE;
    for (Map.Entry<String, Double> window : limits.entrySet()) {
      int count = Integer.parseInt(window.getKey());
      long within = window.getValue().longValue();
      List<Signal> held = posts.size() < count ? List.of() : held(posts, count, within);
      boolean fuller =
          held.size() > fullest.size() || (held.size() == fullest.size() && within < shortest);
      if (!held.isEmpty() && fuller) {
        fullest = held;
        shortest = within;
      }
    }
    return fullest;
  }

  /** The most posts, the newest among them, heard and written within so long; or fewer: none. */
  private static List<Signal> held(List<Signal> posts, int count, long within) {
    Signal newest = posts.get(posts.size() - 1);
    List<Signal> near = new ArrayList<>();
    for (Signal post : posts) {
      if (newest.heardAt().toEpochMilli() - post.heardAt().toEpochMilli() < within
          && Math.abs(written(newest) - written(post)) < within) {
        near.add(post);
      }
    }
    if (near.size() < count) {
      return List.of();
    }
    long first = firstOfMost(near, written(newest), within);
    near.removeIf(post -> written(post) < first || written(post) - first >= within);
    return near.size() < count ? List.of() : near;
  }

  /** When the span begins that holds the most of them and the newest; of equals the latest. */
  private static long firstOfMost(List<Signal> near, long newest, long within) {
    long[] written = near.stream().mapToLong(StreakWindows::written).sorted().toArray();
    int most = 0;
    long first = newest;
    int end = 0;
    for (int from = 0; from < written.length && written[from] <= newest; from++) {
      while (end < written.length && written[end] - written[from] < within) {
        end++;
      }
      if (end - from >= most) {
        most = end - from;
        first = written[from];
      }
    }
    return first;
  }

  private static long written(Signal post) {
    return post.createdAt().toEpochMilli();
  }
}
