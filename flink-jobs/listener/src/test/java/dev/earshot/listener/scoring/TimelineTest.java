package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));

  private final Timeline<String> timeline = new Timeline<>("first");

  @Test
  void theFirstCountsSinceEver() {
    timeline.add(TEN, "second");

    assertThat(timeline.at(Instant.MIN)).isEqualTo("first");
    assertThat(timeline.at(TEN.minusMillis(1))).isEqualTo("first");
    assertThat(timeline.at(TEN)).isEqualTo("second");
    assertThat(timeline.at(Instant.MAX)).isEqualTo("second");
  }

  @Test
  void whatComesLaterReplacesWhatWasAnnouncedForThenOrAfter() {
    timeline.add(ELEVEN, "for eleven");
    timeline.add(TEN, "for ten");

    assertThat(timeline.at(ELEVEN.plusSeconds(1))).isEqualTo("for ten");
  }

  @Test
  void forgettingKeepsWhatCountsThenAndWhatIsToCome() {
    timeline.add(TEN, "second");
    timeline.add(ELEVEN, "third");

    timeline.forgetBefore(TEN.plusSeconds(1));

    assertThat(timeline.values()).containsExactly("second", "third");
    assertThat(timeline.at(TEN.plusSeconds(1))).isEqualTo("second");
  }
}
