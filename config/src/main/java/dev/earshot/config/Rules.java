package dev.earshot.config;

import java.io.Serializable;

/**
 * What {@code rules.yaml} says: what deserves a person, and how soon.
 *
 * @param version counts up with every change; alerts carry it, so that each can be explained later
 */
public record Rules(
    int version,
    AngryInfluencerSettings angryInfluencer,
    NegativeStreakSettings negativeStreak,
    LifecycleSettings lifecycle,
    PrioritySettings priority,
    InfluenceSettings influence)
    implements Serializable {

  public Rules {
    Require.within("version", version, 1, Integer.MAX_VALUE);
    angryInfluencer = Require.present("rules.AngryInfluencer", angryInfluencer);
    negativeStreak = Require.present("rules.NegativeStreak", negativeStreak);
    lifecycle = Require.present("lifecycle", lifecycle);
    priority = Require.present("priority", priority);
    influence = Require.present("influence", influence);
  }
}
