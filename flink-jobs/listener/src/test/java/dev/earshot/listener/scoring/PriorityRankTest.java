package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.RuleSettings;
import dev.earshot.config.Rules;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the shipped rules: 20 for the words, 30 for the voice, 15 for the customer, 20 for age. */
class PriorityRankTest {
  private static final Rules RULES = new ConfigLoader(name -> null).shipped().rules();
  private static final Version ONE = new Version(1, 1);

  private final PriorityRank rank = new PriorityRank(RULES.priority());

  @ParameterizedTest
  @CsvSource({
    "AngryInfluencer, true, URGENT",
    "AngryInfluencer, false, HIGH",
    "NegativeStreak, true, HIGH",
    "NegativeStreak, false, HIGH"
  })
  void aSituationSetsTheFloorHoweverLowTheRank(String rule, boolean customer, Level floor) {
    Bump bump = bump(alert("a", rule, customer, CustomerTier.STANDARD, 0, 0, 0));

    assertThat(bump.level()).isEqualTo(floor);
    assertThat(bump.rank()).as("never below one").isEqualTo(1);
  }

  @Test
  void theRanksOwnLevelCountsWhereItIsHigherThanTheFloor() {
    Bump bump = bump(alert("a", "NegativeStreak", true, CustomerTier.TOP, 1, 100, 60));

    assertThat(bump.rank()).isEqualTo(85);
    assertThat(bump.level()).isEqualTo(Level.URGENT);
  }

  @ParameterizedTest
  @CsvSource({"1, NONE", "19, NONE", "20, LOW", "40, NORMAL", "60, HIGH", "79, HIGH", "80, URGENT"})
  void twentyPointsAreALevel(int points, Level level) {
    assertThat(Level.ofRank(points)).isEqualTo(level);
  }

  @Test
  void thePartsArePublishedAndAddUp() {
    Bump bump = bump(alert("a", "NegativeStreak", true, CustomerTier.VALUED, 0.5, 70, 30));

    assertThat(bump.parts()).isEqualTo(new Bump.Parts(10, 21, 7.5, 10, 0));
    assertThat(bump.parts().sum()).isCloseTo(48.5, within(1e-9));
    assertThat(bump.rank()).isEqualTo(49);
  }

  @Test
  void aCrisisCountsForWhomeverAFirestormSpeaks() {
    Alert alone = alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0.5, 70, 0);
    Alert burning = inhibitedBy("storm", alone);

