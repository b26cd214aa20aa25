package dev.earshot.listener.operators;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.LifecycleSettings;
import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

  static Bench<Standing, Evidence, Entry> queue() throws Exception {
    Rules rules = new ConfigLoader(name -> null).shipped().rules();
    return Bench.of(
        new Prioritise(
            rules.priority(),
            Map.of(ANGRY.name(), rules.angryInfluencer(), STREAK.name(), rules.negativeStreak()),
            Duration.ofHours(24)),
        Standing::subject,
        Evidence::subjectKey);
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
