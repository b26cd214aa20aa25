package dev.earshot.listener.scoring;

import dev.earshot.model.Alert.Resolution;
import java.util.List;

/** What the lifecycle knows of situations beyond what a match tells. */
public final class AlertRule {
  /** One post is enough: told as it arrives, and about one account. */
  public static final String AT_ONCE = "AngryInfluencer";

  /** A brand in a crisis: it speaks for the smaller alerts of its brand. */
  public static final String FIRESTORM = "Firestorm";

  static final String OUTAGE = "Outage";
  static final String BRAND_SPIKE = "BrandSpike";

  /** A good end: what was open about its subject is over. */
  public static final String RECOVERY = "Recovery";

  private static final String IGNORED_COMPLAINT = "IgnoredComplaint";

  /** About a person who is negative: whatever negative they say next belongs to it. */
  public static final List<String> GROW_BY_WORDS =
      List.of(AT_ONCE, "NegativeStreak", IGNORED_COMPLAINT, "GoingViral");

  private AlertRule() {}

  /** Why an alert of this rule is over when its own rule says so. */
  static Resolution settledBy(String rule) {
    return rule.equals(IGNORED_COMPLAINT) ? Resolution.ANSWERED : Resolution.CALM;
  }
}
