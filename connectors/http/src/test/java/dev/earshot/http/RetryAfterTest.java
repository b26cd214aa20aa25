package dev.earshot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void secondsAreSeconds() {
    assertThat(RetryAfter.parse(" 90 ", NOON)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aDateIsCountedFromNow() {
    assertThat(RetryAfter.parse("Mon, 02 Mar 2026 12:00:30 GMT", NOON))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aDateThatHasPassedMeansAtOnce() {
    assertThat(RetryAfter.parse("Mon, 02 Mar 2026 11:59:00 GMT", NOON)).isZero();
  }

  @Test
  void nobodySilencesUsForLongerThanAnHour() {
    assertThat(RetryAfter.parse("999999999", NOON)).isEqualTo(Duration.ofHours(1));
    assertThat(RetryAfter.parse("Tue, 02 Mar 2027 12:00:00 GMT", NOON))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anythingElseSaysNothing() {
    assertThat(RetryAfter.parse("soon", NOON)).isNull();
    assertThat(RetryAfter.parse("", NOON)).isNull();
    assertThat(RetryAfter.parse("-5", NOON)).isNull();
    assertThat(RetryAfter.parse("99999999999999999999", NOON)).isNull();
  }
}
