package dev.earshot.listener.patterns;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import java.util.Set;

/** A complaint the brand has not answered in time, whoever speaks. */
public record IgnoredComplaint(IgnoredComplaintSettings settings) implements SignalRule {
  public static final String NAME = IgnoredComplaintSettings.NAME;

  /** What waits for an answer however calmly it is said. */
  private static final Set<Intent> WAITING =
      Set.of(Intent.COMPLAINT, Intent.CHURN, Intent.OUTAGE, Intent.SAFETY_LEGAL);

  @Override
  public boolean counts(Signal signal) {
    return signal.kind() == Signal.Kind.SAID
        && (signal.negativity() >= settings.negativity() || WAITING.contains(signal.intent()));
  }
}
