package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreakWindowsTest {
  private static final double MINUTE = 60_000;

  private final List<Signal> posts = new ArrayList<>();

  private void post(int heard, int written) {
    posts.add(
        new Signal(
            Signal.Kind.SAID,
            "acme",
            "skyhop",
            "ana",
            "ana",
            false,
            CustomerTier.STANDARD,
            "p" + posts.size(),
            null,
            "x",
            "",
            -0.5,
            Reading.Intent.OTHER,
            List.of(),
            Influence.UNKNOWN,
            0,
            Instant.EPOCH.plusSeconds(60L * written),
            Instant.EPOCH.plusSeconds(60L * heard),
            0,
            posts.size(),
            List.of()));
  }

  private List<String> fullest(Map<String, Double> windows) {
    return new StreakWindows(windows).fullest(posts).stream().map(Signal::post).toList();
  }

  @Test
  void theNewestPostBelongsToAnyStreak() {
    post(0, 0);
    post(1, 1);
    post(2, 2);
    post(100, 100);

    assertThat(fullest(Map.of("3", 10 * MINUTE))).isEmpty();
  }

  @Test
  void ofTwoSpansTheFullerCounts() {
    post(100, 91);
    post(100, 92);
    post(100, 93);
    post(100, 108);
    post(100, 100);

    assertThat(fullest(Map.of("3", 10 * MINUTE))).containsExactly("p0", "p1", "p2", "p4");
  }

  @Test
  void ofTwoSpansAsFullTheLaterCounts() {
    post(100, 91);
    post(100, 109);
    post(100, 100);

    assertThat(fullest(Map.of("2", 10 * MINUTE))).containsExactly("p1", "p2");
  }

  @Test
  void whatIsWrittenAtOneMomentIsTakenOrLeftTogether() {
    post(100, 95);
    post(100, 95);
    post(100, 104);
    post(100, 100);

    assertThat(fullest(Map.of("3", 10 * MINUTE))).containsExactly("p0", "p1", "p2", "p3");
    assertThat(fullest(Map.of("3", 9 * MINUTE))).containsExactly("p0", "p1", "p3");
  }

  @Test
  void theWindowWithMorePostsWins() {
    post(0, 0);
    post(50, 50);
    post(55, 55);

    assertThat(fullest(Map.of("2", 10 * MINUTE, "3", 60 * MINUTE))).hasSize(3);
    assertThat(fullest(Map.of("2", 10 * MINUTE, "4", 60 * MINUTE))).containsExactly("p1", "p2");
  }

  @Test
  void itKnowsItsBounds() {
    StreakWindows windows = new StreakWindows(Map.of("2", 10 * MINUTE, "7", 60 * MINUTE));

    assertThat(windows.most()).isEqualTo(7);
    assertThat(windows.longest()).isEqualTo(3_600_000);
  }
}
