package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.HEARD_BY_MANY;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Influence;
import dev.earshot.model.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A running job is sent new rules. */
class RulesLiveITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  @Test
  void newRulesCountFromTheirMomentOnAndWhatIsNoRuleChangesNothing() throws Exception {
    try (Stage stage = Stage.live(PARTS, "new-rules", 2)) {
      stage.tick();
      stage.listen();
      stage.say(angry("ana").followers(HEARD_BY_ALL));
      assertThat(stage.awaitAlerts(1).get(0).ruleVersion()).isEqualTo(1);

      Instant from =
          send(stage, "version: 2\nrules: {AngryInfluencer: {negativity: 0.1, severity: sev1}}\n");
      send(stage, "version: 1\n");
      send(stage, "version: 3\nlifecycle: {quiet: 1h}\n");
      stage.awaitMetric("control_refused", 2);
      await().atMost(Stage.PATIENCE).until(() -> Instant.now().isAfter(from.plusMillis(100)));
      stage.say(angry("bo").followers(HEARD_BY_ALL));

      assertThat(stage.awaitAlerts(2))
          .extracting(Alert::ruleVersion)
          .containsExactlyInAnyOrder(1, 2);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void newWeightsMakeAVoiceLouder() throws Exception {
    try (Stage stage = Stage.live(PARTS, "new-weights", 2)) {
      stage.tick();
      stage.listen();
      stage.say(angry("ana").followers(HEARD_BY_MANY));

      Instant from = send(stage, "version: 2\ninfluence: {reference: {x: 1e4}}\n");
      await().atMost(Stage.PATIENCE).until(() -> Instant.now().isAfter(from.plusMillis(100)));
      stage.say(angry("bo").followers(HEARD_BY_MANY));

      Alert alert = stage.awaitAlerts(1).get(0);
      assertThat(alert.influence().reach()).isBetween(97.0, 98.0);
      assertThat(alert.influence().tier()).isEqualTo(Influence.Tier.TOP);
    }
  }

  private static Instant send(Stage stage, String yaml) {
    Instant from = Instant.now().plus(Duration.ofSeconds(4));
    try (Publisher publisher = Publisher.open(stage.client())) {
      publisher.send(
          Outgoing.data(
              stage.topics().control(),
              "rules.yaml",
              Json.bytes(
                  new Control(
                      "rules-" + yaml.hashCode(),
                      Control.Type.RULES,
                      "rules.yaml",
                      null,
                      "eva",
                      from,
                      null,
                      yaml,
                      0))));
    }
    return from;
  }
}
