package dev.earshot.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one task counted of one brand in ten seconds of event time. Several tasks count one brand;
 * their tallies of a bucket add up, in any order. An author counts once in 24 hours, a crowd of
 * look-alike texts is listed apart so that whoever adds up can count it once.
 *
 * @param tenant whose job this is
 * @param brand whose mentions were counted
 * @param at when the bucket begins
 * @param posts all mentions, reposts included
 * @param negativePosts posts of negative mood, whoever wrote them
 * @param negative authors negative for the first time in 24 hours, without crowds
 * @param loud those of {@code negative} whose influence is high
 * @param shares reposts and quotes
 * @param reach followers of the authors in {@code negative}, added up
 * @param topics authors who report on a topic for the first time in 24 hours, by topic, without
 *     crowds
 * @param networks negative posts by network
 * @param sources mentions by the publisher that heard them
 * @param crowds the long texts among the first reports, by fingerprint
 * @param loudest at most five negative posts, by influence × negativity
 * @param stamps the rules in force that count it; empty before they were asked
 */
public record Tally(
    String tenant,
    String brand,
    Instant at,
    int posts,
    int negativePosts,
    int negative,
    int loud,
    int shares,
    long reach,
    Map<String, Integer> topics,
    Map<String, Integer> networks,
    Map<String, Integer> sources,
    List<Crowd> crowds,
    List<Signal> loudest,
    List<Stamp> stamps) {

  /** The length of a bucket. */
  public static final Duration BUCKET = Duration.ofSeconds(10);

  /**
   * First reports whose texts look alike.
   *
   * @param text fingerprint that look-alike texts share
   * @param authors how many, each for the first time in 24 hours
   * @param negative how many of them were negative
   * @param loud how many of those have high influence
   * @param reach their followers, added up
   * @param topics what the text is about
   */
  public record Crowd(
      long text, int authors, int negative, int loud, long reach, List<String> topics) {
    public Crowd {
      topics = topics == null ? List.of() : List.copyOf(topics);
    }
  }

  public Tally {
    tenant = Check.name("tenant", tenant);
    brand = Check.name("brand", brand);
    at = Check.present("at", at);
    topics = topics == null ? Map.of() : new TreeMap<>(topics);
    networks = networks == null ? Map.of() : new TreeMap<>(networks);
    sources = sources == null ? Map.of() : new TreeMap<>(sources);
    crowds = crowds == null ? List.of() : List.copyOf(crowds);
    loudest = loudest == null ? List.of() : List.copyOf(loudest);
    stamps = stamps == null ? List.of() : List.copyOf(stamps);
  }

  /** The bucket that holds this moment. */
  public static Instant bucketOf(Instant moment) {
    long width = BUCKET.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), width) * width);
  }

  /** The moment it is complete. */
  public Instant end() {
    return at.plus(BUCKET);
  }

  /** The stamp of the named rule; null when the rule is off. */
  public Stamp stampOf(String rule) {
    return Stamp.among(stamps, rule);
  }

  /** The same count, to be judged by these rules. */
  public Tally stamped(List<Stamp> rules) {
    return new Tally(
        tenant,
        brand,
        at,
        posts,
        negativePosts,
        negative,
        loud,
        shares,
        reach,
        topics,
        networks,
        sources,
        crowds,
        loudest,
        rules);
  }
}
