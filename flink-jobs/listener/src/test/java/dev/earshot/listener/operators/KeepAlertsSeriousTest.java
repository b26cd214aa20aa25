package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Alerts.found;
import static dev.earshot.listener.operators.Alerts.match;
import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One word of danger, law or leaving is an alert, whoever says it and however mildly. */
class KeepAlertsSeriousTest {
  private Bench<Finding, Void, Alert> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Alerts.bench();
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void oneMildWordByNobodyInParticularIsEnough() throws Exception {
    send(serious(Intent.SAFETY_LEGAL).by("ana").post("p1").on("09:00"));
    assertThat(bench.emitted()).as("before its turn in the log").isEmpty();

    bench.timeIs(at("09:00"));

    Alert alert = onlyAlert();
    assertThat(alert.rule()).isEqualTo("SeriousIntent");
    assertThat(alert.severity()).isEqualTo(Severity.SEV3);
    assertThat(alert.floor()).isEqualTo(Level.HIGH);
    assertThat(alert.evidence()).containsExactly("post-p1");
    assertThat(alert.summary()).isEqualTo("speaks of danger, fraud or law; influence 5 (reach 5)");
  }

  @Test
  void theSamePersonsNextSeriousWordIsTheSameAlertAndSaysWhatItIsOf() throws Exception {
    send(serious(Intent.SAFETY_LEGAL).by("ana").ofCustomer("c1").on("09:00"));
    send(serious(Intent.CHURN).by("ana2").ofCustomer("c1").on("10:30"));
    bench.timeIs(at("10:30"));

    List<Alert> told = bench.emitted();
    assertThat(told).extracting(Alert::id).hasSize(2).containsOnly(told.get(0).id());
    assertThat(told.get(1).causes()).isEqualTo(2);
    assertThat(told.get(1).authors()).isEqualTo(2);
    assertThat(told.get(1).summary()).startsWith("leaves, or says so; ");
  }

  @Test
  void itGrowsByAngryWordsWithoutThatIntent() throws Exception {
    send(serious(Intent.CHURN).by("ana").on("09:00"));
    send(cross().by("ana").on("09:10"));
    send(cross().by("bob").on("09:11"));
    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(1, 2);
  }

  @Test
  void oneWordMayBeTwoSituations() throws Exception {
    Mentions word = angry().wanting(Intent.CHURN).by("ana").on("09:00");
    send(word.countedBy("AngryInfluencer", "SeriousIntent"));
    bench.timeIs(at("09:30"));

    assertThat(bench.all())
        .extracting(Alert::rule, Alert::state, Alert::causes)
        .containsExactly(
            tuple("AngryInfluencer", State.OPEN, 1), tuple("SeriousIntent", State.OPEN, 1));
  }

  @Test
  void aGoodWordAfterTheAnswerEndsIt() throws Exception {
    Mentions leaving = cross().wanting(Intent.CHURN).by("ana").on("09:00");
    send(leaving.countedBy("SeriousIntent"));
    bench.timeIs(at("09:30"));
    bench.emitted();

    Match recovery = match("Recovery", leaving, Mentions.content().by("ana").on("10:00"));
    bench.send(Finding.of(recovery), recovery.at());
    bench.timeIs(at("10:00"));

    assertThat(bench.emitted())
        .extracting(Alert::rule, Alert::resolution)
        .containsExactly(tuple("Recovery", null), tuple("SeriousIntent", Resolution.RECOVERED));
  }

  @Test
  void inAFirestormOfItsTopicItIsSpokenForFromItsFirstVersion() throws Exception {
    Match storm = found("Firestorm", Severity.SEV1, "09:00", "luggage");
    bench.send(Finding.of(storm), storm.at());
    bench.timeIs(at("09:05"));
    String speaker = onlyAlert().id();

    send(serious(Intent.SAFETY_LEGAL).by("ana").reporting("luggage").on("09:10"));
    send(serious(Intent.SAFETY_LEGAL).by("bob").reporting("crew").on("09:10"));
    bench.timeIs(at("09:10"));

    assertThat(bench.emitted())
        .extracting(Alert::subject, alert -> alert.handling().inhibitedBy())
        .containsExactlyInAnyOrder(tuple("account-ana", speaker), tuple("account-bob", null));
  }

  @Test
  void whereNobodyCountsItAsSeriousItIsNone() throws Exception {
    send(cross().wanting(Intent.CHURN).by("ana").on("09:00"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void stateAndTimersGoBackToZeroAfterARestartToo() throws Exception {
    send(serious(Intent.CHURN).by("ana").on("09:00"));
    bench.restart();
    bench.timeIs(at("09:30"));
    assertThat(onlyAlert().rule()).isEqualTo("SeriousIntent");
    assertThat(bench.stateEntries()).isPositive();

    bench.timeIs(at("3 12:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  /** As mild and as quiet as can be. */
  private static Mentions serious(Intent intent) {
    return cross().beingNegative(0.1).carrying(5).wanting(intent).countedBy("SeriousIntent");
  }

  private void send(Mentions mention) throws Exception {
    bench.send(Finding.of(mention.signal()), mention.when());
  }

  private Alert onlyAlert() {
    List<Alert> emitted = bench.emitted();
    assertThat(emitted).hasSize(1);
    return emitted.get(0);
  }
}
