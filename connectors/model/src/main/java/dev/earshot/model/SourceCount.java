package dev.earshot.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a source said of one brand in a bucket, or how it says it is.
 *
 * @param tenant whose job this is
 * @param source the publisher
 * @param brand the brand it spoke of; null where it tells of itself
 * @param at when this was known
 * @param posts how many; 0 where it tells of itself
 * @param connected whether it hears its network, as far as it tells
 * @param stamp the rule in force that counts it
 */
public record SourceCount(
    String tenant,
    String source,
    String brand,
    Instant at,
    int posts,
    boolean connected,
    Stamp stamp) {

  /** By time; within a moment what it tells of itself first, and the worse of that first. */
  public static final Comparator<SourceCount> LOG_ORDER =
      Comparator.comparing(SourceCount::at)
          .thenComparing(SourceCount::brand, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(SourceCount::connected)
          .thenComparing(SourceCount::posts);

  public SourceCount {
    tenant = Check.name("tenant", tenant);
    source = Check.text("source", source);
    brand = brand == null ? null : Check.name("brand", brand);
    at = Check.present("at", at);
    stamp = Check.present("stamp", stamp);
    if ((brand == null) != (posts == 0)) {
      throw new InvalidRecordException("posts", "go with a brand, and only with it");
    }
  }

  /** What a fact tells of sources to this rule; nothing where the rule does not count it. */
  public static List<SourceCount> of(Fact fact, String rule) {
    List<SourceCount> counts = new ArrayList<>();
    Tally tally = fact.tally();
    if (tally != null && tally.stampOf(rule) != null) {
      tally
          .sources()
          .forEach(
              (source, posts) -> {
                if (posts > 0 && !source.isEmpty()) {
                  counts.add(
                      new SourceCount(
                          tally.tenant(), source, tally.brand(), fact.at(), posts, true,
                          tally.stampOf(rule)));
                }
              });
    }
    Hearing hearing = fact.hearing();
    if (hearing != null
        && hearing.kind() == Hearing.Kind.STATUS
        && !hearing.source().isEmpty()
        && hearing.stampOf(rule) != null) {
      counts.add(
          new SourceCount(
              hearing.tenant(), hearing.source(), null, fact.at(), 0, hearing.connected(),
              hearing.stampOf(rule)));
    }
    return counts;
  }
}
