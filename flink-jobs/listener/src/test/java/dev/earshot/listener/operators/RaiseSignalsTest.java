package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.model.Reading;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RaiseSignalsTest {
  private Bench<ScoredMention, Void, Fact> bench;

  @BeforeEach
  void start() throws Exception {
    bench = raising("acme", "a pepper of sixteen");
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void whateverMoodIsWorthARulesTimeTravelsOnAndNoRuleHasJudgedIt() throws Exception {
    send(angry().on("09:00"));
    send(cross().on("09:01"));
    send(content().on("09:02"));
    send(cross().beingNegative(0.19).on("09:03"));

    assertThat(signals())
        .extracting(Signal::heardAt)
        .containsExactly(at("09:00"), at("09:01"), at("09:02"));
    assertThat(signals()).extracting(Signal::score).containsExactly(-0.9, -0.5, 0.4);
    assertThat(signals()).extracting(Signal::kind).containsOnly(Signal.Kind.SAID);
    assertThat(signals()).extracting(Signal::stamps).containsOnly(List.of());
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).hasSize(3);
  }

  @Test
  void whatTheNetworkCountsOfANegativePostTravelsOn() throws Exception {
    send(angry().post("p").on("09:00"));
    send(angry().post("p").seenBefore().counted(7, 5, 250).on("09:30"));
    send(content().post("q").counted(70, 50, 2500).seenBefore().on("09:31"));

    assertThat(signals())
        .extracting(Signal::kind)
        .containsExactly(Signal.Kind.SAID, Signal.Kind.MEASURED);
    Signal measured = signals().get(1);
    assertThat(measured.reach()).isEqualTo(7 + 5 + 2);
    assertThat(measured.about()).isEqualTo(signals().get(0).post());
    assertThat(measured.brand()).isNull();
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Reading.Intent.class)
  void whoComplainsIsHeardWhateverTheMood(Reading.Intent intent) throws Exception {
    send(cross().beingNegative(0.1).wanting(intent));

    boolean complains =
        switch (intent) {
          case COMPLAINT, CHURN, OUTAGE, SAFETY_LEGAL -> true;
          case QUESTION, PRAISE, SPAM, OTHER -> false;
        };
    assertThat(signals()).extracting(Signal::intent).hasSize(complains ? 1 : 0);
    assertThat(signals()).allMatch(signal -> signal.intent() == intent);
  }

  @Test
  void whatItIsAboutGoesAlong() throws Exception {
    send(angry().reporting("luggage", "crew"));

    assertThat(signals().get(0).topics()).containsExactly("luggage", "crew");
    assertThat(signals().get(0).network()).isEqualTo("x");
    assertThat(signals().get(0).source()).isEqualTo("test");
    assertThat(signals().get(0).reach()).isEqualTo(60_000);
  }

  @Test
  void whatIsSpecialIsToldUnderAnAuthorOfItsOwn() throws Exception {
    send(angry().by("ana").ofCustomer("crm-0815").on("09:00"));
    send(angry().by("ana").on("09:01"));
    send(angry().by("ana").special().on("09:02"));
    send(angry().by("bob").special().on("09:03"));

    assertThat(signals().get(1).author()).isEqualTo(signals().get(0).author());
    assertThat(new HashSet<>(signals().stream().map(Signal::author).toList()))
        .as("ana, ana in private, bob in private")
        .hasSize(3);
    assertThat(signals().get(2).subject())
        .as("people see the account")
        .isEqualTo(signals().get(1).subject());
    assertThat(bench.aside(RaiseSignals.EVIDENCE))
        .extracting(Evidence::special)
        .containsExactly(false, false, true, true);
  }

  @Test
  void aSignalHoldsNothingThatNamesAPersonOrAPost() throws Exception {
    Mentions mention = angry().by("ana").post("status/4711").ofCustomer("crm-0815");

    send(mention);

    String signal = Json.write(signals().get(0));
    ScoredMention scored = mention.scored();
    var post = scored.mention().post();
    for (String personal :
        List.of(
            "ana",
            "4711",
            "0815",
            post.author().handle(),
            post.author().name(),
            post.text(),
            "guitar",
            post.url(),
            scored.subject(),
            Mentions.TICKET_ID.id(),
            Mentions.TICKET_ID.desk())) {
      assertThat(signal).doesNotContain(personal);
    }
    assertThat(Json.write(bench.aside(RaiseSignals.EVIDENCE).get(0)))
        .as("what is left out there is kept here")
        .contains("ana", "4711", "0815", "guitar");
  }

  @Test
  void signalAndEvidenceMeetUnderThePseudonyms() throws Exception {
    send(angry().by("ana").post("p1").ofCustomer("c1"));

    Signal signal = signals().get(0);
    Evidence evidence = bench.aside(RaiseSignals.EVIDENCE).get(0);
    assertThat(signal.post()).isEqualTo(evidence.post()).matches("[0-9a-f]{32}");
    assertThat(signal.subject()).isEqualTo(evidence.subjectKey()).matches("[0-9a-f]{32}");
    assertThat(evidence.subject()).isEqualTo("cust:c1");
    assertThat(evidence.refs()).containsExactly(Mentions.TICKET_ID);
    assertThat(signal.customer()).isTrue();
  }

  @Test
  void anAccountKeepsItsPseudonymWhoeverIsBehindIt() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(angry().by("ana").on("09:01").ofCustomer("c1"));
    send(angry().by("bob").on("09:02").ofCustomer("c1"));

    List<Signal> signals = signals();
    assertThat(signals.get(1).author()).isEqualTo(signals.get(0).author());
    assertThat(signals.get(1).subject()).isNotEqualTo(signals.get(0).subject());
    assertThat(signals.get(2).subject()).isEqualTo(signals.get(1).subject());
    assertThat(signals.get(2).author()).isNotEqualTo(signals.get(1).author());
  }

  @Test
  void anotherTenantOrPepperMakesOtherPseudonyms() throws Exception {
    send(angry().by("ana").post("p1"));
    Signal ours = signals().get(0);

    for (var other :
        List.of(raising("other", "a pepper of sixteen"), raising("acme", "another of sixteen"))) {
      try (other) {
        other.send(angry().by("ana").post("p1").scored(), at("09:00"));

        Signal theirs = other.all().get(0).signal();
        assertThat(theirs.post()).isNotEqualTo(ours.post());
        assertThat(theirs.subject()).isNotEqualTo(ours.subject());
        assertThat(theirs.author()).isNotEqualTo(ours.author());
      }
    }
  }

  @Test
  void aRepostAndARevisionAreNoNewWords() throws Exception {
    send(angry().on("09:00").repeating());
    send(angry().on("09:01").updated(1).seenBefore());

    assertThat(signals()).isEmpty();
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).isEmpty();
  }

  @Test
  void twoBrandsMakeTwoSignalsAndOneEvidence() throws Exception {
    send(angry().about("skyhop", "united"));

    assertThat(signals()).extracting(Signal::brand).containsExactly("skyhop", "united");
    assertThat(signals()).extracting(Signal::post).containsOnly(signals().get(0).post());
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).hasSize(1);
  }

  private void send(Mentions mention) throws Exception {
    bench.send(mention.scored(), mention.when());
  }

  private List<Signal> signals() {
    return bench.all().stream().map(Fact::signal).toList();
  }

  private static Bench<ScoredMention, Void, Fact> raising(String tenant, String pepper)
      throws Exception {
    return Bench.of(new RaiseSignals(new SignalMaker(tenant, new Pseudonyms(tenant, pepper))));
  }
}
