package dev.earshot.listener.patterns;

import static dev.earshot.listener.patterns.BrandBench.START;
import static dev.earshot.listener.patterns.BrandBench.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Match.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of brands: no more than needed, through restarts, in whatever order. */
class WatchBrandsStateTest {
  private static final Instant NOON = day(3, "PT12H");

  /** {@code negative}, {@code loud} and six topics. */
  private static final long SIGNALS = 8;

  @Test
  void stateAndTimersGoBackToZero() throws Exception {
    try (BrandBench bench = new BrandBench()) {
      for (Fact fact : days(new Random(1))) {
        bench.send(fact);
        bench.timeIs(fact.at());
      }
      assertThat(bench.stateEntries()).isPositive();
      assertThat(bench.emitted()).isNotEmpty();

      bench.timeIs(NOON.plus(Duration.ofDays(70)));

      assertThat(bench.stateEntries()).isZero();
      assertThat(bench.timers()).isZero();
    }
  }

  @Test
  void anAlertSurvivesARestartAndIsSettled() throws Exception {
    try (BrandBench bench = new BrandBench()) {
      List<Match> whole = told(days(new Random(2)), bench, false);
      assertThat(whole).extracting(Match::effect).contains(Effect.RAISE, Effect.SETTLE);

      try (BrandBench restarted = new BrandBench()) {
        assertThat(told(days(new Random(2)), restarted, true)).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sameTalliesInAnyArrivalOrderGiveTheSameMatches(long seed) throws Exception {
    Random chance = new Random(seed);
    List<Fact> facts = days(chance);
    List<Match> live;
    try (BrandBench bench = new BrandBench()) {
      live = told(facts, bench, false);
    }
    assertThat(live).extracting(match -> match.stamp().rule()).contains("BrandSpike", "Firestorm");

    try (BrandBench bench = new BrandBench()) {
      List<Fact> shuffled = new ArrayList<>(facts);
      Collections.shuffle(shuffled, chance);
      for (Fact fact : shuffled) {
        bench.send(fact);
      }
      bench.timeIs(NOON.plus(Duration.ofDays(10)));
      assertThat(bench.emitted()).isEqualTo(live);
    }
  }

  @Test
  void aBrandTakesAKilobyteASignal() throws Exception {
    int brands = 20;
    long before;
    try (BrandBench bench = new BrandBench()) {
      before = bench.savepointBytes();
    }
    try (BrandBench bench = new BrandBench()) {
      Random chance = new Random(3);
      for (Instant at = START; at.isBefore(NOON); at = at.plusSeconds(600)) {
        for (int brand = 0; brand < brands; brand++) {
          bench.send(ordinary(at, "brand" + brand, chance));
        }
        bench.timeIs(at.plusSeconds(599));
      }
      long bytes = (bench.savepointBytes() - before) / (brands * SIGNALS);
      assertThat(bytes).isBetween(500L, 1024L);
    }
  }

  @Test
  void tenThousandLookAlikeAccountsTakeNoMoreThanAFewTexts() throws Exception {
    try (BrandBench bench = new BrandBench()) {
      long before = bench.savepointBytes();
      bench.ordinary("skyhop", START, NOON);
      for (int i = 0; i < 10_000; i++) {
        Bucket bucket = Bucket.at(NOON.plusSeconds(10L * (i / 20))).crowd(i, 1, "network");
        bench.send(bucket.heard("p" + i, i % 100));
        bench.timeIs(NOON.plusSeconds(10L * (i / 20)).minusSeconds(1));
      }
      bench.timeIs(NOON.plusSeconds(5100));

      assertThat(bench.savepointBytes() - before).isLessThan(16_000);
    }
  }

  private static Bucket ordinary(Instant at, String brand, Random chance) {
    Bucket bucket = Bucket.at(at).of(brand).neutral(4).negative(chance.nextInt(3), "x");
    bucket.crowd(chance.nextLong(), 1);
    bucket.reporting("topic" + chance.nextInt(6), 1);
    if (chance.nextInt(10) == 0) {
      bucket.loud(1).heard("post" + at.toEpochMilli(), 40);
    }
    return bucket;
  }

  /** Three days of two brands, with a crisis on two networks in them, as two tasks count them. */
  private static List<Fact> days(Random chance) {
    List<Fact> facts = new ArrayList<>();
    for (Instant at = START; at.isBefore(NOON); at = at.plusSeconds(600)) {
      facts.add(ordinary(at, "skyhop", chance).fact());
      facts.add(Bucket.at(at).of("tram").neutral(2).negative(1, "x").fact());
    }
    for (int i = 0; i < 200; i++) {
      Instant at = NOON.plusSeconds(20L * i);
      String network = i % 2 == 0 ? "x" : "mastodon";
      facts.add(
          Bucket.at(at)
              .negative(1 + chance.nextInt(3), network)
              .heard("a" + i, chance.nextInt(100))
              .fact());
      facts.add(
          Bucket.at(at)
              .shared(1)
              .crowd(5, 30)
              .heard("b" + i, 99 - chance.nextInt(100) / 10.0)
              .fact());
    }
    facts.add(Bucket.angry(NOON.plusSeconds(95)));
    facts.add(Bucket.spoken(Hearing.Kind.REPLY, "x", NOON.plusSeconds(905)));
    facts.add(Bucket.spoken(Hearing.Kind.STATEMENT, "x", NOON.plusSeconds(1805)));
    return facts;
  }

  private static List<Match> told(List<Fact> facts, BrandBench bench, boolean restarting)
      throws Exception {
    Map<Instant, List<Fact>> byTime = new TreeMap<>();
    facts.forEach(fact -> byTime.computeIfAbsent(fact.at(), at -> new ArrayList<>()).add(fact));
    List<Match> matches = new ArrayList<>();
    int step = 0;
    for (Map.Entry<Instant, List<Fact>> moment : byTime.entrySet()) {
      for (Fact fact : moment.getValue()) {
        bench.send(fact);
      }
      if (restarting && step++ % 50 == 0) {
        matches.addAll(bench.emitted());
        bench.restart();
      }
      bench.timeIs(moment.getKey());
    }
    bench.timeIs(NOON.plus(Duration.ofDays(10)));
    matches.addAll(bench.emitted());
    return matches;
  }
}
