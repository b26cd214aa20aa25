package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Tally;
import dev.earshot.model.Tally.Crowd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalliesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatManyTasksCountAddsUpInAnyOrderAndGrouping(long seed) {
    Random chance = new Random(seed);
    List<Tally> parts = new ArrayList<>();
    for (int task = 0; task < 6; task++) {
      parts.add(part(chance, 3000));
    }
    Tally sum = Tallies.sum(parts);

    Collections.shuffle(parts, chance);

    assertThat(Tallies.sum(parts)).isEqualTo(sum);
    Tally left = Tallies.sum(parts.subList(0, 2));
    Tally right = Tallies.sum(parts.subList(2, 6));
    assertThat(Tallies.sum(List.of(left, right))).isEqualTo(sum);
    assertThat(sum.posts()).isEqualTo(parts.stream().mapToInt(Tally::posts).sum());
  }

  @Test
  void aCrowdHeardByTwoTasksIsOneCrowd() {
    Tally one = tally(0, List.of(new Crowd(7, 2, 1, 1, 10, List.of("delay"))));
    Tally other = tally(3, List.of(new Crowd(7, 3, 3, 0, 5, List.of("baggage", "delay"))));

    assertThat(Tallies.sum(List.of(one, other)).crowds())
        .containsExactly(new Crowd(7, 5, 4, 1, 15, List.of("baggage", "delay")));
    assertThat(Tallies.ofRival(other).negative()).isEqualTo(4);
  }

  @Test
  void ofTooManyTextsTheRestIsCountedAuthorByAuthor() {
    Tally sum = Tallies.sum(List.of(part(new Random(1), 9000), part(new Random(2), 9000)));

    int inCrowds = sum.crowds().stream().mapToInt(Crowd::negative).sum();
    assertThat(sum.crowds()).hasSize(Tallies.MOST_CROWDS);
    assertThat(sum.negative() + inCrowds).isEqualTo(18_000);
  }

  /** A bucket full of texts, each said by one negative author. */
  private static Tally part(Random chance, int texts) {
    List<Crowd> crowds = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      crowds.add(new Crowd(chance.nextLong(), 1, 1, 0, chance.nextInt(100), List.of("delay")));
    }
    return Tallies.sum(List.of(tally(0, crowds), tally(0, List.of())));
  }

  private static Tally tally(int negative, List<Crowd> crowds) {
    return new Tally(
        "acme",
        "skyhop",
        NOON,
        negative + crowds.size(),
        negative,
        negative,
        0,
        0,
        0,
        Map.of("delay", negative),
        Map.of("x", negative),
        Map.of("test", negative),
        crowds,
        List.of(),
        List.of());
  }
}
