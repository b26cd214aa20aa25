package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Influence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Alerts that people judged, lately. */
final class Judgements {
  private Judgements() {}

  /** Over, for this reason; somebody had looked at it, if they are named. */
  static Alert over(String id, Alert.Resolution why, String by) {
    Alert alert = Scene.resolved(id, 1);
    Alert.Handling handling =
        by == null
            ? Alert.Handling.NONE
            : new Alert.Handling(by, Scene.NOON, null, null, null, null);
    return with(alert, alert.rule(), alert.influence(), alert.negativity(), handling, why);
  }

  /** One loud voice, a stranger's. */
  static Alert loud(String id, double influence, double negativity) {
    Alert alert = Scene.resolved(id, 1);
    return with(
        alert,
        "AngryInfluencer",
        Influence.ofReach(influence),
        negativity,
        alert.handling(),
        alert.resolution());
  }

  /** The same, and somebody said that it is nothing. */
  static Alert dismissed(String id, double influence) {
    Alert loud = loud(id, influence, 0.7);
    Alert.Handling handling = new Alert.Handling("eva", lately(), null, null, null, null);
    return with(loud, loud.rule(), loud.influence(), 0.7, handling, Alert.Resolution.DISMISSED);
  }

  private static Instant lately() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
  }

  private static Alert with(
      Alert alert,
      String rule,
      Influence influence,
      double negativity,
      Alert.Handling handling,
      Alert.Resolution why) {
    Instant lately = lately();
    return new Alert(
        alert.id(),
        alert.version(),
        alert.tenant(),
        alert.brand(),
        rule,
        alert.ruleVersion(),
        alert.state(),
        alert.severity(),
        alert.floor(),
        "acct:x:" + alert.id(),
        null,
        false,
        null,
        alert.causes(),
        negativity,
        influence,
        alert.networks(),
        alert.topics(),
        alert.authors(),
        alert.reach(),
        alert.measure(),
        alert.brief(),
        alert.evidence(),
        lately,
        lately,
        handling,
        lately,
        why,
        alert.summary(),
        alert.action());
  }
}