    assertThat(bump(burning).parts()).isEqualTo(new Bump.Parts(10, 21, 0, 0, 15));
    assertThat(bump(burning).rank() - bump(alone).rank()).isEqualTo(15);
    assertThat(bump(alone, burning).parts().crisis()).as("once").isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "15, 5", "60, 20", "600, 20"})
  void ageCountsByTheSlaAndNoFurther(long minutes, double points) {
    Bump bump = bump(alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0, 0, minutes));

    assertThat(bump.parts().age()).isCloseTo(points, within(1e-9));
  }

  @Test
  void severalAlertsCountByTheStrongestOfEachAndFromTheOldest() {
    Alert words = alert("words", "NegativeStreak", false, CustomerTier.STANDARD, 0.9, 10, 0);
    Alert voice = alert("voice", "AngryInfluencer", true, CustomerTier.TOP, 0.6, 90, 30);

    Bump bump = bump(words, voice);

    assertThat(bump.parts()).isEqualTo(new Bump.Parts(18, 27, 15, 10, 0));
    assertThat(bump.level()).isEqualTo(Level.URGENT);
    assertThat(bump.alerts()).as("the highest floor first").containsExactly("voice", "words");
    assertThat(bump.reasons().get(0)).startsWith("AngryInfluencer: ").endsWith("; at least urgent");
    assertThat(bump.since()).isEqualTo(words.firstAt());
    assertThat(bump.expiresAt()).isEqualTo(voice.newestAt().plus(Duration.ofDays(3)));
  }

  @Test
  void aBumpNamesTheRulesBehindItAndThePostsOfEachSituation() {
    Alert streak = alert("b", "NegativeStreak", false, CustomerTier.STANDARD, 0.5, 70, 0);
    Alert urgent = alert("c", "AngryInfluencer", true, CustomerTier.TOP, 0.9, 90, 0);

    Bump bump =
        bump(
            showing(streak, "p1", "p2", "p3", "p4", "p5"),
            showing(alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0, 0, 0), "p8"),
            showing(urgent, "p2", "p7", "p9"));

    assertThat(bump.rules()).containsExactly("AngryInfluencer@1", "NegativeStreak@1");
    assertThat(bump.evidence()).containsExactly("p2", "p8", "p1", "p7", "p9");
  }

  @Test
  void aPostMoreThatSpeaksForAnAlertIsSeen() {
    Alert alert = alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0.5, 70, 0);

    assertThat(rank.sees(showing(alert, "p1", "p2"))).isNotEqualTo(rank.sees(alert));
  }

  @Test
  void theOrderInWhichAlertsCameDecidesNothing() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String rule = i % 2 == 0 ? "NegativeStreak" : "AngryInfluencer";
      alerts.add(alert("a" + i, rule, i % 3 == 0, CustomerTier.VALUED, i / 10.0, 10 * i, 7L * i));
    }
    Bump expected = bump(alerts.toArray(Alert[]::new));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(alerts, new Random(round));
      assertThat(bump(alerts.toArray(Alert[]::new))).isEqualTo(expected);
    }
  }

  @Test
  void aBumpIsRaisedLoweredAndClearedAgainstTheOneBefore() {
    Alert weak = alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0.3, 60, 0);
    Alert strong = alert("b", "AngryInfluencer", true, CustomerTier.TOP, 0.9, 90, 0);
    Bump first = after(null, weak);
    Bump second = after(first, weak, strong);
    Bump third = after(second, weak);

    assertThat(first.kind()).isEqualTo(Bump.Kind.RAISE);
    assertThat(second.kind()).isEqualTo(Bump.Kind.RAISE);
    assertThat(third.kind()).isEqualTo(Bump.Kind.LOWER);
    Bump cleared = PriorityRank.clear(third, third.refs(), new Version(2, 4), weak.newestAt());
    assertThat(cleared.kind()).isEqualTo(Bump.Kind.CLEAR);
    assertThat(cleared.level()).isEqualTo(Level.NONE);
    assertThat(cleared.rank()).isZero();
    assertThat(cleared.alerts()).isEmpty();
    assertThat(cleared.rules()).isEmpty();
    assertThat(cleared.evidence()).isEmpty();
    assertThat(cleared.refs()).as("desks must still find whom it was").isEqualTo(third.refs());
    assertThat(cleared.since()).isEqualTo(cleared.at());
    assertThat(cleared.expiresAt()).isNull();
    assertThat(after(cleared, weak).kind()).isEqualTo(Bump.Kind.RAISE);
  }

  @Test
  void aLowerRankWithinTheSameLevelIsLower() {
    Alert strong = alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0.9, 60, 0);
    Alert weak = alert("a", "NegativeStreak", false, CustomerTier.STANDARD, 0.3, 60, 0);

    assertThat(after(after(null, strong), weak).kind()).isEqualTo(Bump.Kind.LOWER);
    assertThat(after(after(null, weak), strong).kind()).isEqualTo(Bump.Kind.RAISE);
  }

  @Test
  void theQueueGoesByLevelThenRankThenTheOlderFirst() {
    Instant now = Samples.at("09:00");

    assertThat(queueScore(Level.URGENT, 1, now)).isGreaterThan(queueScore(Level.HIGH, 100, now));
    assertThat(queueScore(Level.HIGH, 2, now))
        .as("whoever came twenty years earlier")
        .isGreaterThan(queueScore(Level.HIGH, 1, now.minus(Duration.ofDays(7_300))));
    assertThat(queueScore(Level.HIGH, 2, now.minusSeconds(1)))
        .isGreaterThan(queueScore(Level.HIGH, 2, now));
  }

  @Test
  void theQueuesScoreIsExactInADouble() {
    long largest = queueScore(Level.URGENT, 100, Instant.EPOCH);

    assertThat(largest).isLessThan(1L << 53).isPositive();
    for (long second = 0; second < 3; second++) {
      long score = queueScore(Level.URGENT, 100, Samples.at("09:00").plusSeconds(second));
      assertThat((long) (double) score).isEqualTo(score);
    }
    assertThat(queueScore(Level.LOW, 1, Instant.parse("2100-01-01T00:00:00Z"))).isPositive();
  }

  private Bump bump(Alert... open) {
    return after(null, open);
  }

  private Bump after(Bump before, Alert... open) {
    List<Customer.Ref> refs = List.of(new Customer.Ref("zendesk", "7"));
    return rank.of("cust:7", refs, List.of(open), before, ONE, Samples.at("12:00"));
  }

  private static long queueScore(Level level, int points, Instant since) {
    return new Bump(
            Bump.Kind.RAISE,
            ONE,
            "default",
            "cust:7",
            level,
            points,
            Bump.Parts.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            since,
            since,
            since)
        .queueScore();
  }

  /** An open alert since 09:00, with its newest cause so many minutes later. */
  private static Alert alert(
      String id,
      String rule,
      boolean customer,
      CustomerTier tier,
      double negativity,
      double influence,
      long minutes) {
    RuleSettings settings =
        RULES.all().stream().filter(one -> one.name().equals(rule)).findFirst().orElseThrow();
    return new Alert(
        id,
        ONE,
        "default",
        "skyhop",
        rule,
        1,
        Alert.State.OPEN,
        Severity.SEV3,
        customer ? settings.customerFloor() : settings.floor(),
        "cust:7",
        null,
        customer,
        tier,
        2,
        negativity,
        Influence.ofReach(influence),
        List.of("x"),
        List.of(),
        1,
        0,
        null,
        null,
        List.of("p1"),
        Samples.at("09:00"),
        Samples.at("09:00").plusSeconds(60 * minutes),
        Alert.Handling.NONE,
        null,
        null,
        "2 negative posts",
        "");
  }

  private static Alert showing(Alert alert, String... posts) {
    AlertDraft draft = AlertDraft.of(alert);
    draft.evidence = List.of(posts);
    return draft.done();
  }

  private static Alert inhibitedBy(String speaker, Alert alert) {
    AlertDraft draft = AlertDraft.of(alert);
    draft.inhibitedBy(speaker);
    return draft.done();
  }
}
