package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Author;
import dev.earshot.model.BotSign;
import dev.earshot.model.Influence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that the shipped scale must keep. */
class InfluenceScaleTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final Instant OLD = NOW.minusSeconds(3 * 365 * 86_400L);
  private static final double HIGH = 60;
  private static final double TOP = 80;

  private final InfluenceScale scale =
      new InfluenceScale(new ConfigLoader(name -> null).shipped().rules().influence());

  @Test
  void eightThousandFollowersAreAVoiceThatCarries() {
    double known = influence(8_000L, 120L, List.of(), null, null, OLD, 0).score();
    double followersOnly = influence(8_000L, null, List.of(), null, null, null, 0).score();

    assertThat(known).isBetween(HIGH, 70.0).isEqualTo(followersOnly);
  }

  /** One ordinary fact more or less about the same 8,000 followers. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          nothing else known,           ,       , -1,     ,      ,     , 0
          a few followed,               200,    , -1,     ,      ,     , 0
          as many followed,             8000,   , -1,     ,      ,     , 0
          many more followed,           100000, , -1,     ,      ,     , 0
          on no list,                   ,      0, -1,     ,      ,     , 0
          on some lists,                ,     40, -1,     ,      ,     , 0
          in a group of unknown size,   ,       ,  0,     ,      ,     , 0
          in a group of a hundred,      ,       ,100,     ,      ,     , 0
          in a group of five hundred,   ,       ,500,     ,      ,     , 0
          in a group of two thousand,   ,       ,2000,    ,      ,     , 0
          not verified,                 ,       , -1,false,      ,     , 0
          no bot by its own word,       ,       , -1,     ,false ,     , 0
          an old account,               ,       , -1,     ,      , 2009-01-01T00:00:00Z, 0
          an account of five weeks,     ,       , -1,     ,      , 2026-09-28T00:00:00Z, 0
          once a month about us,        ,       , -1,     ,      ,     , 0.033
          once a day about us,          ,       , -1,     ,      ,     , 1
          """)
  void anOrdinaryFactHardlyMovesIt(
      String fact,
      Long following,
      Long listed,
      long members,
      Boolean verified,
      Boolean bot,
      Instant createdAt,
      double postsADay) {
    Influence plain = influence(8_000L, null, List.of(), null, null, null, 0);
    List<Author.Group> groups =
        members < 0
            ? List.of()
            : List.of(new Author.Group("trombonists", members == 0 ? null : members));
    Author author =
        new Author(
            "ana", "ana", "Ana", 8_000L, following, null, listed, groups, verified, bot, null,
            createdAt);

    Influence one = scale.of("x", author, posting(postsADay), null, NOW);

    assertThat(one.score()).as(fact).isCloseTo(plain.score(), within(3.0)).isBetween(HIGH, 70.0);
    assertThat(one.score()).as("%s never lowers it", fact).isGreaterThanOrEqualTo(plain.score());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "300, 41.3", "4000, 60.0", "8000, 65.0", "63000, 80.0", "1000000, 100"})
  void reachGrowsWithTheOrderOfMagnitude(long followers, double expected) {
    assertThat(ofFollowers("x", followers).score()).isCloseTo(expected, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"x, 1000000", "tiktok, 3000000", "mastodon, 100000", "bluesky, 100000", "forum, 1e5"})
  void everybodyOnANetworkIsAllTheReachThereIs(String network, double everybody) {
    assertThat(ofFollowers(network, (long) everybody).score()).isCloseTo(100, within(1e-9));
    assertThat(ofFollowers(network, 10 * (long) everybody).score()).isEqualTo(100);
    assertThat(ofFollowers(network, (long) everybody / 2).score()).isLessThan(100);
  }

  @Test
  void theSameFollowersCarryFartherOnASmallerNetwork() {
    assertThat(ofFollowers("mastodon", 8_000).score()).isCloseTo(78.1, within(0.1));
    assertThat(ofFollowers("x", 8_000).score())
        .isGreaterThan(ofFollowers("tiktok", 8_000).score())
        .isLessThan(ofFollowers("mastodon", 8_000).score());
  }

  @Test
  void aNetworkWeDoNotKnowMakesNobodyLouderThanTheOneWeKnowBest() {
    assertThat(ofFollowers("somewhere-new", 8_000)).isEqualTo(ofFollowers("x", 8_000));
  }

  @Test
  void unknownFollowersAreLowConfidenceAndNoPenalty() {
    Influence unknown = influence(null, null, List.of(), true, null, OLD, 1);
    Influence known = ofFollowers("x", 8_000);

    assertThat(unknown.reach()).isZero();
    assertThat(unknown.score()).isPositive();
    assertThat(unknown.confidence()).isLessThan(0.5).isLessThan(known.confidence());
    assertThat(unknown.explanation()).startsWith("reach unknown + ");
    assertThat(ofFollowers("x", 0).explanation()).isEqualTo("reach 0");
  }

  @Test
  void aMillionFollowersAreTopUnlessNobodyIsBehindThem() {
    assertThat(ofFollowers("x", 1_000_000).score()).isGreaterThanOrEqualTo(TOP);
    assertThat(influence(1_000_000L, null, List.of(), null, true, null, 0).score())
        .isCloseTo(30, within(1e-9));
  }

  @Test
  void thePartsAddUp() {
    Influence all =
        influence(300L, 100L, List.of(new Author.Group("g", 5_000L)), true, null, OLD, 3);

    assertThat(all.bot()).isZero();
    assertThat(all.score())
        .isCloseTo(all.reach() + all.groups() + all.posting() + all.verified(), within(1e-9));
    assertThat(all.verified()).isEqualTo(5);
    assertThat(all.posting()).isCloseTo(3.16, within(0.01));
    assertThat(all.groups()).isCloseTo(3.40, within(0.01));
  }

  @Test
  void noneOfThePartsGrowsBeyondItsMeasureNorTheWholeBeyondAHundred() {
    List<Author.Group> groups =
        List.of(new Author.Group("all", 9_000_000_000L), new Author.Group("more", 9_000_000_000L));

    Influence most = influence(9_000_000_000L, null, groups, true, null, OLD, 50);

    assertThat(most.score()).isEqualTo(100);
    assertThat(most.groups()).isEqualTo(8);
    assertThat(most.posting()).isBetween(4.99, 5.0);
  }

  @Test
  void theLargestGroupCountsAndASecondOneAddsNothing() {
    Author.Group large = new Author.Group("large", 50_000L);
    Author.Group small = new Author.Group("small", 10L);

    assertThat(influence(300L, null, List.of(small, large), null, null, null, 0))
        .isEqualTo(influence(300L, null, List.of(large), null, null, null, 0));
  }

  /** Each sign takes 70 % of its weight off the whole. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          follows fifty times as many,    400000, , , 0, 0.4
          follows not quite as many,      399999, , , 0, 0
          opened three weeks ago,         , , 2026-10-12T09:00:00Z, 0, 0.3
          opened thirty days ago,         , , 2026-10-03T09:00:00Z, 0, 0
          posts all day and all night,    , , , 73, 0.5
          posts every twenty minutes,     , , , 72, 0
          says so itself,                 , true, , 0, 1
          young and follows the world,    400000, , 2026-10-12T09:00:00Z, 0, 0.58
          """)
  void eachSignOfABotLowersIt(
      String sign, Long following, Boolean bot, Instant createdAt, double postsADay, double odds) {
    Influence signed = influence(8_000L, following, List.of(), null, bot, createdAt, postsADay);

    assertThat(signed.bot()).as(sign).isCloseTo(odds, within(1e-9));
    double whole = signed.reach() + signed.posting();
    assertThat(signed.score()).as(sign).isCloseTo((1 - 0.7 * odds) * whole, within(1e-9));
  }

  @Test
  void habitsAndAnEmptyPictureAreSignsToo() {
    Author empty =
        new Author("a", null, null, 8_000L, null, null, null, null, null, null, true, null);
    PostingHabit parrot = new PostingHabit(20, NOW, 19, 7, (byte) 5);

    Influence image = scale.of("x", empty, null, null, NOW);
    Influence all = scale.of("x", empty, parrot, null, NOW);

    assertThat(image.bot()).isCloseTo(0.2, within(1e-9));
    assertThat(image.signs()).containsExactly(BotSign.DEFAULT_IMAGE);
    assertThat(all.signs())
        .containsExactly(BotSign.DEFAULT_IMAGE, BotSign.MOSTLY_RESHARES, BotSign.SAME_TEXT);
    assertThat(all.bot()).isCloseTo(1 - 0.8 * 0.7 * 0.6, within(1e-9));
    assertThat(all.explanation())
        .endsWith(", bot signs 66 % (default image, mostly reshares, same text)");
  }

  @Test
  void whoHasNoFollowersYetIsNoBotForFollowingAFew() {
    assertThat(influence(0L, 49L, List.of(), null, null, null, 0).bot()).isZero();
  }

  private Influence ofFollowers(String network, long followers) {
    Author author =
        new Author("ana", null, null, followers, null, null, null, null, null, null, null, null);
    return scale.of(network, author, null, null, NOW);
  }

  private Influence influence(
      Long followers,
      Long following,
      List<Author.Group> groups,
      Boolean verified,
      Boolean bot,
      Instant createdAt,
      double postsADay) {
    Author author =
        new Author(
            "ana", null, null, followers, following, null, null, groups, verified, bot, null,
            createdAt);
    return scale.of("x", author, posting(postsADay), null, NOW);
  }

  private static PostingHabit posting(double aDay) {
    return new PostingHabit(aDay * 30 / Math.log(2), NOW, 0, 0, (byte) 0);
  }
}
