package dev.earshot.listener.scoring;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.listener.levels.Level;
import dev.earshot.model.Brief;
import dev.earshot.model.Brief.Trend;
import dev.earshot.model.Measure;
import dev.earshot.model.Pulse;
import dev.earshot.model.Stamp;
import dev.earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says in numbers and words how a brand fares. */
final class BrandBrief {
  private static final long HALF_HOUR = 1_800_000;
  private static final long MINUTE = 60_000;
  private static final long COMPLAINED_WITHIN = 7L * 86_400_000;

  /** Rarer than that is the same to anybody. */
  static final int DECADE = 3650;

  private BrandBrief() {}

  static Measure measure(Episode episode, Level level) {
    return new Measure(
        episode.of(),
        level.observed(),
        level.expected(),
        level.window().toMillis(),
        Math.min(DECADE, level.returnDays()),
        level.windowsAbove(episode.stamp().limit("return_days")));
  }

  /**
   * The numbers of the story so far.
   *
   * @param authors who was counted in the window at least, for a story may have begun within it
   */
  static Brief of(BrandMemory memory, int authors, long now) {
    Story story = memory.story;
    boolean spoke = story.spokeAt() > 0;
    return new Brief(
        story.firstPost,
        Instant.ofEpochMilli(story.firstAt > 0 ? story.firstAt : story.since),
        story.posts,
        Math.max(story.authors, authors),
        story.reach,
        trend(memory, now),
        Story.ranked(story.networks),
        Story.ranked(story.topics),
        story.negativeShare(),
        story.usualShare,
        story.reshareShare(),
        story.lookAlikes,
        new TreeMap<>(memory.rivals)
            .entrySet().stream()
                .map(rival -> rival.getValue().compared(rival.getKey(), now))
                .toList(),
        spoke ? Instant.ofEpochMilli(story.spokeAt()) : null,
        spoke ? story.shareBefore() : null,
        spoke ? story.shareSince() : null);
  }

  /** 37 negative authors in 15 min, expected 4; seen about once in 60 days; 31 authors; ... */
  static String note(BrandMemory memory, String of, Level level, int authors) {
    Story story = memory.story;
    StringBuilder note = new StringBuilder();
    note.append(
        String.format(
            Locale.ROOT,
            "%d %s in %s, expected %s; ",
            Math.round(level.observed()),
            what(of),
            span(level.window()),
            small(level.expected())));
    if (level.returnDays() > 0) {
      note.append(rarity(level.returnDays())).append("; ");
    }
    note.append(many(Math.max(story.authors, authors), "author")).append("; ");
    note.append(many(story.networks.size(), "network"));
    if (story.lookAlikes > 0) {
      note.append("; ").append(story.lookAlikes).append(" look-alike texts not counted");
    }
    if (story.spokeAt() > 0) {
      note.append(
          String.format(
              Locale.ROOT,
              "; negative share %.0f %% before the brand spoke, %.0f %% since",
              100 * story.shareBefore(),
              100 * story.shareSince()));
    }
    return note.toString();
  }

  /** The brand's pulse; null unless a minute has passed since the last. */
  static Pulse pulse(BrandMemory memory, Tally tally, Level negative, long now) {
    if (now - memory.pulseAt < MINUTE) {
      return null;
    }
    memory.pulseAt = now;
    int posts = memory.posts.within(now, RecentCount.TWO_HOURS);
    int negativePosts = memory.negativePosts.within(now, RecentCount.TWO_HOURS);
    double windows = (double) RecentCount.TWO_HOURS / negative.window().toMillis();
    return new Pulse(
        memory.tenant,
        memory.brand,
        Instant.ofEpochMilli(now),
        posts,
        memory.authors(BrandWatch.NEGATIVE, now, RecentCount.TWO_HOURS),
        negative.expected() * windows,
        Math.min(DECADE, negative.returnDays()),
        (double) negativePosts / Math.max(1, posts),
        memory.lookAlikes.within(now, RecentCount.TWO_HOURS),
        disarmed(memory, tally.stampOf(IgnoredComplaintSettings.NAME), now));
  }

  private static List<String> disarmed(BrandMemory memory, Stamp stamp, long now) {
    if (stamp == null) {
      return List.of();
    }
    long oldest = now - stamp.millis("armed_for");
    return memory.complainedAt.entrySet().stream()
        .filter(heard -> heard.getValue() > now - COMPLAINED_WITHIN)
        .map(Map.Entry::getKey)
        .filter(network -> memory.spokeAt.getOrDefault(network, 0L) < oldest)
        .sorted()
        .toList();
  }

  /** The last half hour beside the one before it; a few more or less are no trend. */
  private static Trend trend(BrandMemory memory, long now) {
    int last = memory.authors(BrandWatch.NEGATIVE, now, HALF_HOUR);
    int before = memory.authors(BrandWatch.NEGATIVE, now, 2 * HALF_HOUR) - last;
    double noise = 2 * Math.sqrt(last + before);
    if (last - before > noise) {
      return Trend.RISING;
    }
    return before - last > noise ? Trend.FALLING : Trend.STEADY;
  }

  private static String what(String of) {
    return switch (of) {
      case BrandWatch.NEGATIVE -> "negative authors";
      case BrandWatch.LOUD -> "negative authors of high influence";
      default -> "authors on " + of.substring(BrandWatch.TOPIC.length());
    };
  }

  private static String span(Duration window) {
    return window.toMinutes() < 60 ? window.toMinutes() + " min" : window.toHours() + " h";
  }

  private static String small(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
  }

  private static String rarity(double days) {
    if (days < 2) {
      return "seen about daily";
    }
    return days >= DECADE
        ? "seen less than once in ten years"
        : String.format(Locale.ROOT, "seen about once in %.0f days", days);
  }

  private static String many(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
