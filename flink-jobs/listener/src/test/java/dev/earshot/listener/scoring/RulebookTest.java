package dev.earshot.listener.scoring;

import static dev.earshot.listener.scoring.Told.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Fact;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rules count a fact. */
class RulebookTest {
  private static final Brands BRANDS =
      brands(
          """
          brands:
            - {id: skyhop, name: SkyHop, keywords: [skyhop], topics: [bags, delay]}
            - {id: united, name: United, keywords: [united]}
          topics: [{id: bags, keywords: [bag]}, {id: delay, keywords: [late]}]
          """);

  @Test
  void aFactIsJudgedByTheRulesOfItsOwnMoment() throws RefusedException {
    Rulebook book = book(Told.angryAt(1, 0.6));
    book.add(Told.rulesFrom(NINE, Told.angryAt(2, 0.9)));

    assertThat(stamps(book, Told.said(0.7, NINE.minusMillis(1))))
        .containsExactly("AngryInfluencer@1");
    assertThat(book.at(NINE).stamp(Fact.of(Told.said(0.7, NINE)))).isNull();
    assertThat(stamps(book, Told.said(0.95, NINE))).containsExactly("AngryInfluencer@2");
  }

  @Test
  void rulesTheJobsOwnHaveOvertakenAreNotObeyedAgain() throws RefusedException {
    Rulebook book = book(Told.angryAt(2, 0.6));

    book.add(Told.rulesFrom(NINE, Told.angryAt(2, 0.9)));

    assertThat(stamps(book, Told.said(0.7, NINE))).containsExactly("AngryInfluencer@2");
    assertThat(book.controls()).isEmpty();
  }

  @Test
  void whatIsKeptForARestartIsAddedOnceHoweverManyTasksKeptIt() throws RefusedException {
    Rulebook book = book(Told.angryAt(1, 0.6));
    var second = Told.rulesFrom(NINE, Told.angryAt(2, 0.9));
    var third = Told.rulesFrom(NINE.plusSeconds(60), Told.angryAt(3, 0.5));

    for (var control : List.of(second, third, second, third)) {
      book.add(control);
    }

    assertThat(book.controls()).containsExactly(second, third);
    book.forgetBefore(NINE.plusSeconds(61));
    assertThat(book.controls()).containsExactly(third);
  }

  @ParameterizedTest
  @EnumSource(
      value = Signal.Kind.class,
      names = {"SAID"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatAnswersSharesOrOpensATicketPassesWhateverTheRules(Signal.Kind kind) {
    Signal signal = Told.signal(kind, 0, Intent.OTHER, NINE, "delay");

    Fact stamped = book(Told.yaml(1, "muted_topics: [delay]")).at(NINE).stamp(Fact.of(signal));

    assertThat(stamped.signal()).isEqualTo(signal);
  }

  @Test
  void aMutedTopicIsNoReasonForAnAlert() {
    RulesInForce rules = book(Told.yaml(1, "muted_topics: [delay]")).at(NINE);

    assertThat(rules.stamp(Fact.of(Told.said(0.9, NINE, "delay")))).isNull();
    assertThat(rules.stamp(Fact.of(Told.said(0.9, NINE, "delay", "bags")))).isNotNull();
    assertThat(rules.stamp(Fact.of(Told.said(0.9, NINE)))).as("about no topic").isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Intent.class,
      names = {"SAFETY_LEGAL", "CHURN"})
  void dangerLawAndLeavingAreHeardOnAMutedTopicToo(Intent intent) {
    Signal signal = Told.signal(Signal.Kind.SAID, 0.9, intent, NINE, "delay");

    assertThat(book(Told.yaml(1, "muted_topics: [delay]")).at(NINE).stamp(Fact.of(signal)))
        .isNotNull();
  }

  @Test
  void aMutedTopicIsNotCountedAndItsCrowdsStay() {
    Tally tally = Told.tally(NINE, Map.of("delay", 8, "bags", 2), List.of("delay", "bags"));

    Tally stamped =
        book(Told.yaml(1, "muted_topics: [delay]")).at(NINE).stamp(Fact.of(tally)).tally();

    assertThat(stamped.topics()).containsOnlyKeys("bags");
    assertThat(stamped.crowds())
        .singleElement()
        .satisfies(crowd -> assertThat(crowd.topics()).containsExactly("bags"));
    assertThat(stamped.negative()).isEqualTo(tally.negative());
    assertThat(stamped.sources()).isEqualTo(tally.sources());
  }

  @Test
  void aTallyKnowsHowRareALevelMustBe() {
    Tally tally = Told.tally(NINE, Map.of(), List.of());
    String yaml =
        Told.yaml(
            1,
            "budget: {sensitivity: 1d, cards_a_day: 20, pages_a_week: 2}\n"
                + "lifecycle: {calm: 30m}");

    Tally stamped = book(yaml).at(NINE).stamp(Fact.of(tally)).tally();

    assertThat(stamped.stamps())
        .extracting(Stamp::rule)
        .containsExactly("BrandSpike", "Outage", "Firestorm", "IgnoredComplaint", "SourceSilent");
    for (String rule : List.of("BrandSpike", "Outage", "Firestorm")) {
      Stamp stamp = stamped.stampOf(rule);
      assertThat(stamp.limit("return_days")).as("8 levels").isEqualTo(4);
      assertThat(stamp.limit("page_days")).as("2 brands").isEqualTo(70);
      assertThat(stamp.millis("calm")).isEqualTo(Duration.ofMinutes(30).toMillis());
    }
    assertThat(stamped.stampOf("Outage").limit("authors")).isEqualTo(8);
    assertThat(stamped.stampOf("IgnoredComplaint").millis("armed_for"))
        .isEqualTo(Duration.ofDays(7).toMillis());
  }

  @Test
  void moreBrandsAreMoreLevelsFromTheMomentTheyCount() throws RefusedException {
    Rulebook book = book(Told.yaml(1, "budget: {sensitivity: 1d, cards_a_day: 20}"));
    book.add(Told.brandsFrom(NINE, "brands: [{id: a, name: A, keywords: [a]}]"));
    Fact before = Fact.of(Told.tally(NINE.minusSeconds(60), Map.of(), List.of()));
    Fact after = Fact.of(Told.tally(NINE, Map.of(), List.of()));

    assertThat(returnDays(book, before)).isEqualTo(4);
    assertThat(returnDays(book, after)).isEqualTo(1.5);
  }

  @Test
  void whatIsHeardOfASourceIsJudgedForSilence() {
    Fact stamped = book("version: 1\n").at(NINE).stamp(Told.status(NINE));

    assertThat(stamped.hearing().stamps()).extracting(Stamp::rule).containsExactly("SourceSilent");
  }

  private static double returnDays(Rulebook book, Fact tally) {
    return book.at(tally.at()).stamp(tally).tally().stampOf("Outage").limit("return_days");
  }

  private static List<String> stamps(Rulebook book, Signal signal) {
    Signal stamped = book.at(signal.heardAt()).stamp(Fact.of(signal)).signal();
    return stamped.stamps().stream().map(Stamp::id).toList();
  }

  private static Rulebook book(String yaml) {
    return new Rulebook(Told.rules(yaml), BRANDS, Told.Angry::of);
  }

  private static Brands brands(String yaml) {
    return new ConfigLoader(name -> null).brands("brands.yaml", yaml);
  }
}
