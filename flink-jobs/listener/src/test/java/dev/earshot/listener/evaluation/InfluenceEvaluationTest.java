package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Author;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluenceEvaluationTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final List<Post> posts = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1 2 3 4, 10 20 30 99, 1", "1 2 3 4, 4 3 2 1, -1", "1 1 2 2, 1 1 5 5, 1"})
  void ranksAreCorrelatedAndTiesShareTheirs(String one, String other, double expected) {
    assertThat(RankCorrelation.of(numbers(one), numbers(other))).isCloseTo(expected, within(1e-9));
  }

  @Test
  void tiesAgainstAnOrderCorrelateInPart() {
    assertThat(RankCorrelation.of(numbers("1 1 2 3"), numbers("1 2 3 4")))
        .isCloseTo(0.9487, within(1e-4));
  }

  @Test
  void whoWasResharedBeforeIsToldFromWhoWasNot() {
    for (int author = 0; author < 20; author++) {
      for (int day = 0; day < 12; day++) {
        say("a" + author, 100_000L, START.plus(Duration.ofDays(day)), (long) author);
      }
    }

    Map<String, Object> figures = evaluate();

    assertThat(figures).containsEntry("posts", 240).containsEntry("authors", 20);
    assertThat(figures).containsEntry("pairs", 220);
    assertThat(figures.get("followers")).as("all have as many").isNull();
    assertThat((Double) figures.get("influenceAmplified")).isGreaterThan(0.85);
  }

  @Test
  void whatThePostsBroughtIsNotReadBeforeItMatured() {
    for (int author = 0; author < 20; author++) {
      for (int hour = 0; hour < 12; hour++) {
        say("a" + author, 1_000L, START.plus(Duration.ofHours(hour)), (long) author);
      }
    }

    assertThat(evaluate()).containsEntry("amplified", 0).containsEntry("pairs", 220);
  }

  @Test
  void whoseFollowersOrResharesAreUnknownMakesNoPair() {
    say("a", null, START, 1L);
    say("a", 10L, START.plusSeconds(1), 1L);
    say("b", 10L, START.plusSeconds(2), 1L);
    say("b", 10L, START.plusSeconds(3), null);

    assertThat(evaluate()).containsEntry("pairs", 0);
  }

  private Map<String, Object> evaluate() {
    return InfluenceEvaluation.of(
        posts, new ConfigLoader(name -> null).shipped().rules().influence());
  }

  private void say(String author, Long followers, Instant at, Long reshares) {
    posts.add(
        new Post(
            "p" + posts.size(),
            null,
            0,
            null,
            "x",
            null,
            new Author(
                author, null, null, followers, null, null, null, null, null, null, null, null),
            "Words of " + author,
            null,
            at,
            null,
            null,
            null,
            null,
            reshares == null ? null : new Post.Engagement(reshares, null, null, null, null),
            null,
            0));
  }

  private static double[] numbers(String list) {
    return Arrays.stream(list.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
