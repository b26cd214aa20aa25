package dev.earshot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceCountTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Stamp RULE =
      new Stamp("SourceSilent", 1, Severity.SEV3, null, null, Map.of());

  private static Fact tally(Map<String, Integer> sources, Stamp... stamps) {
    return Fact.of(
        new Tally(
            "acme",
            "skyhop",
            NINE,
            9,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            sources,
            null,
            null,
            List.of(stamps)));
  }

  private static Fact hearing(Hearing.Kind kind, String source, String brand, boolean connected) {
    return Fact.of(
        new Hearing(
            kind, "acme", source, brand, null, null, connected, 0, NINE, 0, 1, List.of(RULE)));
  }

  @Test
  void aTallyTellsWhatEachSourceSaid() {
    assertThat(
            SourceCount.of(tally(Map.of("x", 5, "blogs", 4, "", 3, "gone", 0), RULE), RULE.rule()))
        .containsExactly(
            new SourceCount("acme", "blogs", "skyhop", NINE.plusMillis(9999), 4, true, RULE),
            new SourceCount("acme", "x", "skyhop", NINE.plusMillis(9999), 5, true, RULE));
  }

  @Test
  void whatTheRuleDoesNotCountIsLeftOut() {
    assertThat(SourceCount.of(tally(Map.of("x", 5)), RULE.rule())).isEmpty();
  }

  @Test
  void aSourceTellsHowItIs() {
    assertThat(SourceCount.of(hearing(Hearing.Kind.STATUS, "x", null, false), RULE.rule()))
        .containsExactly(new SourceCount("acme", "x", null, NINE, 0, false, RULE));
  }

  @Test
  void aBrandsOwnWordsTellNothingOfSources() {
    assertThat(SourceCount.of(hearing(Hearing.Kind.REPLY, "x", "skyhop", true), RULE.rule()))
        .isEmpty();
  }

  @Test
  void aSourceWithoutANameIsNone() {
    assertThat(SourceCount.of(hearing(Hearing.Kind.STATUS, "", null, true), RULE.rule())).isEmpty();
  }
}
