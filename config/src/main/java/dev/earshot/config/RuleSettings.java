package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.io.Serializable;

/** What every rule is told, whatever it looks for. */
public sealed interface RuleSettings extends Serializable
    permits AngryInfluencerSettings, NegativeStreakSettings {
  /** The rule's name, as alerts and {@code rules.yaml} spell it. */
  String name();

  /** How bad its alerts are when they open. */
  Severity severity();

  /** The least place in the queue of somebody no customer is known behind. */
  Level floor();

  /** The least place in the queue of a customer; at least {@link #floor()}. */
  Level customerFloor();

  /** How negative a post must be to count, in [0, 1]. */
  double negativity();
}
