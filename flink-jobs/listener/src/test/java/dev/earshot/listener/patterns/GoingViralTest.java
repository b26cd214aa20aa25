package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Spread;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the shipped rule: 20 reactions in an hour, and ten times what is usual. */
class GoingViralTest {
  private static final Instant NINE = Log.at("09:00");

  private final Stamp rule = new ConfigLoader(name -> null).shipped().rules().goingViral().stamp(1);
  private final Log log = new Log();
  private Scene<Signal, Spread.Reached> posts;
  private Scene<Spread.Reached, Match> brands;
  private int read;

  @BeforeEach
  void listen() throws Exception {
    posts = new Scene<>(Signal.class, GoingViral::keyOf, GoingViral::spread);
    brands = new Scene<>(Spread.Reached.class, GoingViral::brandOf, GoingViral::in);
  }

  @AfterEach
  void close() throws Exception {
    posts.close();
    brands.close();
  }

  private void says(String post, Instant at, long followers, String brand) throws Exception {
    send(
        log.said("ana", "00:00", -0.6).heard(at).post(post).reach(followers).brand(brand).by(rule));
  }

  /** So many accounts react, one after the other. */
  private void react(String post, int accounts, Instant from, Duration apart) throws Exception {
    for (int account = 0; account < accounts; account++) {
      send(log.shared(post + "-fan" + account, post, from.plus(apart.multipliedBy(account))).by());
    }
  }

  private void send(Signal signal) throws Exception {
    posts.send(signal, signal.heardAt());
  }

  private void timeIs(Instant moment) throws Exception {
    posts.timeIs(moment);
    List<Spread.Reached> reached = posts.found();
    for (; read < reached.size(); read++) {
      brands.send(reached.get(read), reached.get(read).at());
    }
    brands.timeIs(moment);
  }

  private List<Match> found() throws Exception {
    timeIs(NINE.plus(Duration.ofHours(12)));
    return brands.found();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void aPostThatTwentyShareInAnHourGoesViral() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 20, NINE.plus(minutes(1)), minutes(3));

