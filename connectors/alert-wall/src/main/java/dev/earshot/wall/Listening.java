package dev.earshot.wall;

import dev.earshot.model.SourcePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether anybody listens, for a calm page may also be a deaf one. Judged here, by the clock that
 * all pages share, and told in whole minutes.
 *
 * @param heard whether the job was ever heard
 * @param silentMs for how long the job has not been heard; 0 while all is well
 * @param sources how each source is heard, by name
 */
record Listening(boolean heard, long silentMs, List<Source> sources) {
  private static final Duration JOB = Duration.ofMinutes(1);

  /** Told each ten seconds, of the ten before, through two queues. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

  private static final long MINUTE = 60_000;

  /**
   * How one source is heard.
   *
   * @param heardAt its newest mention; null while there was none
   * @param posts in the ten minutes before it was last told of
   * @param deafSince since when it says that it hears nothing; null when it does not
   * @param behindMs how far it lags, by what it says or by a pause that is not usual for it; 0
   *     while all is well
   */
  record Source(String source, Instant heardAt, int posts, Instant deafSince, long behindMs) {}

  static Listening of(Instant heartbeat, List<SourcePulse> sources, Instant now) {
    long silent = heartbeat == null ? 0 : minutes(Duration.between(heartbeat, now), JOB);
    return new Listening(
        heartbeat != null, silent, sources.stream().map(source -> source(source, now)).toList());
  }

  private static Source source(SourcePulse pulse, Instant now) {
    long pause =
        pulse.heardAt() == null || pulse.usualMs() == null
            ? 0
            : minutes(
                Duration.between(pulse.heardAt(), now),
                Duration.ofMillis(pulse.usualMs()).plus(ON_THE_WAY));
    long says = minutes(Duration.ofMillis(pulse.behindMs()), Duration.ofMinutes(1));
    return new Source(
        pulse.source(), pulse.heardAt(), pulse.posts(), pulse.deafSince(), Math.max(pause, says));
  }

  /** In whole minutes, where it is longer than may be. */
  private static long minutes(Duration length, Duration most) {
    return length.compareTo(most) <= 0 ? 0 : Math.max(1, length.toMinutes()) * MINUTE;
  }
}
