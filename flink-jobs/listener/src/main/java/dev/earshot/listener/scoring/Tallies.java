package dev.earshot.listener.scoring;

import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import dev.earshot.model.Tally.Crowd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Adds up what several tasks counted: in any order, and in any grouping, the sum is the same. */
public final class Tallies {
  /** So many posts speak for a bucket, an episode or an alert. */
  public static final int LOUDEST = 5;

  /**
   * So many texts of a bucket are told apart: those of the least fingerprints, so that order
   * decides nothing. The others are counted author by author.
   */
  static final int MOST_CROWDS = 10_000;

  /** Loudest first: influence × negativity, then the log's order. */
  static final Comparator<Signal> LOUDEST_FIRST =
      Comparator.comparingDouble(Tallies::loudness).reversed().thenComparing(Signal.LOG_ORDER);

  private Tallies() {}

  /** The sum of tallies of one brand and bucket; the stamps are the first tally's. */
  public static Tally sum(Collection<Tally> tallies) {
    Tally first = tallies.iterator().next();
    if (tallies.size() == 1) {
      return first;
    }
    BucketCount sum = new BucketCount();
    List<Signal> loudest = new ArrayList<>();
    for (Tally tally : tallies) {
      sum.add(tally);
      loudest.addAll(tally.loudest());
    }
    return sum.tally(first.tenant(), first.brand(), first.at(), loudest(loudest))
        .stamped(first.stamps());
  }

  /** The loudest of these, at most {@value #LOUDEST}, loudest first. */
  static List<Signal> loudest(Collection<Signal> signals) {
    return signals.stream().sorted(LOUDEST_FIRST).limit(LOUDEST).toList();
  }

  /** A rival's tally, with nothing left but what a comparison needs. */
  public static Tally ofRival(Tally tally) {
    int crowds = (int) tally.crowds().stream().filter(crowd -> crowd.negative() > 0).count();
    return new Tally(
        tally.tenant(),
        tally.brand(),
        tally.at(),
        tally.posts(),
        tally.negativePosts(),
        tally.negative() + crowds,
        tally.loud(),
        tally.shares(),
        tally.reach(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** One text out of two tellings of it. */
  static Crowd together(Crowd one, Crowd other) {
    TreeSet<String> topics = new TreeSet<>(one.topics());
    topics.addAll(other.topics());
    return new Crowd(
        one.text(),
        one.authors() + other.authors(),
        one.negative() + other.negative(),
        one.loud() + other.loud(),
        one.reach() + other.reach(),
        List.copyOf(topics));
  }

  static void addAll(Map<String, Integer> sums, Map<String, Integer> counts) {
    counts.forEach((name, count) -> sums.merge(name, count, Integer::sum));
  }

  private static double loudness(Signal signal) {
    return signal.influence().score() * signal.negativity();
  }
}
