package dev.earshot.listener.scoring;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.model.Signal;

/**
 * What waits for an answer: a negative post whose intent is to complain; without that intent a
 * strongly negative one; and danger, law, leaving and outages whatever their mood. Intent alone is
 * not enough, nor is a faint mood: among customers' replies every second would be an answer to what
 * the brand had asked.
 */
public record ComplaintRule(IgnoredComplaintSettings settings) implements SignalRule {
  /** Past annoyed: here the mood is enough by itself. */
  private static final double STRONGLY = 0.6;

  @Override
  public boolean counts(Signal said) {
    if (said.kind() != Signal.Kind.SAID) {
      return false;
    }
    return switch (said.intent()) {
      case CHURN, OUTAGE, SAFETY_LEGAL -> true;
      case COMPLAINT -> said.negativity() >= settings.negativity();
      case QUESTION, PRAISE, OTHER ->
          said.negativity() >= Math.max(STRONGLY, settings.negativity());
      case SPAM -> false;
    };
  }
}
