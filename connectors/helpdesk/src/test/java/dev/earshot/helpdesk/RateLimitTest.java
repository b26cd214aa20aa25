package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final Hand clock = new Hand();

  /** A clock that somebody turns. */
  private static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aFewCallsGoAtOnceAndTheNextWaits() {
    RateLimit limit = new RateLimit(60, clock);

    for (int i = 0; i < 6; i++) {
      assertThat(limit.next()).isZero();
    }
    assertThat(limit.next()).isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.next()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void inTheLongRunThereAreNoMoreThanAllowed() {
    RateLimit limit = new RateLimit(30, clock);
    Instant start = clock.now;

    for (int i = 0; i < 300; i++) {
      clock.now = clock.now.plus(limit.next());
    }

    assertThat(Duration.between(start, clock.now)).isBetween(minutes(9.8), minutes(10));
  }

  @Test
  void whoIsAllowedLessThanTenCallsAMinuteStillHasOneAtOnce() {
    RateLimit limit = new RateLimit(1, clock);

    assertThat(limit.next()).isZero();
    assertThat(limit.next()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aClockThatIsSetBackGivesNothingAndTakesNothing() {
    RateLimit limit = new RateLimit(60, clock);
    clock.now = clock.now.minus(Duration.ofHours(1));

    assertThat(limit.next()).isZero();
    for (int i = 0; i < 6; i++) {
      limit.next();
    }
    clock.now = clock.now.plusSeconds(2);
    assertThat(limit.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void afterEachFailureTheWaitDoublesUpToAnEnd() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    SplittableRandom random = new SplittableRandom(1);

    for (int i = 0; i < 100; i++) {
      assertThat(backoff.after(1, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
      assertThat(backoff.after(4, random)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
      assertThat(backoff.after(1_000_000, random))
          .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
    }
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMillis((long) (minutes * 60_000));
  }
}
