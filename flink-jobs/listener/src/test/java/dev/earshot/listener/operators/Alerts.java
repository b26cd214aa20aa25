package dev.earshot.listener.operators;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.model.Alert;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.util.List;

/** Alerts as they live under the settings that ship, for tests. */
final class Alerts {
  static final AlertRule ANGRY = new AlertRule("AngryInfluencer", Severity.SEV2, true);
  static final AlertRule STREAK = new AlertRule("NegativeStreak", Severity.SEV3, false);

  static final LifecycleSettings SETTINGS =
      new LifecycleSettings(Duration.ofHours(24), Duration.ofHours(24), Duration.ofMinutes(5));

  private static final AlertLife LIFE = new AlertLife(SETTINGS);

  private Alerts() {}

  static Bench<Signal, Match, Alert> bench() throws Exception {
    return Bench.of(
        new KeepAlerts(SETTINGS, List.of(ANGRY, STREAK)),
        Signal::brand,
        match -> match.newest().brand());
  }

  /** An alert of its own that this mention opens. */
  static AlertLife.Tracked opened(String id, AlertRule rule, Mentions cause) {
    return LIFE.open(id, rule, 1, List.of(cause.signal()));
  }

  static AlertLife.Tracked grown(AlertLife.Tracked alert, Mentions cause) {
    return LIFE.grow(alert, cause.signal());
  }

  static AlertLife.Tracked resolved(AlertLife.Tracked alert) {
    return LIFE.advance(alert, LIFE.nextChange(alert));
  }
}
