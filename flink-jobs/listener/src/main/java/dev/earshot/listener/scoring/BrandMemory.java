package dev.earshot.listener.scoring;

import dev.earshot.listener.levels.SpikeMemory;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link BrandWatch} remembers of one brand. Changed in place; its fields are public for
 * Flink. Times are milliseconds since 1970, 0 for never.
 */
public final class BrandMemory {
  /** Of a brand, or a topic, nobody has spoken of for so long nothing is remembered. */
  static final long FORGOTTEN = 60L * 86_400_000;

  private static final int MOST_NETWORKS = 20;

  /** A share so many times the usual belongs to the rise. */
  private static final double RISING = 1.5;

  /** So many mentions must be there before a level is looked at. */
  private static final int RUN_UP = 5;

  public String tenant;
  public String brand;

  /** When the brand was first counted. */
  public long since;

  /** When it, or a rival, was last counted. */
  public long last;

  /** By what is counted: {@code negative}, {@code loud}, {@code topic:<id>}. */
  public Map<String, SpikeMemory> spikes = new TreeMap<>();

  /** Authors of the last day, by the same. */
  public Map<String, RecentCount> authors = new TreeMap<>();

  public RecentCount posts = new RecentCount();
  public RecentCount negativePosts = new RecentCount();

  /** Authors whose texts look alike, each text's first left out. */
  public RecentCount lookAlikes = new RecentCount();

  public UsualShare usual = new UsualShare();
  public Crowds crowds = new Crowds();

  /** The loudest negative posts of the last two hours. */
  public List<Signal> loudest = new ArrayList<>();

  /** The last few buckets in which something negative was said, while there is no story. */
  public List<Story> runUp = new ArrayList<>();

  /** What happens while the level is up; null while it is not. */
  public Story story;

  /** What was raised and is not settled, by rule or, of a topic, by what is counted. */
  public Map<String, Episode> episodes = new TreeMap<>();

  /** When the conditions of a spike last held. */
  public long spikeAt;

  /** When somebody influential was last angry. */
  public long angryAt;

  /** By rival. */
  public Map<String, RivalHabit> rivals = new TreeMap<>();

  /** By network: when something negative was last said there ... */
  public Map<String, Long> complainedAt = new TreeMap<>();

  /** ... and when the brand last spoke there. */
  public Map<String, Long> spokeAt = new TreeMap<>();

  /** When the pulse was last told. */
  public long pulseAt;

  /** When somebody will look at this again by himself. */
  public long wakeAt;

  /** Nothing heard yet. */
  public BrandMemory() {}

  /** Keeps what a bucket says, where it is the same whatever the level. */
  void remember(Tally tally, Heard heard) {
    long at = tally.at().toEpochMilli();
    posts.add(at, tally.posts());
    negativePosts.add(at, tally.negativePosts());
    lookAlikes.add(at, heard.lookAlikes());
    remember(BrandWatch.NEGATIVE, at, heard.negative());
    remember(BrandWatch.LOUD, at, heard.loud());
    heard.topics().forEach((topic, count) -> remember(BrandWatch.TOPIC + topic, at, count));
    new TreeMap<>(tally.networks()).forEach((network, count) -> note(complainedAt, network, at));
    List<Signal> heardLately = new ArrayList<>(lately(at));
    heardLately.addAll(tally.loudest());
    loudest = new ArrayList<>(Tallies.loudest(heardLately));
    spikes.entrySet().removeIf(spike -> isOver(spike.getKey(), spike.getValue(), at));
    authors.keySet().removeIf(of -> !spikes.containsKey(of) && !heard.isOf(of));
  }

  private void remember(String of, long at, int count) {
    authors.computeIfAbsent(of, name -> new RecentCount()).add(at, count);
  }

  private static boolean isOver(String of, SpikeMemory spike, long at) {
    return of.startsWith(BrandWatch.TOPIC) && spike.until < at - FORGOTTEN;
  }

  /** How many authors were counted in a window that ends now. */
  int authors(String of, long now, long windowMs) {
    return authors.get(of).within(now, windowMs);
  }

  /** The loudest negative posts of the two hours before that moment. */
  List<Signal> lately(long now) {
    return loudest.stream()
        .filter(signal -> signal.heardAt().toEpochMilli() > now - RecentCount.TWO_HOURS)
        .toList();
  }

  /**
   * Whether more of what is said is negative than usual, by so many times; not told from fewer
   * negative posts than that. A window of a day may hide what the last two hours show.
   */
  boolean isRaised(long now, long windowMs, double fewest, double times) {
    int negative = negativePosts.within(now, windowMs);
    int all = posts.within(now, windowMs);
    return negative >= fewest && usual.isRaised((double) negative / all, times);
  }

  /**
   * Goes on with the story, begins one, or ends one that came to nothing.
   *
   * @param windowMs the longest window in which a level is at twice the usual; 0 while none is
   */
  void tellStory(Tally tally, Heard heard, long windowMs) {
    Story next = Story.of(tally, heard);
    if (windowMs == 0 && episodes.isEmpty()) {
      story = null;
    }
    if (story != null) {
      story.add(next);
      return;
    }
    if (next.matters() || runUp.isEmpty()) {
      runUp.add(next);
    } else {
      runUp.get(runUp.size() - 1).add(next);
    }
    if (windowMs > 0 && next.matters()) {
      story = new Story();
      story.usualShare = usual.share();
      runUp.subList(0, beginning(next.since - windowMs)).clear();
      story.since = runUp.get(0).since;
      runUp.forEach(story::add);
      runUp.clear();
    } else if (runUp.size() > RUN_UP) {
      runUp.remove(0);
    }
  }

  /**
   * Where the rise began: what is usual, and what is longer ago than the window, is no part of it.
   */
  private int beginning(long notBefore) {
    int first = runUp.size() - 1;
    while (first > 0
        && runUp.get(first - 1).since > notBefore
        && usual.isRaised(runUp.get(first - 1).reportShare(), RISING)) {
      first--;
    }
    return first;
  }

  /** Remembers when something last happened on a network; of too many the oldest is forgotten. */
  static void note(Map<String, Long> times, String network, long at) {
    times.merge(network, at, Math::max);
    if (times.size() > MOST_NETWORKS) {
      times.entrySet().stream()
          .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
          .ifPresent(oldest -> times.remove(oldest.getKey()));
    }
  }
}
