package dev.earshot.listener.scoring;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.model.Signal;

/** What waits for an answer: what is negative enough, or wants one whatever its mood. */
public record ComplaintRule(IgnoredComplaintSettings settings) implements SignalRule {
  @Override
  public boolean counts(Signal said) {
    if (said.kind() != Signal.Kind.SAID) {
      return false;
    }
    return switch (said.intent()) {
      case COMPLAINT, CHURN, OUTAGE, SAFETY_LEGAL -> true;
      case QUESTION, PRAISE, SPAM, OTHER -> said.negativity() >= settings.negativity();
    };
  }
}
