package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Told;
import dev.earshot.model.BotSign;
import dev.earshot.model.Control;
import dev.earshot.model.Echo;
import dev.earshot.model.ScoredMention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author is weighed by what their earlier posts brought. */
class KnowAuthorAmplificationTest {
  private static final String WEIGHTLESS = "influence: {weights: {reach: 0}}";

  private Bench<AboutAccount, Control, ScoredMention> bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS),
            AboutAccount::account,
            KnowAuthor.told());
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  /** With time going on after every post, or with none until all has been read. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void postsThatWereResharedLiftWhatIsSaidWhenTheyAreADayAndAnHourOld(boolean live)
      throws Exception {
    send(angry().post("p0").on("09:00"));
    send(reshare("p0", 0, at("09:01")));
    for (int day = 2; day <= 6; day++) {
      timeIsIf(live, day + " 08:59");
      send(angry().post("p" + day).on(day + " 09:00"));
      for (int i = 0; i < 60; i++) {
        send(reshare("p" + day, i, at(day + " 10:00").plusSeconds(i)));
      }
    }
    timeIsIf(live, "7 09:59");
    send(angry().post("p7").on("7 09:59:59.999"));
    send(angry().post("p8").on("7 10:00"));

    bench.timeIs(at("7 10:00"));

    List<Double> told = amplifications();
    assertThat(told).startsWith(0.0, 0.0, 0.0).hasSize(8);
    assertThat(told.subList(3, 7)).isSorted().allMatch(points -> points > 3);
    assertThat(told.get(7)).as("a millisecond later").isBetween(told.get(6) + 0.1, 15.0);
  }

  @Test
  void whatTheNetworkCountsOfARevisionIsLearnt() throws Exception {
    for (int day = 1; day <= 5; day++) {
      bench.timeIs(at(day + " 08:59"));
      send(angry().post("p" + day).counted(0, 0, 0).on(day + " 09:00"));
      send(angry().post("p" + day).updated(1).counted(400, 40, 0).on(day + " 15:00"));
    }
    bench.timeIs(at("7 08:59"));
    send(angry().post("p7").counted(9_000, 0, 0).on("7 09:00"));

    assertThat(amplifications()).hasSize(11);
    assertThat(amplifications().subList(0, 3)).containsOnly(0.0);
    assertThat(amplifications().get(10)).isBetween(8.0, 15.0);
  }

  @Test
  void aBrandsAnswerIsNoAmplification() throws Exception {
    for (int day = 1; day <= 6; day++) {
      bench.timeIs(at(day + " 08:59"));
      send(angry().post("p" + day).on(day + " 09:00"));
      send(echo("p" + day, "skyhop", "x:skyhop", at(day + " 10:00")));
    }
    bench.timeIs(at("8 08:59"));
    send(angry().on("8 09:00"));

    assertThat(amplifications()).containsOnly(0.0);
  }

  @Test
  void whatWasLearntSurvivesARestartAndEndsWithTheHabit() throws Exception {
    for (int day = 1; day <= 5; day++) {
      bench.timeIs(at(day + " 08:59"));
      send(angry().post("p" + day).counted(500, 0, 0).on(day + " 09:00"));
    }
    bench.timeIs(at("7 08:00"));
    bench.restart();
    bench.timeIs(at("7 08:59"));
    send(angry().on("7 09:00"));
    assertThat(amplifications().get(0)).isBetween(3.0, 15.0);

    bench.timeIs(at("99 00:00"));
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();

    send(angry().on("99 09:00"));
    bench.timeIs(at("99 09:00"));
    assertThat(amplifications().get(1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterNinetyDaysOfSilenceItIsForgottenHoweverLateTheWatermark(boolean live) throws Exception {
    for (int day = 1; day <= 5; day++) {
      send(angry().post("p" + day).counted(500, 0, 0).on(day + " 09:00"));
    }
    timeIsIf(live, "95 08:59");
    send(angry().on("95 09:00"));
    bench.timeIs(at("95 09:00"));

    assertThat(amplifications().get(5)).isZero();
  }

  @Test
  void rulesSentCountFromTheirMomentOnAndSurviveARestart() throws Exception {
    bench.sendOther(Told.rulesFrom(at("09:30"), Told.yaml(2, WEIGHTLESS)), at("08:30"));
    bench.sendOther(Told.rulesFrom(at("10:00"), Told.yaml(3, "influence: {}")), at("08:30"));
    bench.restart();
    bench.timeIs(at("08:59"));

    send(angry().by("ana").on("09:29:59.999"));
    send(angry().by("bob").on("09:30"));
    send(angry().by("cleo").on("09:10"));
    send(angry().by("dora").on("10:00"));

    assertThat(bench.emitted())
        .extracting(scored -> scored.influence().reach() > 0)
        .containsExactly(true, false, true, true);
  }

  @Test
  void whatIsNoNewerThanTheJobsOwnRulesOrNoRulesAtAllChangesNothing() throws Exception {
    bench.sendOther(Told.rulesFrom(at("08:30"), Told.yaml(1, WEIGHTLESS)), at("08:20"));
    bench.sendOther(Told.rulesFrom(at("08:30"), "version: no number"), at("08:20"));
    bench.sendOther(Told.take("alert-1", at("08:30")), at("08:20"));

    send(angry().on("09:00"));

    assertThat(bench.emitted().get(0).influence().reach()).isPositive();
  }

  @Test
  void whoSaysTheSameAgainAndAgainIsNoticed() throws Exception {
    for (int i = 0; i < 5; i++) {
      send(angry().post("p" + i).saying(77).on("09:0" + i));
    }

    assertThat(bench.emitted().get(4).influence().signs()).containsExactly(BotSign.SAME_TEXT);
    assertThat(bench.all().get(3).influence().signs()).isEmpty();
  }

  @Test
  void whoOnlyRepeatsOthersIsNoticed() throws Exception {
    for (int i = 0; i < 10; i++) {
      send(angry().post("p" + i).repeating().on("09:0" + i));
    }

    assertThat(bench.all().get(9).influence().signs()).containsExactly(BotSign.MOSTLY_RESHARES);
    assertThat(bench.all().get(8).influence().signs()).isEmpty();
  }

  private List<Double> amplifications() {
    return bench.all().stream().map(scored -> scored.influence().amplification()).toList();
  }

  private void timeIsIf(boolean live, String moment) throws Exception {
    if (live) {
      bench.timeIs(at(moment));
    }
  }

  private void send(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void send(Echo echo) throws Exception {
    bench.send(AboutAccount.of(echo), echo.heardAt());
  }

  private static Echo reshare(String post, int who, Instant at) {
    return echo(post, null, "x:fan-" + who, at.plus(Duration.ofMillis(who)));
  }

  private static Echo echo(String post, String brand, String by, Instant at) {
    return new Echo(
        "x:ana",
        post,
        brand != null,
        brand,
        brand == null,
        by,
        by + at,
        "x",
        "test",
        at,
        at,
        0,
        at.toEpochMilli());
  }
}
