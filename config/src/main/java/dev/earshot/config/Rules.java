package dev.earshot.config;

import java.io.Serializable;
import java.util.List;

/**
 * What {@code rules.yaml} says: what deserves a person, and how soon.
 *
 * @param version counts up with every change; alerts carry it, so that each can be explained later
 * @param budget what the team can bear
 * @param mutedTopics topics that are no reason for an alert, by the ids in {@code brands.yaml}
 */
public record Rules(
    int version,
    AngryInfluencerSettings angryInfluencer,
    SeriousIntentSettings seriousIntent,
    NegativeStreakSettings negativeStreak,
    IgnoredComplaintSettings ignoredComplaint,
    GoingViralSettings goingViral,
    RecoverySettings recovery,
    AdvocateSettings advocate,
    BrandSpikeSettings brandSpike,
    OutageSettings outage,
    FirestormSettings firestorm,
    SourceSilentSettings sourceSilent,
    BudgetSettings budget,
    List<String> mutedTopics,
    LifecycleSettings lifecycle,
    PrioritySettings priority,
    InfluenceSettings influence)
    implements Serializable {

  public Rules {
    Require.within("version", version, 1, Integer.MAX_VALUE);
    angryInfluencer = Require.present("rules.AngryInfluencer", angryInfluencer);
    seriousIntent = Require.present("rules.SeriousIntent", seriousIntent);
    negativeStreak = Require.present("rules.NegativeStreak", negativeStreak);
    ignoredComplaint = Require.present("rules.IgnoredComplaint", ignoredComplaint);
    goingViral = Require.present("rules.GoingViral", goingViral);
    recovery = Require.present("rules.Recovery", recovery);
    advocate = Require.present("rules.Advocate", advocate);
    brandSpike = Require.present("rules.BrandSpike", brandSpike);
    outage = Require.present("rules.Outage", outage);
    firestorm = Require.present("rules.Firestorm", firestorm);
    sourceSilent = Require.present("rules.SourceSilent", sourceSilent);
    budget = Require.present("budget", budget);
    mutedTopics = mutedTopics == null ? List.of() : List.copyOf(mutedTopics);
    lifecycle = Require.present("lifecycle", lifecycle);
    priority = Require.present("priority", priority);
    influence = Require.present("influence", influence);
  }

  /** Every rule. */
  public List<RuleSettings> all() {
    return List.of(
        angryInfluencer,
        seriousIntent,
        negativeStreak,
        ignoredComplaint,
        goingViral,
        recovery,
        advocate,
        brandSpike,
        outage,
        firestorm,
        sourceSilent);
  }
}
