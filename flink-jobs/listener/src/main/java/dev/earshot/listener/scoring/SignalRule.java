package dev.earshot.listener.scoring;

import dev.earshot.config.RuleSettings;
import dev.earshot.model.Signal;
import java.io.Serializable;

/**
 * A rule decides, signal by signal, what is a fact to it. What is said travels on only if some rule
 * counts it; each that does leaves its stamp.
 */
public interface SignalRule extends Serializable {
  /** What it is told; the stamp is made from it. */
  RuleSettings settings();

  /** Whether this signal is a fact for this rule. */
  boolean counts(Signal signal);
}
