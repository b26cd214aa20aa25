package dev.earshot.wall;

import dev.earshot.model.Alert;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A number in the rules that decides whether a rule speaks, and what an alert tells of where it
 * lay.
 *
 * @param key as the rules spell it
 * @param most the strictest it may be; less than where it stands when stricter is lower
 * @param digits after the decimal point, as people would write it
 * @param finest so many where fewer cannot part two alerts
 * @param measure what the alert had of it; null where alerts do not tell
 * @param about the alerts it decides on
 */
record Threshold(
    String key,
    double most,
    int digits,
    int finest,
    ToDoubleFunction<Alert> measure,
    Predicate<Alert> about) {

  /** Those of a rule, the one that matters most first; empty where we know of none. */
  static List<Threshold> of(String rule) {
    String keys = "rules." + rule + ".";
    return switch (rule) {
      case "AngryInfluencer" ->
          List.of(
              score(keys + "influence", Threshold::influenceOf, alert -> !alert.customer()),
              score(keys + "customer_influence", Threshold::influenceOf, Alert::customer),
              share(keys + "negativity", Alert::negativity));
      case "SeriousIntent" ->
          List.of(new Threshold(keys + "mood_below", -0.9, 2, 2, null, Threshold::any));
      case "NegativeStreak" ->
          List.of(
              share(keys + "negativity", Alert::negativity),
              score(keys + "influence", Threshold::influenceOf, Threshold::any),
              whole(keys + "windows[0].count", 100, Alert::causes, Threshold::any));
      case "IgnoredComplaint" -> List.of(share(keys + "negativity", Alert::negativity));
      case "GoingViral" ->
          List.of(
              whole(keys + "reactions", 1_000_000, null, Threshold::any),
              whole(keys + "factor", 1_000, null, Threshold::any),
              share(keys + "negativity", Alert::negativity));
      case "Recovery" -> List.of(share(keys + "positivity", null));
      case "Advocate" ->
          List.of(
              score(keys + "influence", Threshold::influenceOf, Threshold::any),
              share(keys + "positivity", null),
              whole(keys + "posts", 100, Alert::causes, Threshold::any));
      case "BrandSpike" ->
          List.of(
              whole(keys + "authors", 10_000, Alert::authors, Threshold::any),
              new Threshold(keys + "rise", 100, 2, 2, null, Threshold::any));
      case "Outage" -> List.of(whole(keys + "authors", 10_000, Alert::authors, Threshold::any));
      case "Firestorm" ->
          List.of(
              share(keys + "reshare_share", Threshold::reshared),
              whole(keys + "networks", 20, alert -> alert.networks().size(), Threshold::any));
      case "SourceSilent" -> List.of(whole(keys + "odds", 1e12, null, Threshold::any));
      default -> List.of();
    };
  }

  private static double reshared(Alert alert) {
    return alert.brief() == null ? 0 : alert.brief().reshareShare();
  }

  private static Threshold whole(
      String key, double most, ToDoubleFunction<Alert> measure, Predicate<Alert> about) {
    return new Threshold(key, most, 0, 0, measure, about);
  }

  private static Threshold score(
      String key, ToDoubleFunction<Alert> measure, Predicate<Alert> about) {
    return new Threshold(key, 100, 0, 2, measure, about);
  }

  private static Threshold share(String key, ToDoubleFunction<Alert> measure) {
    return new Threshold(key, 1, 2, 3, measure, Threshold::any);
  }

  private static double influenceOf(Alert alert) {
    return alert.influence().score();
  }

  /** It decides on all. */
  private static boolean any(Alert alert) {
    return true;
  }
}
