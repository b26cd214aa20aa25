package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.InfluenceSettings;
import dev.earshot.model.Author;
import dev.earshot.model.Influence;
import dev.earshot.model.Influence.Tier;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author's earlier posts brought moves influence, within bounds. */
class AmplificationTest {
  private static final InfluenceSettings SHIPPED =
      new ConfigLoader(name -> null).shipped().rules().influence();
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final InfluenceScale scale = new InfluenceScale(SHIPPED);

  /** Followers, posts matured, reshares of each as the network counts; points and tier. */
  @ParameterizedTest(name = "{0} followers, {1} posts of {2} reshares")
  @CsvSource(
      textBlock =
          """
          8000,     0,   0,     0,    HIGH
          8000,     1,   0,    -1.6,  HIGH
          8000,     1, 100,     9.9,  HIGH
          8000,     4, 100,    15,    TOP
          8000,     5,   0,    -3.4,  HIGH
          8000,     5,   1,     1.7,  HIGH
          8000,     5,   4,     6.8,  HIGH
          8000,     5,  12,    11.6,  HIGH
          8000,    40,   0,    -4.5,  HIGH
          300,     20,   0,    -0.5,  ELEVATED
          300,     20,   2,     9.0,  ELEVATED
          300,     20,  50,    15,    ELEVATED
          1000000, 20,  20,     0,    TOP
          1000000, 20,   0,   -15,    TOP
          """)
  void whatPostsBringCountsAgainstWhatIsUsual(
      long followers, int posts, long reshares, double points, Tier tier) {
    Influence influence = of(followers, told(posts, reshares));

    assertThat(influence.amplification()).isCloseTo(points, within(0.1));
    assertThat(influence.tier()).isEqualTo(tier);
    assertThat(influence.score())
        .isCloseTo(Math.min(100, influence.reach() + influence.amplification()), within(1e-9));
  }

  @Test
  void postsThatBringWhatIsUsualHardlyMoveIt() {
    double plain = of(8_000L, null).score();
    Instant heard = NOW.minus(Reception.MATURE).minus(Reception.SETTLED);
    Reception usual = null;

    for (int i = 0; i < 20; i++) {
      usual = Reception.after(usual, post("p" + i, i % 2), i, heard, heard);

      assertThat(of(8_000L, usual.until(NOW)).score()).isCloseTo(plain, within(3.0));
    }
  }

  @Test
  void aMillionIsTopThoughNobodyReacts() {
    assertThat(of(1_000_000L, told(30, 0)).tier()).isEqualTo(Tier.TOP);
  }

  @Test
  void whatWasOnlyHeardMayBeLessThanThereWasAndTakesNothing() {
    Reception hardly = new Reception(20, -6, NOW, 30, 29, NOW, List.of());

    assertThat(of(1_000_000L, hardly).amplification()).isZero();
  }

  @Test
  void whoseFollowersAreUnknownDeviatesFromNothing() {
    assertThat(of(null, told(30, 1_000)).amplification()).isZero();
  }

  @Test
  void theSameReactionsAreMoreOnANetworkOfMany() {
    Reception some = told(20, 10);
    Author author = author(8_000L);

    assertThat(scale.of("x", author, null, some, NOW).amplification())
        .isPositive()
        .isGreaterThan(scale.of("mastodon", author, null, some, NOW).amplification());
  }

  @Test
  void amplificationIsToldInWords() {
    assertThat(of(8_000L, told(5, 12)).explanation()).isEqualTo("reach 65 + amplification 12");
    assertThat(of(8_000L, told(5, 0)).explanation()).isEqualTo("reach 65 - amplification 3");
  }

  @Test
  void weightsAndTiersAreTheSettings() {
    var settings =
        new InfluenceSettings(
            new InfluenceSettings.Weights(50, 30, 0, 0, 0),
            new InfluenceSettings.Tiers(10, 20, 30),
            null,
            1e6);
    Influence influence =
        new InfluenceScale(settings).of("x", author(8_000L), null, told(20, 900), NOW);

    assertThat(influence.reach()).isCloseTo(32.5, within(0.1));
    assertThat(influence.amplification()).isEqualTo(30);
    assertThat(influence.tier()).isEqualTo(Tier.TOP);
  }

  private Influence of(Long followers, Reception reception) {
    return scale.of("x", author(followers), null, reception, NOW);
  }

  private static Author author(Long followers) {
    return new Author("ana", null, null, followers, null, null, null, null, null, null, null, null);
  }

  /** So many posts of one hour, all matured: nothing has faded yet. */
  private static Reception told(int posts, long reshares) {
    Instant heard = NOW.minus(Reception.MATURE).minus(Reception.SETTLED);
    Reception reception = null;
    for (int i = 0; i < posts; i += 20) {
      for (int j = i; j < Math.min(posts, i + 20); j++) {
        reception = Reception.after(reception, post("p" + j, reshares), j, heard, heard);
      }
      reception = reception.until(NOW);
    }
    return reception;
  }

  private static Post post(String id, long reshares) {
    return new Post(
        id,
        null,
        0,
        null,
        "x",
        null,
        Author.of("ana"),
        null,
        null,
        NOW.minus(Duration.ofDays(2)),
        null,
        null,
        null,
        null,
        new Post.Engagement(reshares, null, null, null, null),
        null,
        0);
  }
}
