package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.SourcePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void aJobIsMissedAfterAMinute() {
    assertThat(job(ago(60)).silentMs()).isZero();
    assertThat(job(ago(61)).silentMs()).isEqualTo(60_000);
    assertThat(job(ago(150)).silentMs()).isEqualTo(120_000);
    assertThat(job(NOW.plusSeconds(5)).silentMs()).isZero();
    assertThat(job(NOW).heard()).isTrue();
    assertThat(job(null).heard()).isFalse();
  }

  @Test
  void aSourceIsBehindWhenItsPauseIsNotUsualForIt() {
    assertThat(behind(heard(90, 60_000L, 0))).isZero();
    assertThat(behind(heard(245, 60_000L, 0))).isEqualTo(240_000);
    assertThat(behind(heard(245, 600_000L, 0))).isZero();
  }

  @Test
  void aSourceNobodyKnowsYetIsNotJudged() {
    assertThat(behind(heard(3600, null, 0))).isZero();
    assertThat(behind(new SourcePulse("demo", "x", NOW, null, 0, null, null, 0))).isZero();
  }

  @Test
  void whoSaysThatItLagsIsBelieved() {
    assertThat(behind(heard(5, 60_000L, 245_000))).isEqualTo(240_000);
    assertThat(behind(heard(5, 60_000L, 60_000))).isZero();
  }

  private static Listening job(Instant heartbeat) {
    return Listening.of(heartbeat, List.of(), NOW);
  }

  private static long behind(SourcePulse pulse) {
    return Listening.of(NOW, List.of(pulse), NOW).sources().get(0).behindMs();
  }

  private static SourcePulse heard(long secondsAgo, Long usual, long says) {
    return new SourcePulse("demo", "x", NOW, ago(secondsAgo), 3, usual, null, says);
  }

  private static Instant ago(long seconds) {
    return NOW.minus(Duration.ofSeconds(seconds));
  }
}
