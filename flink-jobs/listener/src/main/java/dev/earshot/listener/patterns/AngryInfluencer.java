package dev.earshot.listener.patterns;

import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Signal;

/**
 * One strongly negative post by somebody whose voice carries far, or less far if they are our
 * customer. No pattern: one post is enough, and the watermark is not waited for.
 */
public record AngryInfluencer(AngryInfluencerSettings settings) implements SignalRule {
  public static final String NAME = AngryInfluencerSettings.NAME;

  @Override
  public boolean counts(Signal signal) {
    double threshold = signal.customer() ? settings.customerInfluence() : settings.influence();
    return signal.kind() == Signal.Kind.SAID
        && signal.negativity() >= settings.negativity()
        && signal.influence().score() >= threshold;
  }
}
