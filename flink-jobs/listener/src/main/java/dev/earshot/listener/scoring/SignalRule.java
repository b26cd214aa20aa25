package dev.earshot.listener.scoring;

import dev.earshot.model.ScoredMention;
import java.io.Serializable;

/** A rule decides, mention by mention, what is a rare fact to it; only such facts travel on. */
public interface SignalRule extends Serializable {
  /** The rule and its version, as signals and alerts carry it: {@code NegativeStreak@1}. */
  String stamp();

  /** Whether this mention is a fact for this rule. */
  boolean counts(ScoredMention mention);
}
