package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Evidence;
import dev.earshot.model.Json;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaiseSignalsTest {
  private Bench<ScoredMention, Void, Signal> bench;

  /** Counts whatever is at least so negative. */
  private record AtLeast(double negativity, String stamp) implements SignalRule {
    @Override
    public boolean counts(ScoredMention mention) {
      return mention.mention().reading().negativity() >= negativity;
    }
  }

  @BeforeEach
  void start() throws Exception {
    bench = raising("acme", "a pepper of sixteen");
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void onlyWhatARuleCountsTravelsOnAndCarriesItsStamp() throws Exception {
    send(angry().on("09:00"));
    send(cross().on("09:01"));
    send(content().on("09:02"));

    assertThat(bench.all())
        .extracting(Signal::rules)
        .containsExactly(List.of("Angry@3", "Cross@3"), List.of("Cross@3"));
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).hasSize(2);
  }

  @Test
  void aSignalHoldsNothingThatNamesAPersonOrAPost() throws Exception {
    Mentions mention = angry().by("ana").post("status/4711").ofCustomer("crm-0815");

    send(mention);

    String signal = Json.write(bench.all().get(0));
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

    Signal signal = bench.all().get(0);
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

    List<Signal> signals = bench.all();
    assertThat(signals.get(1).author()).isEqualTo(signals.get(0).author());
    assertThat(signals.get(1).subject()).isNotEqualTo(signals.get(0).subject());
    assertThat(signals.get(2).subject()).isEqualTo(signals.get(1).subject());
    assertThat(signals.get(2).author()).isNotEqualTo(signals.get(1).author());
  }

  @Test
  void anotherTenantOrPepperMakesOtherPseudonyms() throws Exception {
    send(angry().by("ana").post("p1"));
    Signal ours = bench.all().get(0);

    for (var other :
        List.of(raising("other", "a pepper of sixteen"), raising("acme", "another of sixteen"))) {
      try (other) {
        other.send(angry().by("ana").post("p1").scored(), at("09:00"));

        Signal theirs = other.all().get(0);
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

    assertThat(bench.all()).isEmpty();
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).isEmpty();
  }

  @Test
  void twoBrandsMakeTwoSignalsAndOneEvidence() throws Exception {
    send(angry().about("skyhop", "united"));

    assertThat(bench.all()).extracting(Signal::brand).containsExactly("skyhop", "united");
    assertThat(bench.all()).extracting(Signal::post).containsOnly(bench.all().get(0).post());
    assertThat(bench.aside(RaiseSignals.EVIDENCE)).hasSize(1);
  }

  private void send(Mentions mention) throws Exception {
    bench.send(mention.scored(), mention.when());
  }

  private static Bench<ScoredMention, Void, Signal> raising(String tenant, String pepper)
      throws Exception {
    return Bench.of(
        new RaiseSignals(
            tenant,
            new Pseudonyms(tenant, pepper),
            List.of(new AtLeast(0.6, "Angry@3"), new AtLeast(0.3, "Cross@3"))));
  }
}
