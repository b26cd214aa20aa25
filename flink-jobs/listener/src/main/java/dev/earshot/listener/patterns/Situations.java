package dev.earshot.listener.patterns;

import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.ComplaintRule;
import dev.earshot.listener.scoring.SignalRule;
import java.util.List;

/** The situations that are made of signals. */
public final class Situations {
  private Situations() {}

  /** Each of them, by these rules; what no rule of them counts need not be said any further. */
  public static List<SignalRule> of(Rules rules) {
    return List.of(
        new AngryInfluencer(rules.angryInfluencer()),
        new SeriousIntent(rules.seriousIntent()),
        new NegativeStreak(rules.negativeStreak()),
        new ComplaintRule(rules.ignoredComplaint()),
        new GoingViral(rules.goingViral()),
        new Recovery(rules.recovery()),
        new Advocate(rules.advocate()));
  }
}
