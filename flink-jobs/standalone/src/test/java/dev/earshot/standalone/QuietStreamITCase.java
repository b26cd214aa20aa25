package dev.earshot.standalone;

import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody else speaks, the clock of the log decides: a real broker's stamps, real ticks. */
class QuietStreamITCase {
  private static final Duration OUTAGE = Duration.ofSeconds(10);

  @RegisterExtension static final RealParts PARTS = new RealParts();

  @ParameterizedTest(name = "of {0} partitions all but one empty from the start")
  @ValueSource(ints = {1, 3})
  void theThirdNegativePostBecomesAnAlertByTicksAlone(int partitions) throws Exception {
    try (Stage stage = Stage.live(PARTS, "silent-" + partitions, partitions)) {
      stage.tick();
      stage.listen();
      stage.say(first("ana"), second("ana"));
      stage.say(first("bo"), second("bo"));

      stage.say(third("ana"));

      Alert alert = stage.awaitAlerts(1).get(0);
      assertThat(alert.rule()).isEqualTo("NegativeStreak");
      assertThat(alert.subject()).isEqualTo("acct:x:ana");
      assertThat(alert.causes()).isEqualTo(3);
      Optional<Bump> bump = stage.redis().priority("acct:x:ana");
      assertThat(bump.map(Bump::level)).contains(Level.HIGH);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void aPublisherThatWasAwayForTenSecondsLosesNothingAndInventsNothing() throws Exception {
    try (Stage stage = Stage.live(PARTS, "publisher-away", 2)) {
      stage.tick();
      stage.listen();
      stage.say(first("ana"), second("ana"));
      stage.awaitMetric("signals", 2);

      await().during(OUTAGE).atMost(Stage.PATIENCE).until(() -> stage.alerts().isEmpty());
      stage.say(third("ana"));

      assertThat(stage.awaitAlerts(1)).extracting(Alert::causes).containsExactly(3);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void withoutTicksTimeStandsStillAndGoesOnWhereItStood() throws Exception {
    try (Stage stage = Stage.live(PARTS, "ticker-away", 2)) {
      stage.tick();
      stage.listen();
      stage.say(first("ana"));
      stage.awaitMetric("signals", 1);

      stage.stopTicking();
      stage.say(second("ana"), third("ana"), first("bo"), second("bo"));
      stage.awaitMetric("signals", 5);
      await().during(OUTAGE).atMost(Stage.PATIENCE).until(() -> stage.alerts().isEmpty());
      stage.tick();

      assertThat(stage.awaitAlerts(1)).extracting(Alert::subject).containsExactly("acct:x:ana");
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void aSavepointRightAfterTheThirdPostLeadsToTheSameOneAlert() throws Exception {
    try (Stage stage = Stage.live(PARTS, "savepoint", 2)) {
      stage.tick();
      stage.listen();
      stage.say(first("ana"), second("ana"));
      stage.awaitMetric("signals", 2);
      stage.stopTicking();
      stage.say(third("ana"));
      stage.awaitMetric("signals", 3);

      String savepoint = stage.stop();
      stage.listenFrom(savepoint);
      stage.tick();

      Alert alert = stage.awaitAlerts(1).get(0);
      assertThat(alert.causes()).isEqualTo(3);

      stage.listenFrom(stage.stop());
      stage.awaitCheckpoint();

      assertThat(stage.awaitAlerts(1)).containsExactly(alert);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void aJobThatWasCutOffRemembersWhatItsCheckpointKnew() throws Exception {
    try (Stage stage = Stage.live(PARTS, "cut-off", 2)) {
      stage.tick();
      stage.listen();
      stage.say(first("ana"), second("ana"));
      stage.awaitCheckpoint();

      String checkpoint = stage.abort();
      stage.say(third("ana"));
      stage.listenFrom(checkpoint);

      assertThat(stage.awaitAlerts(1)).extracting(Alert::causes).containsExactly(3);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void aListenerStartedAgainGoesOnWhereItWas() throws Exception {
    try (Stage stage = Stage.live(PARTS, "again", 2)) {
      stage.tick();
      stage.say(first("ana"), second("ana"));
      try (ListenerInside before = ListenerInside.start(stage.settings())) {
        before.awaitCaughtUp(() -> {}, Stage.PATIENCE);
      }
      URI checkpoint =
          Checkpoints.newest(stage.settings().config().job().checkpointUri()).orElseThrow();

      try (ListenerInside after = ListenerInside.start(stage.settings(), checkpoint)) {
        stage.say(third("ana"));

        assertThat(stage.awaitAlerts(1)).extracting(Alert::causes).containsExactly(3);
        after.awaitCaughtUp(() -> {}, Stage.PATIENCE);
      }
    }
  }

  private static Said first(String author) {
    return angry(author).hoursAgo(7);
  }

  private static Said second(String author) {
    return angry(author).hoursAgo(4);
  }

  private static Said third(String author) {
    return angry(author).hoursAgo(1);
  }
}
