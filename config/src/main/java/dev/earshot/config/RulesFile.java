package dev.earshot.config;

/** The shape of {@code rules.yaml}: the rules stand together under {@code rules}, by name. */
record RulesFile(
    int version,
    Named rules,
    LifecycleSettings lifecycle,
    PrioritySettings priority,
    InfluenceSettings influence) {

  RulesFile {
    Require.within("version", version, 1, Integer.MAX_VALUE);
  }

  record Named(
      @Key(AngryInfluencerSettings.NAME) AngryInfluencerSettings angryInfluencer,
      @Key(NegativeStreakSettings.NAME) NegativeStreakSettings negativeStreak) {}

  Rules toRules() {
    return new Rules(
        version, rules.angryInfluencer, rules.negativeStreak, lifecycle, priority, influence);
  }
}
