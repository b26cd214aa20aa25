package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepAlertsTest {
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
  void anAngryInfluencerIsAnAlertAtOnce() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));

    Alert alert = onlyAlert();
    assertThat(alert.rule()).isEqualTo("AngryInfluencer");
    assertThat(alert.ruleVersion()).isEqualTo(1);
    assertThat(alert.severity()).isEqualTo(Severity.SEV2);
    assertThat(alert.state()).isEqualTo(State.OPEN);
    assertThat(alert.subject()).isEqualTo("account-ana");
    assertThat(alert.evidence()).containsExactly("post-p1");
    assertThat(alert.firstAt()).isEqualTo(at("09:00"));
  }

  @Test
  void anAlertWhoseOnlyPostWasTakenBackIsOver() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    send(angry().by("bob").post("p2").on("09:00"));
    bench.timeIs(at("09:10"));
    assertThat(bench.emitted()).hasSize(2);

    takeBack("post-p1", "post-p1", "09:20");
    bench.timeIs(at("09:20"));

    Alert alert = onlyAlert();
    assertThat(alert.subject()).isEqualTo("account-ana");
    assertThat(alert.state()).isEqualTo(State.RESOLVED);
    assertThat(alert.resolution()).isEqualTo(Alert.Resolution.WITHDRAWN);
  }

  @Test
  void whoIsGoneEndsTheirAlertThoughItShowsOnlyFiveOfTheirPosts() throws Exception {
    for (int i = 1; i <= 7; i++) {
      send(angry().by("ana").post("p" + i).on(at("09:00").plusSeconds(i)));
    }
    bench.timeIs(at("09:10"));
    bench.emitted();

    for (int i = 1; i <= 7; i++) {
      takeBack("post-p" + i, "account-ana", "09:20");
    }
    bench.timeIs(at("09:20"));

    List<Alert> versions = bench.emitted();
    Alert last = versions.get(versions.size() - 1);
    assertThat(last.state()).isEqualTo(State.RESOLVED);
    assertThat(last.resolution()).isEqualTo(Alert.Resolution.WITHDRAWN);
    assertThat(last.evidence()).isEmpty();
  }

  @Test
  void whatIsAllTakenBackIsNotOpenedAgainUnderItsId() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    bench.timeIs(at("09:10"));
    Alert first = onlyAlert();
    takeBack("post-p1", "account-ana", "09:20");
    bench.timeIs(at("09:20"));
    bench.emitted();

    send(angry().by("ana").post("p2").on("09:30"));
    bench.timeIs(at("09:30"));

    Alert second = onlyAlert();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.causes()).isOne();
    assertThat(second.firstAt()).isEqualTo(at("09:30"));
  }

  @Test
  void whoeverAnswersWhereOnlyTheDeskSeesItIsToldApart() throws Exception {
    Match ignored = Alerts.match("IgnoredComplaint", cross().by("ana").post("p1").on("09:00"));
    bench.send(Finding.of(ignored), ignored.at());
    bench.timeIs(at("09:10"));
    bench.emitted();

    bench.send(Finding.of(Alerts.answeredElsewhere(ignored, "10:00")), at("10:00"));
    bench.timeIs(at("10:00"));

    Alert alert = onlyAlert();
    assertThat(alert.resolution()).isEqualTo(Alert.Resolution.ANSWERED_ELSEWHERE);
    assertThat(alert.summary()).endsWith("; answered where only the help desk sees it");
  }

  @Test
  void aStreakWaitsForTheWatermark() throws Exception {
    sendStreak(cross().on("09:00"), cross().on("09:30"));
    bench.timeIs(at("09:29:59.999"));
    assertThat(bench.emitted()).isEmpty();

    bench.timeIs(at("09:30"));

    Alert alert = onlyAlert();
    assertThat(alert.rule()).isEqualTo("NegativeStreak");
    assertThat(alert.causes()).isEqualTo(2);
    assertThat(alert.firstAt()).isEqualTo(at("09:00"));
    assertThat(alert.newestAt()).isEqualTo(at("09:30"));
  }

  @Test
  void aFactThatNoRuleOpensWithIsNoAlert() throws Exception {
    send(cross().on("09:00"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
  }

  @Test
  void anOpenAlertTakesInWhatItsSubjectSaysNext() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(cross().by("ana").on("09:06"));
    send(cross().by("bob").on("09:07"));
    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(1);

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(2);
  }

  @Test
  void aMildWordIsNoCause() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(content().by("ana").on("09:06"));

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(1);
  }

  @Test
  void aBurstIsToldEveryFiveMinutes() throws Exception {
    send(angry().on("09:00"));
    send(angry().on("09:01"));
    send(angry().on("09:02"));
    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(1);

    bench.timeIs(at("09:04:59.999"));
    assertThat(bench.emitted()).isEmpty();
    bench.timeIs(at("09:05"));

    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(3);
  }

  @Test
  void onlyTheFiveStrongestPostsSpeakForAnAlert() throws Exception {
    for (int i = 0; i < 8; i++) {
      send(angry().post("p" + i).carrying(80 + i).on("09:0" + i));
    }

    bench.timeIs(at("09:20"));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted.get(emitted.size() - 1).evidence())
        .containsExactly("post-p7", "post-p6", "post-p5", "post-p4", "post-p3");
  }

  @Test
  void twoBrandsAreTwoAlerts() throws Exception {
    send(angry().about("skyhop"));
    send(angry().about("united"));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted).extracting(Alert::brand).containsExactly("skyhop", "united");
    assertThat(emitted.get(0).id()).isNotEqualTo(emitted.get(1).id());
  }

  @Test
  void anAlertIsNamedForWhatCausedIt() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    String id = onlyAlert().id();
    assertThat(id).matches("[0-9a-f]{64}");

    try (var again = Alerts.bench()) {
      Mentions same = angry().by("ana").post("p1").on("11:00").lying(3, 3);
      again.timeIs(at("08:00"));
      again.send(Finding.of(same.signal()), same.when());
      assertThat(again.emitted().get(0).id()).isEqualTo(id);
    }
    try (var another = Alerts.bench()) {
      Mentions other = angry().by("ana").post("p2").on("09:00");
      another.timeIs(at("08:00"));
      another.send(Finding.of(other.signal()), other.when());
      assertThat(another.emitted().get(0).id()).isNotEqualTo(id);
    }
  }

  @Test
  void aDayOfSilenceResolves() throws Exception {
    send(angry().on("09:00"));
    bench.timeIs(at("2 08:59:59.999"));
    assertThat(bench.emitted())
        .extracting(Alert::state)
        .containsExactly(State.OPEN, State.ESCALATED);

    bench.timeIs(at("2 09:00"));

    Alert resolved = onlyAlert();
    assertThat(resolved.state()).isEqualTo(State.RESOLVED);
    assertThat(resolved.resolvedAt()).isEqualTo(at("2 09:00"));
  }

  @Test
  void aNewCauseSoonAfterReopensTheSameAlert() throws Exception {
    send(angry().on("09:00"));
    bench.timeIs(at("2 10:00"));
    send(angry().on("2 11:00"));
    bench.timeIs(at("2 11:00"));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted)
        .extracting(Alert::state)
        .containsExactly(State.OPEN, State.ESCALATED, State.RESOLVED, State.OPEN);
    assertThat(emitted).extracting(Alert::id).containsOnly(emitted.get(0).id());
    assertThat(emitted)
        .extracting(alert -> alert.version().counter())
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(emitted.get(3).causes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 09:00", "3 09:00:01"})
  void aNewCauseLongAfterOpensAnotherAlert(String longAfter) throws Exception {
    send(angry().on("09:00"));
    bench.timeIs(at("3 08:59:59.999"));
    send(angry().on(longAfter));
    bench.timeIs(at(longAfter));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted).hasSize(4);
    assertThat(emitted.get(3).state()).isEqualTo(State.OPEN);
    assertThat(emitted.get(3).id()).isNotEqualTo(emitted.get(0).id());
    assertThat(emitted.get(3).causes()).isEqualTo(1);
    bench.timeIs(at("9 00:00"));
    assertThat(bench.stateEntries()).isZero();
  }

  @Test
  void whoIsRecognisedTakesTheAlertAlong() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(angry().by("ana").on("09:01").ofCustomer("c1"));
    bench.timeIs(at("09:01"));

    List<Alert> emitted = bench.emitted();
    assertThat(emitted).extracting(Alert::subject).containsExactly("account-ana", "customer-c1");
    assertThat(emitted.get(1).formerSubject()).isEqualTo("account-ana");
    assertThat(emitted.get(1).id()).isEqualTo(emitted.get(0).id());
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    send(angry().on("09:00"));
    send(angry().on("09:01"));
    bench.timeIs(at("09:02"));
    bench.emitted();

    bench.endOfTime();

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void stateAndTimersGoBackToZero() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(angry().by("bob").about("united").on("09:01"));
    sendStreak(cross().by("eve").on("09:00"), cross().by("eve").on("09:30"));
    bench.timeIs(at("12:00"));
    assertThat(bench.stateEntries()).isPositive();

    bench.timeIs(at("3 12:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whatIsOpenSurvivesARestart() throws Exception {
    send(angry().by("ana").on("09:00"));
    sendStreak(cross().by("eve").on("09:00"), cross().by("eve").on("09:30"));
    bench.restart();

    send(angry().by("ana").on("09:10"));
    bench.timeIs(at("09:30"));
    bench.restart();
    bench.timeIs(at("2 09:30"));

    assertThat(bench.emitted())
        .filteredOn(alert -> !alert.open())
        .extracting(Alert::rule, Alert::state, Alert::causes)
        .containsExactly(
            tuple("AngryInfluencer", State.RESOLVED, 2),
            tuple("NegativeStreak", State.RESOLVED, 2));
  }

  private void takeBack(String post, String by, String time) throws Exception {
    bench.send(Finding.of(new Withdrawn("acme", "skyhop", post, by, at(time))), at(time));
  }

  private void send(Mentions mention) throws Exception {
    bench.send(Finding.of(mention.signal()), mention.when());
  }

  /** The facts and the match that CEP makes of them. */
  private void sendStreak(Mentions... mentions) throws Exception {
    for (Mentions mention : mentions) {
      send(mention);
    }
    Match match = Alerts.match(Alerts.STREAK, mentions);
    bench.send(Finding.of(match), match.at());
  }

  private Alert onlyAlert() {
    List<Alert> emitted = bench.emitted();
    assertThat(emitted).hasSize(1);
    return emitted.get(0);
  }
}
