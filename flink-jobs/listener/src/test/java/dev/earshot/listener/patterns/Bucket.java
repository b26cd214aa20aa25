package dev.earshot.listener.patterns;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ten seconds of what is said about a brand: {@code Bucket.at(noon).negative(3, "x")}. */
final class Bucket {
  private static final double HOUR = 3_600_000;

  static final Stamp SPIKE = stamp("BrandSpike", Severity.SEV3, Map.of("authors", 5d, "rise", 1.2));
  static final Stamp OUTAGE = stamp("Outage", Severity.SEV2, Map.of("authors", 8d));
  static final Stamp FIRESTORM =
      stamp(
          "Firestorm",
          Severity.SEV2,
          Map.of("near", 2 * HOUR, "reshare_share", 0.4, "networks", 2d, "worst_days", 365d));
  static final Stamp IGNORED =
      stamp("IgnoredComplaint", Severity.SEV3, Map.of("armed_for", 7 * 24 * HOUR));
  static final Stamp ANGRY = stamp("AngryInfluencer", Severity.SEV2, Map.of());

  private final Instant at;
  private String brand = "skyhop";
  private int posts;
  private int negativePosts;
  private int negative;
  private int loud;
  private int shares;
  private final Map<String, Integer> topics = new TreeMap<>();
  private final Map<String, Integer> networks = new TreeMap<>();
  private final List<Tally.Crowd> crowds = new ArrayList<>();
  private final List<Signal> loudest = new ArrayList<>();

  private Bucket(Instant at) {
    this.at = Tally.bucketOf(at);
  }

  static Bucket at(Instant at) {
    return new Bucket(at);
  }

  Bucket of(String name) {
    brand = name;
    return this;
  }

  /** Posts of no mood. */
  Bucket neutral(int count) {
    posts += count;
    return this;
  }

  /** Negative authors with a post each. */
  Bucket negative(int count, String network) {
    posts += count;
    negativePosts += count;
    negative += count;
    networks.merge(network, count, Integer::sum);
    return this;
  }

  /** So many of the negative authors are of high influence. */
  Bucket loud(int count) {
    loud += count;
    return this;
  }

  Bucket shared(int count) {
    posts += count;
    shares += count;
    return this;
  }

  Bucket reporting(String topic, int count) {
    topics.merge(topic, count, Integer::sum);
    return this;
  }

  /** Accounts that all say the same. */
  Bucket crowd(long text, int accounts, String... about) {
    posts += accounts;
    negativePosts += accounts;
    networks.merge("x", accounts, Integer::sum);
    crowds.add(new Tally.Crowd(text, accounts, accounts, accounts, 10L * accounts, List.of(about)));
    return this;
  }

  Bucket heard(String post, double influence) {
    loudest.add(signal(brand, post, influence, at));
    return this;
  }

  Tally tally() {
    return new Tally(
        "acme",
        brand,
        at,
        posts,
        negativePosts,
        negative,
        loud,
        shares,
        100L * negative,
        topics,
        networks,
        Map.of(),
        crowds,
        loudest,
        List.of(SPIKE, OUTAGE, FIRESTORM, IGNORED));
  }

  Fact fact() {
    return Fact.of(tally());
  }

  static Fact angry(Instant at) {
    return Fact.of(signal("skyhop", "angry", 90, at).stamped(List.of(ANGRY)));
  }

  static Fact spoken(Hearing.Kind kind, String network, Instant at) {
    return Fact.of(
        new Hearing(
            kind, "acme", "test", "skyhop", network, "words", true, 0, at, 0, 0, List.of()));
  }

  static Signal signal(String brand, String post, double influence, Instant at) {
    return new Signal(
        Signal.Kind.SAID,
        "acme",
        brand,
        "subject-" + post,
        "author-" + post,
        false,
        CustomerTier.STANDARD,
        "post-" + post,
        null,
        "x",
        "test",
        -0.9,
        Reading.Intent.COMPLAINT,
        List.of(),
        Influence.ofReach(influence),
        1000,
        at,
        at,
        0,
        (long) influence,
        List.of());
  }

  private static Stamp stamp(String rule, Severity severity, Map<String, Double> own) {
    Map<String, Double> limits = new TreeMap<>(own);
    limits.put("return_days", 30d);
    limits.put("page_days", 90d);
    limits.put("calm", HOUR);
    return new Stamp(rule, 1, severity, null, null, limits);
  }
}
