package dev.earshot.listener.scoring;

import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.config.BrandSpikeSettings;
import dev.earshot.config.FirestormSettings;
import dev.earshot.config.GoingViralSettings;
import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.config.OutageSettings;
import dev.earshot.config.RecoverySettings;
import dev.earshot.config.SeriousIntentSettings;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Match;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.util.List;

/** What the lifecycle knows of situations beyond what a match tells. */
public final class AlertRule {
  /** One post is enough: told as it arrives, and about one account. */
  public static final String AT_ONCE = AngryInfluencerSettings.NAME;

  /**
   * One post is enough, but it waits for its turn in the log: in a crisis it must be known from its
   * first version who speaks for it.
   */
  public static final String SERIOUS_INTENT = SeriousIntentSettings.NAME;

  /** A brand in a crisis: it speaks for the smaller alerts of its brand. */
  public static final String FIRESTORM = FirestormSettings.NAME;

  static final String OUTAGE = OutageSettings.NAME;
  static final String BRAND_SPIKE = BrandSpikeSettings.NAME;

  /** A good end: what was open about its subject is over. */
  public static final String RECOVERY = RecoverySettings.NAME;

  private static final String IGNORED_COMPLAINT = IgnoredComplaintSettings.NAME;

  /** About a person who is negative: whatever negative they say next belongs to it. */
  public static final List<String> GROW_BY_WORDS =
      List.of(
          AT_ONCE,
          SERIOUS_INTENT,
          NegativeStreakSettings.NAME,
          IGNORED_COMPLAINT,
          GoingViralSettings.NAME);

  private AlertRule() {}

  /**
   * The situation that one word of a serious intent makes: not how it is said matters, but what.
   */
  public static Match serious(Stamp stamp, Signal word) {
    boolean leaves = word.intent() == Intent.CHURN;
    return Match.of(
        stamp, List.of(word), leaves ? "leaves, or says so" : "speaks of danger, fraud or law");
  }

  /** Why an alert is over when its own rule says so. */
  static Resolution settledBy(String rule, Match.Effect effect) {
    if (effect == Match.Effect.ANSWERED_ELSEWHERE) {
      return Resolution.ANSWERED_ELSEWHERE;
    }
    return rule.equals(IGNORED_COMPLAINT) ? Resolution.ANSWERED : Resolution.CALM;
  }
}
