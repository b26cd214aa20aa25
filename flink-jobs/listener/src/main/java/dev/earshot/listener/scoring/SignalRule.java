package dev.earshot.listener.scoring;

import dev.earshot.config.RuleSettings;
import dev.earshot.model.Signal;
import java.io.Serializable;

/** A rule decides, fact by fact, what counts for it; only such facts travel on. */
public interface SignalRule extends Serializable {
  /** What the rule is told. */
  RuleSettings settings();

  /** Whether this is a fact for this rule. Asked of what people said only. */
  boolean counts(Signal signal);
}
