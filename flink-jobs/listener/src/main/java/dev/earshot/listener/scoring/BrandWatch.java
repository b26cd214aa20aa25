package dev.earshot.listener.scoring;

import dev.earshot.config.BrandSpikeSettings;
import dev.earshot.config.FirestormSettings;
import dev.earshot.config.OutageSettings;
import dev.earshot.listener.levels.Level;
import dev.earshot.listener.levels.SpikeDetector;
import dev.earshot.listener.levels.SpikeMemory;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Pulse;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Subjects;
import dev.earshot.model.Tally;
import java.util.List;
import java.util.TreeMap;

/**
 * Watches one brand: is more negative said of it than usual, on one topic or on all, and does it
 * spread? What is counted comes bucket by bucket, in the order of time; what it is measured against
 * comes with the rules that each bucket is stamped with.
 */
public final class BrandWatch {
  static final String NEGATIVE = "negative";
  static final String LOUD = "loud";
  static final String TOPIC = "topic:";

  /** Up to so many times the usual is calm. */
  static final double CALM = 1.3;

  /** A network counts from its second post on: one may be a mistake of the mood. */
  private static final int POSTS_OF_A_NETWORK = 2;

  private static final int TWO_SCALES = 2;

  private static final long MINUTE = 60_000;

  private static final long BUCKET = Tally.BUCKET.toMillis();

  private final SpikeDetector detector = new SpikeDetector(Tally.BUCKET);
  private final Episodes episodes = new Episodes(detector);

  /**
   * What one look brings.
   *
   * @param matches situations raised or settled
   * @param pulse how the brand fares; null unless it is time to tell
   */
  public record Found(List<Match> matches, Pulse pulse) {}

  /** A level, and what it is the level of. */
  record Watched(String of, Level level) {
    /** The shortest window in which it stands at twice the usual or more; 0 while it does not. */
    long windowAbove() {
      return level.shortestAboveMillis();
    }
  }

  /**
   * Counts a complete bucket in, the sum of all tasks' tallies.
   *
   * @param memory changed in place
   */
  public Found count(BrandMemory memory, Tally tally) {
    long at = tally.at().toEpochMilli();
    long now = at + BUCKET - 1;
    if (memory.since == 0) {
      memory.tenant = tally.tenant();
      memory.brand = tally.brand();
      memory.since = at;
    }
    memory.last = at;
    Heard heard = Heard.of(tally, memory.crowds);
    memory.remember(tally, heard);
    Watched negative = watched(memory, NEGATIVE, at, heard.negative());
    Watched loud = watched(memory, LOUD, at, heard.loud());
    List<Watched> topics =
        new TreeMap<>(heard.topics())
            .entrySet().stream()
                .map(topic -> watched(memory, TOPIC + topic.getKey(), at, topic.getValue()))
                .toList();
    long window = Math.max(negative.windowAbove(), loud.windowAbove());
    for (Watched topic : topics) {
      window = Math.max(window, topic.windowAbove());
    }
    memory.tellStory(tally, heard, window);
    Episodes.Look look = episodes.at(memory, now);
    topics.forEach(topic -> judgeOutage(memory, tally, topic, look));
    judgeCrisis(memory, tally, negative, loud, look);
    look.goOn();
    if (memory.episodes.isEmpty()) {
      // Neither a crisis nor a swarm becomes what is usual.
      int negativePosts = Math.max(0, tally.negativePosts() - heard.lookAlikes());
      memory.usual.add(at, Math.max(0, tally.posts() - heard.lookAlikes()), negativePosts);
    }
    return new Found(look.matches(), BrandBrief.pulse(memory, tally, negative.level(), now));
  }

  /** Time passes, and nothing is said: what was raised may be over. */
  public List<Match> look(BrandMemory memory, long now) {
    Episodes.Look look = episodes.at(memory, now);
    look.goOn();
    return look.matches();
  }

  /** Counts a rival's bucket in. */
  public void compare(BrandMemory memory, Tally tally) {
    memory.rivals.computeIfAbsent(tally.brand(), rival -> new RivalHabit()).add(tally);
    memory.last = Math.max(memory.last, tally.at().toEpochMilli());
  }

  /** Somebody influential is angry: a spike around them is more than a spike. */
  public void angry(BrandMemory memory, Signal signal) {
    memory.angryAt = Math.max(memory.angryAt, signal.heardAt().toEpochMilli());
    memory.last = Math.max(memory.last, memory.angryAt);
  }

  /** The brand spoke. */
  public void heard(BrandMemory memory, Hearing hearing) {
    long at = hearing.heardAt().toEpochMilli();
    BrandMemory.note(memory.spokeAt, hearing.network(), at);
    memory.last = Math.max(memory.last, at);
    if (memory.story != null) {
      memory.story.spoke(hearing.kind(), at);
    }
  }

