package dev.earshot.listener.scoring;

import dev.earshot.listener.levels.Level;
import dev.earshot.listener.levels.SpikeDetector;
import dev.earshot.listener.levels.SpikeMemory;
import dev.earshot.listener.scoring.BrandWatch.Watched;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which of a brand's situations are told, and when: as a level crosses what is rare, as it rises by
 * a step, every few minutes while it stays there, and once it is over.
 */
final class Episodes {
  /** Nobody reads faster. */
  private static final long TOLD_EVERY = 300_000;

  /** Ten times rarer is worth saying at once. */
  private static final double STEP = 10;

  /** So long after the brand spoke it is told whether that helped, though the level may be down. */
  private static final long AFTER_WORDS = RecentCount.TWO_HOURS;

  private static final long SILENT = 86_400_000;

  private final SpikeDetector detector;

  Episodes(SpikeDetector detector) {
    this.detector = detector;
  }

  /** A look at a brand's situations at one moment. */
  Look at(BrandMemory memory, long now) {
    return new Look(memory, now);
  }

  /** What is told at one moment. */
  final class Look {
    private final BrandMemory memory;
    private final long now;
    private final List<Match> matches = new ArrayList<>();
    private final Set<String> above = new HashSet<>();

    private Look(BrandMemory memory, long now) {
      this.memory = memory;
      this.now = now;
    }

    long now() {
      return now;
    }

    List<Match> matches() {
      return matches;
    }

    /** The situation is there: tells it if it is new, has got worse or was not told lately. */
    void raise(Stamp stamp, String subject, Watched watched, int authors, Severity severity) {
      String key = stamp.rule() + "|" + subject;
      above.add(key);
      Episode before = memory.episodes.get(key);
      double days = Math.min(BrandBrief.DECADE, watched.level().returnDays());
      boolean due =
          before == null
              || severity.compareTo(before.severity()) < 0
              || days >= STEP * before.toldDays()
              || now - before.toldAt() >= TOLD_EVERY;
      if (!due) {
        memory.episodes.put(key, before.calm(0));
        return;
      }
      Episode episode =
          new Episode(
              stamp,
              subject,
              watched.of(),
              watched.level().window().toMillis(),
              before == null ? Instant.ofEpochMilli(memory.last).toString() : before.cause(),
              before == null || severity.compareTo(before.severity()) < 0
                  ? severity
                  : before.severity(),
              now,
              before == null ? days : Math.max(days, before.toldDays()),
              0);
      memory.episodes.put(key, episode);
      matches.add(match(Match.Effect.RAISE, episode, watched.level(), authors));
    }

    /** What was raised before and is not above now: still told, or over. */
    void goOn() {
      for (Map.Entry<String, Episode> entry : new TreeMap<>(memory.episodes).entrySet()) {
        if (!above.contains(entry.getKey())) {
          goOn(entry.getKey(), entry.getValue());
        }
      }
      if (memory.episodes.isEmpty() && matches.stream().anyMatch(Look::isEnd)) {
        memory.story = null;
      }
    }

    private void goOn(String key, Episode episode) {
      SpikeMemory spike = memory.spikes.get(episode.of());
      Level level = detector.levelAt(spike, now + 1, Duration.ofMillis(episode.windowMs()));
      boolean isCalm = level.ratio() <= BrandWatch.CALM;
      long calmSince = !isCalm ? 0 : episode.calmSince() == 0 ? now : episode.calmSince();
      boolean isOver =
          (isCalm && now - calmSince >= episode.stamp().millis("calm"))
              || now - memory.story.last >= SILENT;
      Episode after = episode.calm(calmSince);
      if (isOver) {
        memory.episodes.remove(key);
        matches.add(match(Match.Effect.SETTLE, after, level, 0));
        return;
      }
      long spokeAt = memory.story.spokeAt();
      boolean afterWords = spokeAt > 0 && now - spokeAt <= AFTER_WORDS;
      if (afterWords && now - episode.toldAt() >= TOLD_EVERY && memory.last > episode.toldAt()) {
        after = after.told(now);
        matches.add(match(Match.Effect.RAISE, after, level, 0));
      }
      memory.episodes.put(key, after);
    }

    private Match match(Match.Effect effect, Episode episode, Level level, int authors) {
      return new Match(
          effect,
          episode.stamp(),
          memory.tenant,
          memory.brand,
          episode.subject(),
          episode.cause(),
          Instant.ofEpochMilli(now),
          memory.lately(now).stream().sorted(Signal.LOG_ORDER).toList(),
          episode.severity(),
          BrandBrief.measure(episode, level),
          BrandBrief.of(memory, authors, now),
          BrandBrief.note(memory, episode.of(), level, authors));
    }

    private static boolean isEnd(Match match) {
      return match.effect() == Match.Effect.SETTLE;
    }
  }
}
