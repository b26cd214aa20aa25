package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.NotificationSettings.QuietHours;
import dev.earshot.model.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTimesTest {
  private static final QuietTimes NIGHT = night(List.of());

  @Test
  void whatComesAtNightWaitsForTheMorning() {
    Instant seven = Instant.parse("2026-03-03T06:00:00Z");

    assertThat(NIGHT.until(Severity.SEV2, Instant.parse("2026-03-02T21:00:00Z"))).isEqualTo(seven);
    assertThat(NIGHT.until(Severity.SEV2, Instant.parse("2026-03-03T05:59:59Z"))).isEqualTo(seven);
  }

  @Test
  void theDayIsNotQuiet() {
    assertThat(NIGHT.until(Severity.SEV4, Instant.parse("2026-03-02T20:59:59Z"))).isNull();
    assertThat(NIGHT.until(Severity.SEV4, Instant.parse("2026-03-03T06:00:00Z"))).isNull();
  }

  @Test
  void theWorstBreaksIt() {
    assertThat(NIGHT.until(Severity.SEV1, Instant.parse("2026-03-03T02:00:00Z"))).isNull();
  }

  @Test
  void aNightBelongsToTheDayItBeganOn() {
    QuietTimes friday = night(List.of(DayOfWeek.FRIDAY));

    assertThat(friday.until(Severity.SEV2, Instant.parse("2026-03-07T02:00:00Z"))).isNotNull();
    assertThat(friday.until(Severity.SEV2, Instant.parse("2026-03-07T23:00:00Z"))).isNull();
  }

  @Test
  void aNightIsAnHourShorterWhenClocksGoForward() {
    assertThat(NIGHT.until(Severity.SEV2, Instant.parse("2026-03-28T22:00:00Z")))
        .isEqualTo("2026-03-29T05:00:00Z");
  }

  @Test
  void withoutTimesNothingIsQuiet() {
    QuietTimes none = new QuietTimes(new QuietHours("UTC", "", "", null, Severity.SEV1));

    assertThat(none.until(Severity.SEV4, Instant.parse("2026-03-03T02:00:00Z"))).isNull();
  }

  private static QuietTimes night(List<DayOfWeek> days) {
    return new QuietTimes(
        new QuietHours("Europe/Ljubljana", "22:00", "07:00", days, Severity.SEV1));
  }
}
