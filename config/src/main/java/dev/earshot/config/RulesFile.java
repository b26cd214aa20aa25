package dev.earshot.config;

import java.util.List;

/** The shape of {@code rules.yaml}: the rules stand together under {@code rules}, by name. */
record RulesFile(
    int version,
    Named rules,
    BudgetSettings budget,
    List<String> mutedTopics,
    LifecycleSettings lifecycle,
    PrioritySettings priority,
    InfluenceSettings influence) {

  RulesFile {
    Require.within("version", version, 1, Integer.MAX_VALUE);
    mutedTopics = mutedTopics == null ? List.of() : List.copyOf(mutedTopics);
  }

  record Named(
      @Key(AngryInfluencerSettings.NAME) AngryInfluencerSettings angryInfluencer,
      @Key(SeriousIntentSettings.NAME) SeriousIntentSettings seriousIntent,
      @Key(NegativeStreakSettings.NAME) NegativeStreakSettings negativeStreak,
      @Key(IgnoredComplaintSettings.NAME) IgnoredComplaintSettings ignoredComplaint,
      @Key(GoingViralSettings.NAME) GoingViralSettings goingViral,
      @Key(RecoverySettings.NAME) RecoverySettings recovery,
      @Key(AdvocateSettings.NAME) AdvocateSettings advocate,
      @Key(BrandSpikeSettings.NAME) BrandSpikeSettings brandSpike,
      @Key(OutageSettings.NAME) OutageSettings outage,
      @Key(FirestormSettings.NAME) FirestormSettings firestorm,
      @Key(SourceSilentSettings.NAME) SourceSilentSettings sourceSilent) {}

  Rules toRules() {
    return new Rules(
        version,
        rules.angryInfluencer,
        rules.seriousIntent,
        rules.negativeStreak,
        rules.ignoredComplaint,
        rules.goingViral,
        rules.recovery,
        rules.advocate,
        rules.brandSpike,
        rules.outage,
        rules.firestorm,
        rules.sourceSilent,
        budget,
        mutedTopics,
        lifecycle,
        priority,
        influence);
  }
}