    assertThat(found()).hasSize(1);
    Match match = found().get(0);
    assertThat(match.effect()).isEqualTo(Match.Effect.RAISE);
    assertThat(match.subject()).isEqualTo("ana");
    assertThat(match.brand()).isEqualTo("skyhop");
    assertThat(match.cause()).isEqualTo("p");
    assertThat(match.causes()).extracting(Signal::post).containsExactly("p");
    assertThat(match.at()).isEqualTo(NINE.plus(minutes(58)));
    assertThat(match.note())
        .isEqualTo("shared or answered 20 times within 60 min; usual for such a post are 0.1");
  }

  @Test
  void nineteenAreNotEnough() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 19, NINE, minutes(1));

    assertThat(found()).isEmpty();
  }

  @Test
  void anOldPostThatSlowlyGathersDoesNot() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 200, NINE, minutes(4));

    timeIs(NINE.plus(Duration.ofHours(24)));
    assertThat(brands.found()).isEmpty();
  }

  @Test
  void anOldPostThatIsDiscoveredDoes() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 20, NINE.plus(Duration.ofHours(10)), minutes(1));

    assertThat(found()).hasSize(1);
  }

  @Test
  void whatTheNetworkCountsIsEnough() throws Exception {
    says("p", NINE, 100, "skyhop");
    send(log.measured("p", 12, NINE.plus(minutes(10))).by());
    send(log.measured("p", 31, NINE.plus(minutes(20))).by());

    assertThat(found()).hasSize(1);
    assertThat(found().get(0).note()).startsWith("shared or answered 31 times within 60 min");
  }

  @Test
  void aLargeCountThatGrowsSlowlyIsNot() throws Exception {
    says("p", NINE.minus(Duration.ofHours(3)), 100, "skyhop");
    for (int half = 0; half < 8; half++) {
      send(log.measured("p", 500 + 9L * half, NINE.plus(minutes(30 * half))).by());
    }

    assertThat(found()).isEmpty();
  }

  @Test
  void whatWasHeardAndWhatTheNetworkCountsAreNotAddedUp() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 15, NINE.plus(minutes(1)), minutes(1));
    send(log.measured("p", 17, NINE.plus(minutes(20))).by());

    assertThat(found()).isEmpty();
  }

  @Test
  void whoReactsTwentyTimesIsOne() throws Exception {
    says("p", NINE, 100, "skyhop");
    for (int time = 0; time < 30; time++) {
      send(log.shared("bob", "p", NINE.plus(minutes(time))).by());
    }

    assertThat(found()).isEmpty();
  }

  @Test
  void theAuthorsOwnRepliesAreNone() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 19, NINE, minutes(1));
    send(log.shared("ana", "p", NINE.plus(minutes(20))).by());

    assertThat(found()).isEmpty();
  }

  @Test
  void reactionsToAnotherPostAreItsOwn() throws Exception {
    says("p", NINE, 100, "skyhop");
    says("q", NINE, 100, "skyhop");
    react("p", 15, NINE, minutes(1));
    react("q", 15, NINE, minutes(1));

    assertThat(found()).isEmpty();
  }

  @Test
  void aPostNobodyCountsIsNotWatched() throws Exception {
    react("friendly", 50, NINE, minutes(1));

    assertThat(found()).isEmpty();
    assertThat(posts.stateEntries()).isZero();
  }

  @Test
  void aBacklogOfOldReactionsIsNoWave() throws Exception {
    says("p", NINE, 100, "skyhop");
    for (int fan = 0; fan < 50; fan++) {
      Instant heard = NINE.plus(Duration.ofHours(8));
      Instant written = NINE.plus(minutes(8 * fan));
      send(log.shared("fan" + fan, "p", heard).written(written).by());
    }

    assertThat(found()).as("of 50, 8 were written in the last hour").isEmpty();
  }

  @Test
  void whoIsFollowedByMillionsIsSharedAsUsual() throws Exception {
    says("p", NINE, 1_000_000, "skyhop");
    react("p", 900, NINE, Duration.ofSeconds(2));

    assertThat(found()).isEmpty();
  }

  @Test
  void evenTheyMayGoViral() throws Exception {
    says("p", NINE, 1_000_000, "skyhop");
    react("p", 1100, NINE, Duration.ofSeconds(2));

    assertThat(found()).hasSize(1);
    assertThat(found().get(0).note()).contains("answered 1001 times").contains("100.1");
  }

  @Test
  void whatIsUsualIsLearnedFromTheBrandsOtherPosts() throws Exception {
    for (int post = 0; post < 200; post++) {
      says("p" + post, NINE.plus(minutes(post)), 100, "skyhop");
      react("p" + post, 10, NINE.plus(minutes(post)), Duration.ofSeconds(30));
    }
    timeIs(NINE.plus(Duration.ofHours(5)).minusMillis(1));
    says("another", NINE.plus(Duration.ofHours(5)), 100, "skyhop");
    says("elsewhere", NINE.plus(Duration.ofHours(5)), 100, "united");
    react("another", 25, NINE.plus(Duration.ofHours(5)), minutes(1));
    react("elsewhere", 25, NINE.plus(Duration.ofHours(5)), minutes(1));

    assertThat(found()).extracting(Match::brand).containsExactly("united");
  }

  @Test
  void oneViralPostDoesNotHideTheNext() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 2000, NINE, Duration.ofSeconds(1));
    timeIs(NINE.plus(Duration.ofHours(5)).minusMillis(1));
    says("q", NINE.plus(Duration.ofHours(5)), 100, "skyhop");
    react("q", 40, NINE.plus(Duration.ofHours(5)), minutes(1));

    assertThat(found()).extracting(Match::cause).contains("q");
  }

  @Test
  void itIsToldAgainWhenItHasDoubledAndNeverAsTheWorst() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 100, NINE, Duration.ofSeconds(10));

    assertThat(found())
        .extracting(Match::at)
        .containsExactly(NINE.plusSeconds(190), NINE.plusSeconds(390), NINE.plusSeconds(790));
    assertThat(found()).extracting(Match::severity).containsOnly(Severity.SEV2);
  }

  @Test
  void aPostAboutTwoBrandsGoesViralForBoth() throws Exception {
    says("p", NINE, 100, "skyhop");
    says("p", NINE, 100, "united");
    react("p", 20, NINE.plus(minutes(1)), minutes(1));

    assertThat(found()).extracting(Match::brand).containsExactlyInAnyOrder("skyhop", "united");
  }

  @Test
  void arrivalBeforeTheWatermarkDecidesNothing() throws Exception {
    react("p", 20, NINE.plus(minutes(1)), minutes(1));
    says("p", NINE, 100, "skyhop");

    assertThat(found()).hasSize(1);
  }

  @Test
  void aFloodOfAccountsIsCountedUpToABound() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", Spread.MOST + 500, NINE, Duration.ofMillis(100));

    assertThat(found()).hasSize(8).last().extracting(Match::at).isEqualTo(NINE.plusMillis(255_900));
    assertThat(posts.found()).allMatch(reached -> reached.reactions() <= Spread.MOST);
  }

  @Test
  void aPostThatEbbedAwayLeavesNothing() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 25, NINE, minutes(1));
    timeIs(NINE.plus(minutes(30)));
    assertThat(posts.stateEntries()).isPositive();
    assertThat(posts.timers()).isOne();

    timeIs(NINE.plus(Spread.WATCHED));
    assertThat(posts.stateEntries()).isZero();
    assertThat(posts.timers()).isZero();

    timeIs(NINE.plus(Duration.ofDays(40)));
    assertThat(brands.stateEntries()).isZero();
    assertThat(brands.timers()).isZero();
  }

  @Test
  void aWaveHalfSeenSurvivesARestart() throws Exception {
    says("p", NINE, 100, "skyhop");
    react("p", 10, NINE, minutes(1));
    timeIs(NINE.plus(minutes(15)));
    posts.restart();
    brands.restart();
    read = 0;
    react("p", 20, NINE.plus(minutes(16)), minutes(1));

    assertThat(found()).extracting(Match::at).containsExactly(NINE.plus(minutes(35)));
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    says("p", NINE, 100, "skyhop");
    posts.endOfTime();

    assertThat(posts.found()).isEmpty();
  }
}
