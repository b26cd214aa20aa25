package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimingTest {
  private final Random random = new Random(7);

  @Test
  void tenTriesTakeAboutThreeDays() {
    Duration all = Timing.USUAL.waits().stream().reduce(Duration.ZERO, Duration::plus);

    assertThat(Timing.USUAL.tries()).isEqualTo(10);
    assertThat(all).isBetween(Duration.ofHours(66), Duration.ofHours(72));
  }

  @Test
  void whoFailTogetherDoNotComeBackTogether() {
    for (int i = 0; i < 100; i++) {
      assertThat(Timing.USUAL.after(1, random))
          .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    }
    assertThat(Timing.USUAL.after(1, random)).isNotEqualTo(Timing.USUAL.after(1, random));
  }

  @Test
  void theLastWaitHoldsForAllBeyond() {
    assertThat(Timing.USUAL.after(99, random)).isGreaterThan(Duration.ofHours(19));
  }
}
