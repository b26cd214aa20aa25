package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import dev.earshot.model.Stamp;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** What every rule is told, whatever it looks for. */
public sealed interface RuleSettings extends Serializable
    permits AdvocateSettings,
        AngryInfluencerSettings,
        BrandSpikeSettings,
        FirestormSettings,
        GoingViralSettings,
        IgnoredComplaintSettings,
        NegativeStreakSettings,
        OutageSettings,
        RecoverySettings,
        SeriousIntentSettings,
        SourceSilentSettings {
  /** The rule's name, as alerts and {@code rules.yaml} spell it. */
  String name();

  /** How bad its alerts are when they open. */
  Severity severity();

  /**
   * The least place in the queue of somebody no customer is known behind; none for a rule that is
   * about no person, or that only lifts.
   */
  default Level floor() {
    return Level.NONE;
  }

  /** The least place in the queue of a customer; at least {@link #floor()}. */
  default Level customerFloor() {
    return floor();
  }

  /** Thresholds, windows and counts by name, as facts are stamped with them. */
  Map<String, Double> limits();

  /**
   * What a fact carries that this rule counts.
   *
   * @param version of the rules in force
   */
  default Stamp stamp(int version) {
    return new Stamp(name(), version, severity(), floor(), customerFloor(), limits());
  }

  /** A duration among the limits. */
  static double millis(Duration duration) {
    return duration.toMillis();
  }
}
