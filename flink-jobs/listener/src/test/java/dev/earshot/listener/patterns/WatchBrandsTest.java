package dev.earshot.listener.patterns;

import static dev.earshot.listener.patterns.BrandBench.START;
import static dev.earshot.listener.patterns.BrandBench.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Brief;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Match.Effect;
import dev.earshot.model.Pulse;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchBrandsTest {
  private static final Instant NOON = day(14, "PT12H");

  private BrandBench bench;

  @BeforeEach
  void newBench() throws Exception {
    bench = new BrandBench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void twoOrdinaryWeeksAreNoCrisis() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void aQuietBrandIsNotSpammed() throws Exception {
    for (int day = 0; day < 60; day++) {
      for (int hour = 8; hour < 20; hour += 5) {
        Instant at = day(day, "PT" + hour + "H").plusSeconds(420L * (day % 8));
        bench.send(Bucket.at(at).negative(1, "x"));
        bench.timeIs(at.plusSeconds(60));
      }
    }

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.pulses()).hasSize(180);
  }

  @Test
  void manyAngryPeopleAreASpike() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    burst(NOON, 20, "x");

    Match first = bench.emitted().get(0);
    assertThat(first.effect()).isEqualTo(Effect.RAISE);
    assertThat(first.stamp().rule()).isEqualTo("BrandSpike");
    assertThat(first.subject()).isEqualTo("brand:skyhop");
    assertThat(first.measure().of()).isEqualTo("negative");
    assertThat(first.measure().returnDays()).isGreaterThanOrEqualTo(30);
    assertThat(first.measure().observed()).isGreaterThan(2 * first.measure().expected());
    assertThat(first.note())
        .matches(
            "\\d+ negative authors in (15 min|\\d+ h), expected [0-9.]+; "
                + "seen about once in \\d+ days; \\d+ authors; 1 network");
  }

  @Test
  void aFewLoudVoicesAreASpikeToo() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    for (int i = 0; i < 6; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(600L * i)).neutral(4).negative(2, "x").loud(2));
    }
    bench.timeIs(NOON.plusSeconds(4300));

    assertThat(bench.emitted()).extracting(match -> match.measure().of()).contains("loud");
  }

  @Test
  void aCrisisIsToldInNumbers() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    bench.send(Bucket.at(NOON).negative(3, "x").heard("first", 40).heard("second", 50));
    burst(NOON.plusSeconds(30), 40, "x");

    Match newest = last(bench.emitted());
    Brief brief = newest.brief();
    assertThat(brief.firstPost()).isEqualTo("post-first");
    assertThat(brief.firstAt()).isEqualTo(NOON);
    assertThat(brief.authors()).isBetween(30, 43);
    assertThat(brief.networks()).containsExactly("x");
    assertThat(brief.negativeShare()).isBetween(0.9, 1.0);
    assertThat(brief.usualShare()).isBetween(0.19, 0.22);
    assertThat(brief.trend()).isEqualTo(Brief.Trend.RISING);
    assertThat(newest.causes())
        .extracting(Signal::post)
        .containsExactly("post-first", "post-second");
  }

  @Test
  void everybodySaysMoreOnAGoodDay() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    for (int i = 0; i < 60; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(30L * i)).neutral(4).negative(1, "x"));
    }
    bench.timeIs(NOON.plusSeconds(3600));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void fewPeopleAreNoSpikeHoweverRare() throws Exception {
    for (int day = 0; day < 14; day++) {
      bench.send(Bucket.at(day(day, "PT9H")).neutral(1));
      bench.timeIs(day(day, "PT24H"));
    }

    burst(NOON, 4, "x");

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void aBotSwarmOfLookAlikeTextsIsNoCrisis() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    for (int i = 0; i < 100; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).crowd(i % 3 + 1, 100, "network"));
    }
    bench.timeIs(NOON.plusSeconds(3600));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void aBotSwarmIsSeenInThePulseThoughNothingIsRaised() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    assertThat(lastPulse().lookAlikes()).isZero();

    for (int i = 0; i < 30; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).crowd(i % 3 + 1, 100));
    }
    bench.send(Bucket.at(NOON.plusSeconds(600)).neutral(1));
    bench.timeIs(NOON.plusSeconds(700));
    Pulse swarmed = lastPulse();
    bench.send(Bucket.at(NOON.plusSeconds(3 * 3600)).neutral(1));
    bench.timeIs(NOON.plusSeconds(4 * 3600));

    assertThat(bench.emitted()).isEmpty();
    assertThat(swarmed.lookAlikes()).isEqualTo(3000 - 3);
    assertThat(swarmed.posts()).isGreaterThan(3000);
    assertThat(swarmed.negative()).as("the swarm's three texts count once").isBetween(3, 3 + 12);
    assertThat(lastPulse().lookAlikes()).as("three hours later").isZero();
  }

  @Test
  void aSwarmBesideHonestPeopleIsShownAndNotCounted() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    bench.send(Bucket.at(NOON).crowd(7, 500));
    burst(NOON.plusSeconds(10), 30, "x");

    Match newest = last(bench.emitted());
    assertThat(newest.brief().lookAlikes()).isEqualTo(499);
    assertThat(newest.brief().authors()).isLessThanOrEqualTo(31);
    assertThat(newest.note()).contains("499 look-alike texts not counted");
  }

  @Test
  void aFirestormOnTwoNetworksIsOneAlertThatRises() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    burst(NOON, 15, "x");
    burst(NOON.plusSeconds(600), 15, "mastodon");
    for (int i = 0; i < 20; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(1200 + 10L * i)).negative(100, "x"));
    }
    bench.timeIs(NOON.plusSeconds(1500));

    List<Match> storms = ofRule("Firestorm", bench.emitted());
    assertThat(storms).hasSizeGreaterThan(1);
    assertThat(storms).extracting(Match::subject).containsOnly("brand:skyhop");
    assertThat(storms).extracting(Match::cause).containsOnly(storms.get(0).cause());
    assertThat(storms.get(0).brief().networks()).contains("x", "mastodon");
    assertThat(storms.get(0).measure().scales()).isGreaterThanOrEqualTo(2);
    assertThat(last(storms).severity()).isEqualTo(Severity.SEV1);
    assertThat(last(storms).measure().returnDays()).isGreaterThanOrEqualTo(365);
  }

  @Test
  void aSpikeOnOneNetworkThatNobodySharesIsNoFirestorm() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    burst(NOON, 60, "x");

    assertThat(bench.emitted())
        .extracting(match -> match.stamp().rule())
        .containsOnly("BrandSpike");
  }

  @Test
  void aSpikeThatIsSharedIsAFirestorm() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    for (int i = 0; i < 60; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).negative(1, "x").shared(1));
    }
    bench.timeIs(NOON.plusSeconds(1200));

    assertThat(ofRule("Firestorm", bench.emitted())).isNotEmpty();
  }

  @Test
  void aSpikeAroundSomebodyInfluentialIsAFirestormWhicheverCameFirst() throws Exception {
    for (int minutesLater : new int[] {-60, 60}) {
      try (BrandBench other = new BrandBench()) {
        calmDaysThenSmallSpike(other, NOON.plusSeconds(60L * minutesLater));

        assertThat(ofRule("Firestorm", other.emitted())).isNotEmpty();
      }
    }
    calmDaysThenSmallSpike(bench, NOON.minus(Duration.ofHours(4)));
    assertThat(bench.emitted())
        .extracting(match -> match.stamp().rule())
        .containsOnly("BrandSpike");
  }

  @Test
  void theWholeSectorIsComplaining() throws Exception {
    for (Instant at = START; at.isBefore(NOON); at = at.plusSeconds(600)) {
      bench.send(Bucket.at(at).neutral(4).negative(1, "x"));
      bench.send(Bucket.at(at).of("tram").neutral(4).negative(1, "x"));
      bench.timeIs(at.plusSeconds(599));
    }
    for (int i = 0; i < 60; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).negative(1, "x"));
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).of("tram").negative(2, "x"));
    }
    bench.timeIs(NOON.plusSeconds(610));

    List<Match> matches = bench.emitted();
    Match ours = last(matches.stream().filter(match -> match.brand().equals("skyhop")).toList());
    assertThat(ours.brief().rivals()).extracting(Brief.Rival::brand).containsExactly("tram");
    assertThat(ours.brief().rivals().get(0).observed()).isGreaterThan(30);
    assertThat(ours.brief().rivals().get(0).expected()).isBetween(10.0, 14.0);
    Match theirs = last(matches.stream().filter(match -> match.brand().equals("tram")).toList());
    assertThat(theirs.brief().rivals()).isEmpty();
  }

  @Test
  void anApologyIsSeenInTheShareSince() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    burst(NOON, 40, "x");
    assertThat(last(bench.emitted()).brief().spokeAt()).isNull();

    Instant words = NOON.plusSeconds(500);
    bench.send(Bucket.spoken(Hearing.Kind.REPLY, "x", words.minusSeconds(60)));
    bench.send(Bucket.spoken(Hearing.Kind.STATEMENT, "x", words));
    for (int i = 0; i < 40; i++) {
      bench.send(Bucket.at(words.plusSeconds(20 + 30L * i)).neutral(3).negative(1, "x"));
    }
    bench.timeIs(words.plusSeconds(1500));

    Match newest = last(bench.emitted());
    assertThat(newest.brief().spokeAt()).isEqualTo(words);
    assertThat(newest.brief().shareBefore()).isGreaterThan(0.9);
    assertThat(newest.brief().shareSince()).isEqualTo(0.25);
    assertThat(newest.note()).contains("25 % since");
  }

  @Test
  void manyReportsOnOneTopicAreAnOutage() throws Exception {
    bench.ordinary("skyhop", START, NOON);

    for (int i = 0; i < 12; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).neutral(1).reporting("network", 1));
    }
    bench.timeIs(NOON.plusSeconds(300));

    Match first = bench.emitted().get(0);
    assertThat(first.stamp().rule()).isEqualTo("Outage");
    assertThat(first.subject()).isEqualTo("topic:skyhop:network");
    assertThat(first.measure().of()).isEqualTo("topic:network");
    assertThat(first.brief().topics()).containsExactly("network");
    assertThat(first.brief().authors()).isEqualTo(8);
  }

  @Test
  void itIsOverWhenTheLevelIsBackToUsual() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    burst(NOON, 20, "x");
    assertThat(bench.emitted()).isNotEmpty();

    bench.ordinary("skyhop", NOON.plusSeconds(600), NOON.plus(Duration.ofDays(2)));

    List<Match> after = bench.emitted();
    assertThat(after.stream().filter(match -> match.effect() == Effect.SETTLE)).hasSize(1);
    assertThat(last(after).effect()).isEqualTo(Effect.SETTLE);
    assertThat(last(after).at()).isBefore(NOON.plus(Duration.ofHours(36)));
  }

  @Test
  void itIsOverAfterADayOfSilence() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    burst(NOON, 60, "x");
    bench.emitted();

    bench.timeIs(NOON.plus(Duration.ofHours(25)));

    assertThat(bench.emitted()).extracting(Match::effect).containsExactly(Effect.SETTLE);
  }

  @Test
  void whoIsNeverHeardOnANetworkIsToldSo() throws Exception {
    bench.send(Bucket.spoken(Hearing.Kind.REPLY, "x", day(0, "PT8H")));
    bench.send(Bucket.at(day(0, "PT9H")).negative(1, "x").negative(1, "forum"));
    bench.send(Bucket.at(day(0, "PT9H30S")).neutral(1));
    bench.send(Bucket.at(day(8, "PT9H")).negative(1, "x"));
    bench.timeIs(day(8, "PT10H"));

    assertThat(bench.pulses())
        .extracting(Pulse::disarmed)
        .containsExactly(List.of("forum"), List.of("x"));
    Pulse first = bench.pulses().get(0);
    assertThat(first.posts()).isEqualTo(2);
    assertThat(first.negative()).isEqualTo(2);
    assertThat(first.negativeShare()).isEqualTo(1);
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    bench.ordinary("skyhop", START, NOON);
    bench.emitted();
    for (int i = 0; i < 40; i++) {
      bench.send(Bucket.at(NOON.plusSeconds(10L * i)).negative(2, "x"));
    }

    bench.endOfTime();

    assertThat(bench.emitted()).isEmpty();
  }

  private Pulse lastPulse() {
    List<Pulse> pulses = bench.pulses();
    return pulses.get(pulses.size() - 1);
  }

  /** A spike on two networks, too small to stand out at two time constants; somebody is angry. */
  private static void calmDaysThenSmallSpike(BrandBench bench, Instant angryAt) throws Exception {
    bench.ordinary("skyhop", START, NOON.minus(Duration.ofHours(5)));
    bench.send(Bucket.angry(angryAt));
    for (int i = 0; i < 7; i++) {
      Bucket bucket = Bucket.at(NOON.plusSeconds(10L * i));
      bench.send(bucket.negative(1, i % 2 == 0 ? "x" : "mastodon"));
    }
    bench.timeIs(NOON.plusSeconds(3599));
    bench.send(Bucket.at(NOON.plusSeconds(3600)).neutral(1));
    bench.timeIs(NOON.plusSeconds(3700));
  }

  /** One negative author every ten seconds. */
  private void burst(Instant from, int authors, String network) throws Exception {
    for (int i = 0; i < authors; i++) {
      bench.send(Bucket.at(from.plusSeconds(10L * i)).negative(1, network));
    }
    bench.timeIs(from.plusSeconds(10L * authors));
  }

  private static List<Match> ofRule(String rule, List<Match> matches) {
    return matches.stream().filter(match -> match.stamp().rule().equals(rule)).toList();
  }

  private static Match last(List<Match> matches) {
    assertThat(matches).isNotEmpty();
    return matches.get(matches.size() - 1);
  }
}
