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

  public String tenant;
  public String brand;

  /** When the brand was first counted. */
  public long since;

  /** When it, or a rival, was last counted. */
  public long last;

  /** By what is counted: {@code negative}, {@code loud}, {@code topic:<id>}. */
  public Map<String, SpikeMemory> spikes = new TreeMap<>();

  /** Who reported on a topic lately, by topic. */
  public Map<String, RecentCount> reports = new TreeMap<>();

  public RecentCount posts = new RecentCount();
  public RecentCount negativePosts = new RecentCount();
  public RecentCount authors = new RecentCount();
  public UsualShare usual = new UsualShare();
  public Crowds crowds = new Crowds();

  /** The loudest negative posts of the last two hours. */
  public List<Signal> loudest = new ArrayList<>();

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
    authors.add(at, heard.negative());
    heard
        .topics()
        .forEach(
            (topic, count) ->
                reports
                    .computeIfAbsent(BrandWatch.TOPIC + topic, of -> new RecentCount())
                    .add(at, count));
    new TreeMap<>(tally.networks()).forEach((network, count) -> note(complainedAt, network, at));
    List<Signal> heardLately = new ArrayList<>(lately(at));
    heardLately.addAll(tally.loudest());
    loudest = new ArrayList<>(Tallies.loudest(heardLately));
    spikes
        .entrySet()
        .removeIf(
            spike ->
                spike.getKey().startsWith(BrandWatch.TOPIC)
                    && spike.getValue().until < at - FORGOTTEN);
    reports.keySet().removeIf(of -> !spikes.containsKey(of) && !heard.reportsOn(of));
  }

  /** The loudest negative posts of the two hours before that moment. */
  List<Signal> lately(long now) {
    return loudest.stream()
        .filter(signal -> signal.heardAt().toEpochMilli() > now - RecentCount.TWO_HOURS)
        .toList();
  }

  /** Goes on with the story, begins one, or ends one that came to nothing. */
  void tellStory(Tally tally, Heard heard, boolean up, long gap) {
    long at = tally.at().toEpochMilli();
    if (story != null && episodes.isEmpty() && (!up || at - story.last > gap)) {
      story = null;
    }
    boolean matters = tally.negativePosts() > 0 || !heard.topics().isEmpty();
    if (story == null && up && matters) {
      story = Story.beginning(at, usual.share());
    }
    if (story != null) {
      story.add(tally, heard);
    }
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
