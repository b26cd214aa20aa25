package dev.earshot.listener.patterns;

import dev.earshot.config.SeriousIntentSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Signal;

/**
 * Somebody speaks of danger, fraud or law, or leaves. It matters whoever speaks, so nobody's voice
 * or custom is asked for. No pattern: one post is enough.
 */
public record SeriousIntent(SeriousIntentSettings settings) implements SignalRule {
  public static final String NAME = SeriousIntentSettings.NAME;

  @Override
  public boolean counts(Signal signal) {
    return switch (signal.intent()) {
      case CHURN, SAFETY_LEGAL ->
          signal.kind() == Signal.Kind.SAID && signal.score() < settings.moodBelow();
      case COMPLAINT, QUESTION, PRAISE, OUTAGE, SPAM, OTHER -> false;
    };
  }
}