  /** When somebody must look again though nothing is said, in milliseconds since 1970. */
  public static long wakeAt(BrandMemory memory, long now) {
    return memory.episodes.isEmpty()
        ? memory.last + BrandMemory.FORGOTTEN
        : (now / MINUTE + 1) * MINUTE;
  }

  /** Whether nothing was heard for so long that all may be forgotten. */
  public static boolean isForgotten(BrandMemory memory, long now) {
    return memory.episodes.isEmpty() && now >= memory.last + BrandMemory.FORGOTTEN;
  }

  private void judgeOutage(BrandMemory memory, Tally tally, Watched topic, Episodes.Look look) {
    Stamp stamp = tally.stampOf(OutageSettings.NAME);
    if (stamp == null || memory.story == null) {
      return;
    }
    Level level = topic.level();
    int authors = authors(memory, topic, look.now());
    if (isRare(level, stamp) && authors >= stamp.limit("authors")) {
      String subject = Subjects.topic(tally.brand(), topic.of().substring(TOPIC.length()));
      look.raise(stamp, subject, topic, authors, stamp.severity());
    }
  }

  private void judgeCrisis(
      BrandMemory memory, Tally tally, Watched negative, Watched loud, Episodes.Look look) {
    Stamp stamp = tally.stampOf(BrandSpikeSettings.NAME);
    if (stamp == null || memory.story == null) {
      return;
    }
    boolean byLoud =
        loud.level().returnDays() > negative.level().returnDays()
            && isSpike(memory, stamp, loud, look.now());
    Watched most = byLoud ? loud : negative;
    boolean spike = byLoud || isSpike(memory, stamp, negative, look.now());
    String subject = Subjects.brand(tally.brand());
    if (spike) {
      memory.spikeAt = look.now();
      boolean page = most.level().returnDays() >= stamp.limit("page_days");
      look.raise(
          stamp,
          subject,
          most,
          authors(memory, most, look.now()),
          page ? worse(stamp.severity(), Severity.SEV2) : stamp.severity());
    }
    Stamp storm = tally.stampOf(FirestormSettings.NAME);
    if (storm == null) {
      return;
    }
    boolean atTwoScales =
        spike && most.level().windowsAbove(storm.limit("return_days")) >= TWO_SCALES;
    boolean isCentred = atTwoScales || aroundAnger(memory, storm, look.now());
    boolean goesOn = spike && memory.episodes.containsKey(storm.rule() + "|" + subject);
    if (goesOn || (isCentred && spreads(memory, storm))) {
      boolean worst = most.level().returnDays() >= storm.limit("worst_days");
      look.raise(
          storm,
          subject,
          most,
          authors(memory, most, look.now()),
          worst ? Severity.SEV1 : storm.severity());
    }
  }

  private static boolean isSpike(BrandMemory memory, Stamp stamp, Watched watched, long now) {
    long window = watched.level().window().toMillis();
    double authors = stamp.limit("authors");
    double rise = stamp.limit("rise");
    return isRare(watched.level(), stamp)
        && authors(memory, watched, now) >= authors
        && (memory.isRaised(now, window, authors, rise)
            || memory.isRaised(now, RecentCount.TWO_HOURS, authors, rise));
  }

  private static boolean isRare(Level level, Stamp stamp) {
    return level.returnDays() > 0 && level.returnDays() >= stamp.limit("return_days");
  }

  private static int authors(BrandMemory memory, Watched watched, long now) {
    return memory.authors(watched.of(), now, watched.level().window().toMillis());
  }

  /** A spike and an angry influencer close to each other, whichever came first. */
  private static boolean aroundAnger(BrandMemory memory, Stamp storm, long now) {
    long near = storm.millis("near");
    return memory.angryAt > 0
        && memory.spikeAt > 0
        && now - memory.angryAt <= near
        && now - memory.spikeAt <= near;
  }

  private static boolean spreads(BrandMemory memory, Stamp storm) {
    return memory.story.reshareShare() >= storm.limit("reshare_share")
        || memory.story.networksWith(POSTS_OF_A_NETWORK) >= storm.limit("networks");
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The level at the bucket's end. A count that was never heard of has been silent until now. */
  private Watched watched(BrandMemory memory, String of, long at, int count) {
    SpikeMemory spike = memory.spikes.get(of);
    if (spike == null) {
      spike = new SpikeMemory();
      memory.spikes.put(of, spike);
      if (memory.since < at || count == 0) {
        detector.add(spike, memory.since, 0);
      }
    }
    Level level = count > 0 ? detector.add(spike, at, count) : detector.levelAt(spike, at + BUCKET);
    return new Watched(of, level);
  }
}
