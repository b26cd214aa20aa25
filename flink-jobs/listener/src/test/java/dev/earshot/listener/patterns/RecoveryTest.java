package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  private final Stamp rule = new ConfigLoader(name -> null).shipped().rules().recovery().stamp(1);
  private final Log log = new Log();
  private Scene<Signal, Match> scene;

  @BeforeEach
  void listen() throws Exception {
    scene = new Scene<>(Signal.class, Recovery::keyOf, signals -> Recovery.in(signals, LATE));
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void says(String subject, String time, double score, String brand) throws Exception {
    send(log.said(subject, time, score).brand(brand).by(rule));
  }

  private void says(String time, double score) throws Exception {
    says("ana", time, score, "skyhop");
  }

  private void answered(String subject, String time, String brand) throws Exception {
    send(log.did(Signal.Kind.ANSWERED, subject, time).brand(brand).by());
  }

  private void answered(String time) throws Exception {
    answered("ana", time, "skyhop");
  }

  private void send(Signal signal) throws Exception {
    scene.send(signal, signal.heardAt());
  }

  private List<List<Long>> matches() throws Exception {
    scene.timeIs("20 00:00");
    return scene.found().stream()
        .map(match -> match.causes().stream().map(Signal::offset).toList())
        .toList();
  }

  @Test
  void whoIsContentAfterAnAnswerHasRecovered() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("11:00", 0.5);

    assertThat(matches()).containsExactly(List.of(1L, 3L));
    Match match = scene.found().get(0);
    assertThat(match.effect()).isEqualTo(Match.Effect.RAISE);
    assertThat(match.stamp()).isEqualTo(rule);
    assertThat(match.subject()).isEqualTo("ana");
    assertThat(match.at()).isEqualTo(Log.at("11:00"));
  }

  @Test
  void anAnswerOfTheDeskCountsForEveryBrand() throws Exception {
    says("09:00", -0.6);
    answered("ana", "09:40", null);
    says("11:00", 0.5);

    assertThat(matches()).hasSize(1);
  }

  @Test
  void theLastComplaintIsTheOneThatCounts() throws Exception {
    says("09:00", -0.6);
    says("09:10", -0.9);
    answered("09:40");
    says("11:00", 0.5);
    says("11:05", 0.5);

    assertThat(matches()).containsExactly(List.of(2L, 4L));
  }

  @Test
  void anOlderComplaintAboutAnotherBrandHoldsNothingUp() throws Exception {
    says("ana", "08:00", -0.6, "united");
    says("09:00", -0.6);
    answered("09:40");
    says("11:00", 0.5);
    scene.timeIs("12:00");

    assertThat(scene.found()).hasSize(1);
  }

  @Test
  void aGoodWordBeforeTheAnswerIsNoRecovery() throws Exception {
    says("09:00", -0.6);
    says("09:10", 0.5);
    answered("09:40");

    assertThat(matches()).isEmpty();
  }

  @Test
  void aGoodWordWrittenBeforeTheAnswerAndHeardAfterItIsNone() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    send(log.said("ana", "11:00", 0.5).written(Log.at("09:30")).by(rule));

    assertThat(matches()).isEmpty();
  }

  @Test
  void withoutAnAnswerThereIsNone() throws Exception {
    says("09:00", -0.6);
    says("11:00", 0.5);

    assertThat(matches()).isEmpty();
  }

  @Test
  void anAnswerToNobodysComplaintIsNone() throws Exception {
    answered("09:40");
    says("11:00", 0.5);

    assertThat(matches()).isEmpty();
  }

  @Test
  void anotherBrandsAnswerIsNone() throws Exception {
    says("09:00", -0.6);
    answered("ana", "09:40", "united");
    says("11:00", 0.5);

    assertThat(matches()).isEmpty();
  }

  @Test
  void praiseOfAnotherBrandIsNone() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("ana", "11:00", 0.5, "united");

    assertThat(matches()).isEmpty();
  }

  @Test
  void anotherPersonsPraiseIsNone() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("bob", "11:00", 0.5, "skyhop");

    assertThat(matches()).isEmpty();
  }

  @Test
  void whoComplainsAgainAfterTheAnswerHasNotRecovered() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("10:00", -0.6);
    says("11:00", 0.5);

    assertThat(matches()).isEmpty();
  }

  @Test
  void whoComplainsAgainAndIsAnsweredAgainMayRecover() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("10:00", -0.6);
    answered("10:30");
    says("11:00", 0.5);

    assertThat(matches()).containsExactly(List.of(3L, 5L));
  }

  @Test
  void aFaintWordIsNoPraise() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("11:00", 0.29);

    assertThat(matches()).isEmpty();
  }

  @Test
  void aGoodWordAfterThreeDaysIsAnotherStory() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    says("4 09:00", 0.5);

    assertThat(matches()).isEmpty();
  }

  @Test
  void arrivalBeforeTheWatermarkDecidesNothing() throws Exception {
    Signal complaint = log.said("ana", "09:00", -0.6).by(rule);
    Signal answer = log.did(Signal.Kind.ANSWERED, "ana", "09:00").by();
    Signal thanks = log.said("ana", "09:00", 0.5).by(rule);
    send(thanks);
    send(answer);
    send(complaint);

    assertThat(matches()).containsExactly(List.of(1L, 3L));
  }

  @Test
  void aThousandComplaintsAreOneWaiting() throws Exception {
    for (int post = 0; post < 1000; post++) {
      says("09:%02d:%02d".formatted(post / 60, post % 60), -0.6);
    }
    scene.timeIs("09:59");
    int waiting = scene.stateEntries();
    answered("10:00");
    says("11:00", 0.5);

    assertThat(waiting).as("complaint, its buffer, the pattern's state").isLessThan(10);
    assertThat(matches()).containsExactly(List.of(1000L, 1002L));
  }

  @Test
  void aWeekLaterNothingIsLeft() throws Exception {
    says("09:00", -0.6);
    says("bob", "09:00", -0.6, "skyhop");
    answered("09:40");
    scene.timeIs("10:00");
    assertThat(scene.stateEntries()).isPositive();

    scene.timeIs("9 00:00");

    assertThat(scene.stateEntries()).isZero();
    assertThat(scene.timers()).isZero();
  }

  @Test
  void aRecoveryHalfSeenSurvivesARestart() throws Exception {
    says("09:00", -0.6);
    answered("09:40");
    scene.timeIs("10:00");
    scene.restart();
    says("11:00", 0.5);

    assertThat(matches()).containsExactly(List.of(1L, 3L));
  }
}
