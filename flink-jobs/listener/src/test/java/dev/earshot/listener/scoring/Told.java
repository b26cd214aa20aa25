package dev.earshot.listener.scoring;

import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.RuleSettings;
import dev.earshot.config.Rules;
import dev.earshot.model.Control;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rules as text, what is told to a job, and facts to judge. */
public final class Told {
  public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private Told() {}

  /** One rule only: negativity, whoever speaks. */
  public record Angry(AngryInfluencerSettings told) implements SignalRule {
    @Override
    public RuleSettings settings() {
      return told;
    }

    @Override
    public boolean counts(Signal signal) {
      return signal.negativity() >= told.negativity();
    }

    public static List<SignalRule> of(Rules rules) {
      return List.of(new Angry(rules.angryInfluencer()));
    }
  }

  /** The text of rules of this version in which so much negativity is angry. */
  public static String angryAt(int version, double negativity) {
    return yaml(version, "rules: {AngryInfluencer: {negativity: " + negativity + "}}");
  }

  public static String yaml(int version, String keys) {
    return "version: " + version + "\n" + keys + "\n";
  }

  public static Rules rules(String yaml) {
    return new ConfigLoader(name -> null).rules("rules.yaml", yaml);
  }

  public static Control rulesFrom(Instant from, String yaml) {
    return control(Control.Type.RULES, "rules.yaml", from, yaml);
  }

  public static Control brandsFrom(Instant from, String yaml) {
    return control(Control.Type.BRANDS, "brands.yaml", from, yaml);
  }

  private static Control control(Control.Type type, String subject, Instant from, String value) {
    String id = type + "-" + from + "-" + value.hashCode();
    return new Control(id, type, subject, null, "eva", from, null, value, 0);
  }

  public static Control take(String alert, Instant from) {
    return new Control("take", Control.Type.TAKE, alert, "skyhop", "eva", from, null, null, 0);
  }

  public static Signal said(double negativity, Instant at, String... topics) {
    return signal(Signal.Kind.SAID, negativity, Intent.OTHER, at, topics);
  }

  public static Signal signal(
      Signal.Kind kind, double negativity, Intent intent, Instant at, String... topics) {
    return new Signal(
        kind,
        "default",
        "skyhop",
        "p-ana",
        "p-ana",
        false,
        null,
        "post-" + at,
        null,
        "x",
        "social-1",
        -negativity,
        intent,
        List.of(topics),
        Influence.UNKNOWN,
        0,
        at,
        at,
        0,
        at.getEpochSecond(),
        List.of());
  }

  public static Tally tally(Instant at, Map<String, Integer> topics, List<String> crowdTopics) {
    return new Tally(
        "default",
        "skyhop",
        at,
        9,
        5,
        4,
        1,
        2,
        900,
        topics,
        Map.of("x", 5),
        Map.of("social-1", 9),
        List.of(new Tally.Crowd(7, 3, 3, 0, 30, crowdTopics)),
        List.of(),
        List.of());
  }

  public static Fact status(Instant at) {
    return Fact.of(
        new Hearing(
            Hearing.Kind.STATUS,
            "default",
            "social-1",
            null,
            null,
            null,
            true,
            0,
            at,
            0,
            0,
            List.of()));
  }
}
