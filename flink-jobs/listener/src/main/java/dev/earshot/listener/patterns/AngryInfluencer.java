package dev.earshot.listener.patterns;

import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.ScoredMention;

/**
 * One strongly negative post by somebody whose voice carries far, or less far if they are our
 * customer. No pattern: one post is enough, and the watermark is not waited for.
 */
public record AngryInfluencer(int version, AngryInfluencerSettings settings) implements SignalRule {
  public static final String NAME = "AngryInfluencer";

  @Override
  public String stamp() {
    return NAME + "@" + version;
  }

  @Override
  public boolean counts(ScoredMention mention) {
    double threshold = mention.ofCustomer() ? settings.customerInfluence() : settings.influence();
    return mention.mention().reading().negativity() >= settings.negativity()
        && mention.influence().score() >= threshold;
  }
}
