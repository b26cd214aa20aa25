package dev.earshot.listener.scoring;

import dev.earshot.config.Brand;
import dev.earshot.config.Brands;
import dev.earshot.config.RuleSettings;
import dev.earshot.config.Rules;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One version of the rules, and which of them count a fact. */
public final class RulesInForce {
  /** Every brand's posts, negative and loud voices; its topics come on top. */
  private static final int LEVELS_OF_A_BRAND = 3;

  private final List<SignalRule> situations;
  private final List<Stamp> stamps;
  private final List<Stamp> ofTallies;
  private final List<Stamp> ofHearings;
  private final Set<String> muted;

  /**
   * @param situations what looks at what people say, by these rules
   * @param brands how many levels are watched decides how rare one must be
   */
  public RulesInForce(Rules rules, List<? extends SignalRule> situations, Brands brands) {
    this.situations = List.copyOf(situations);
    this.stamps = situations.stream().map(rule -> rule.settings().stamp(rules.version())).toList();
    this.muted = new HashSet<>(rules.mutedTopics());
    Map<String, Double> rarity = rarity(rules, brands);
    Stamp silent = rules.sourceSilent().stamp(rules.version());
    this.ofHearings = List.of(silent);
    this.ofTallies =
        List.of(
            with(rules.brandSpike(), rules.version(), rarity),
            with(rules.outage(), rules.version(), rarity),
            with(rules.firestorm(), rules.version(), rarity),
            rules.ignoredComplaint().stamp(rules.version()),
            silent);
  }

  /** The fact with the stamps of the rules that count it; null for a saying that none does. */
  public Fact stamp(Fact fact) {
    if (fact.signal() != null) {
      Signal stamped = stamp(fact.signal());
      return stamped == null ? null : Fact.of(stamped);
    }
    return fact.tally() != null ? Fact.of(stamp(fact.tally())) : Fact.of(stamp(fact.hearing()));
  }

  private Signal stamp(Signal signal) {
    if (signal.kind() != Signal.Kind.SAID) {
      // What answers, shares or opens a ticket is judged by the stamps of what was said.
      return signal;
    }
    if (isMuted(signal)) {
      return null;
    }
    List<Stamp> counting = new ArrayList<>(situations.size());
    for (int i = 0; i < situations.size(); i++) {
      if (situations.get(i).counts(signal)) {
        counting.add(stamps.get(i));
      }
    }
    return counting.isEmpty() ? null : signal.stamped(counting);
  }

  private boolean isMuted(Signal signal) {
    return !signal.topics().isEmpty()
        && muted.containsAll(signal.topics())
        && signal.intent() != Intent.SAFETY_LEGAL
        && signal.intent() != Intent.CHURN;
  }

  private Tally stamp(Tally tally) {
    if (muted.isEmpty()) {
      return tally.stamped(ofTallies);
    }
    Map<String, Integer> topics = new TreeMap<>(tally.topics());
    topics.keySet().removeAll(muted);
    return new Tally(
        tally.tenant(),
        tally.brand(),
        tally.at(),
        tally.posts(),
        tally.negativePosts(),
        tally.negative(),
        tally.loud(),
        tally.shares(),
        tally.reach(),
        topics,
        tally.networks(),
        tally.sources(),
        tally.crowds().stream().map(this::heard).toList(),
        tally.loudest(),
        ofTallies);
  }

  private Tally.Crowd heard(Tally.Crowd crowd) {
    return new Tally.Crowd(
        crowd.text(),
        crowd.authors(),
        crowd.negative(),
        crowd.loud(),
        crowd.reach(),
        crowd.topics().stream().filter(topic -> !muted.contains(topic)).toList());
  }

  private Hearing stamp(Hearing hearing) {
    return hearing.stamped(ofHearings);
  }

  private static Map<String, Double> rarity(Rules rules, Brands brands) {
    int levels = 0;
    for (Brand brand : brands.brands()) {
      levels += LEVELS_OF_A_BRAND + brand.topics().size();
    }
    return Map.of(
        "return_days",
        rules.budget().cardDays(levels),
        "page_days",
        rules.budget().pageDays(brands.brands().size()),
        "calm",
        RuleSettings.millis(rules.lifecycle().calm()));
  }

  private static Stamp with(RuleSettings rule, int version, Map<String, Double> more) {
    Stamp stamp = rule.stamp(version);
    Map<String, Double> limits = new TreeMap<>(stamp.limits());
    limits.putAll(more);
    return new Stamp(
        stamp.rule(), version, stamp.severity(), stamp.floor(), stamp.customerFloor(), limits);
  }
}
