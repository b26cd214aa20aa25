package dev.earshot.kafka;

import static dev.earshot.kafka.Role.CRM;
import static dev.earshot.kafka.Role.DESK;
import static dev.earshot.kafka.Role.LISTENER;
import static dev.earshot.kafka.Role.NOTIFIER;
import static dev.earshot.kafka.Role.OPERATOR;
import static dev.earshot.kafka.Role.PUBLISHER;
import static dev.earshot.kafka.Role.TICKER;
import static dev.earshot.kafka.Role.WALL;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The topics of Earshot. */
public final class Topics {
  public static final String POSTS = "posts";
  public static final String CUSTOMERS = "customers";
  public static final String CONTROL = "control";
  public static final String OBJECTIONS = "objections";
  public static final String DESK_EVENTS = "desk-events";
  public static final String SIGNALS = "signals";
  public static final String ALERTS = "alerts";
  public static final String EVIDENCE = "evidence";
  public static final String NOTIFICATIONS = "notifications";
  public static final String DEAD_LETTERS = "dead-letters";

  /** A divisor of the job's 720 key groups, so that every reader gets an equal share. */
  public static final int DEFAULT_PARTITIONS = 12;

  /** Largest record, in bytes, of every topic but the dead letters. */
  public static final int MAX_BYTES = 1024 * 1024;

  /** Largest dead letter, in bytes: the largest record, and why it died. */
  public static final int MAX_DEAD_LETTER_BYTES = 2 * MAX_BYTES;

  private static final Duration MONTH = Duration.ofDays(28);
  private static final Duration SEGMENT = Duration.ofDays(1);
  private static final Duration COMPACTED_WITHIN = Duration.ofHours(1);
  private static final int SMALLEST_SEGMENT = 1024 * 1024;

  private Topics() {}

  /**
   * All of them.
   *
   * @param partitions of each topic with much traffic, at least 1; {@code control}, {@code
   *     objections}, {@code evidence} and {@code notifications} always have one
   */
  public static List<Topic> all(int partitions) {
    return List.of(
        topic(POSTS, "author", partitions, brokerTime(kept(MONTH)))
            // A person sends new brands: see Kind.CONTROL.
            .by(PUBLISHER, TICKER, OPERATOR)
            .to(LISTENER),
        topic(CUSTOMERS, "customer", partitions, brokerTime(compacted()))
            // A person takes back who is to be forgotten.
            .by(CRM, TICKER, OPERATOR)
            .to(LISTENER),
        topic(CONTROL, "subject", 1, brokerTime(kept(MONTH)))
            .by(WALL, NOTIFIER, OPERATOR, TICKER)
            .to(LISTENER),
        topic(OBJECTIONS, "subject", 1, brokerTime(compacted())).by(OPERATOR, TICKER).to(LISTENER),
        topic(DESK_EVENTS, "customer, or the desk's own id", partitions, brokerTime(kept(MONTH)))
            .by(DESK, TICKER)
            .to(LISTENER),
        topic(SIGNALS, "subject", partitions, ownTime(kept(Duration.ofDays(365))))
            .by(LISTENER)
            .to(LISTENER, OPERATOR),
        topic(ALERTS, "identity of the Redis entry", partitions, ownTime(compacted()))
            .by(LISTENER)
            .to(NOTIFIER, OPERATOR),
        topic(EVIDENCE, "post", 1, ownTime(compactedAndKept(MONTH))).by(LISTENER).to(OPERATOR),
        // Whoever reads its one partition is the one who tells: others stand by.
        topic(NOTIFICATIONS, "what is to be told, and to whom", 1, brokerTime(compacted()))
            .by(NOTIFIER, OPERATOR)
            .to(NOTIFIER, OPERATOR),
        topic(DEAD_LETTERS, "none", partitions, letters(ownTime(kept(Duration.ofDays(7)))))
            .by(LISTENER)
            .to(OPERATOR));
  }

  /** The one of this name, with so many partitions. */
  public static Topic named(String name, int partitions) {
    return all(partitions).stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Earshot has no topic '" + name + "'"));
  }

  /**
   * Nothing lives longer than promised. Kafka deletes whole segments, by their newest record, and
   * would let one be written for a week: so a segment takes a day, and a day is taken off.
   */
  private static SortedMap<String, String> kept(Duration promised) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put(Topic.CLEANUP, "delete");
    settings.put(Topic.RETENTION, String.valueOf(promised.minus(SEGMENT).toMillis()));
    settings.put(Topic.SEGMENT_TIME, String.valueOf(SEGMENT.toMillis()));
    return settings;
  }

  /**
   * The newest of each key. What is replaced or forgotten is gone within hours, and so are ticks; a
   * reader that was away for less than a month still learns what was taken back.
   */
  private static SortedMap<String, String> compacted() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put(Topic.CLEANUP, "compact");
    settings.put("max.compaction.lag.ms", String.valueOf(COMPACTED_WITHIN.toMillis()));
    settings.put("delete.retention.ms", String.valueOf(MONTH.toMillis()));
    return settings;
  }

  /** Compaction merges segments, old with new, up to their full size: so that is made small. */
  private static SortedMap<String, String> compactedAndKept(Duration promised) {
    SortedMap<String, String> settings = compacted();
    settings.putAll(kept(promised));
    settings.put(Topic.CLEANUP, "compact,delete");
    settings.put("segment.bytes", String.valueOf(SMALLEST_SEGMENT));
    return settings;
  }

  /** The broker stamps what it appends: append order is stamp order, and nobody can lie. */
  private static SortedMap<String, String> brokerTime(SortedMap<String, String> settings) {
    settings.put(Topic.STAMP, "LogAppendTime");
    return settings;
  }

  /** The job writes the event time it worked out. */
  private static SortedMap<String, String> ownTime(SortedMap<String, String> settings) {
    settings.put(Topic.STAMP, "CreateTime");
    return settings;
  }

  private static SortedMap<String, String> letters(SortedMap<String, String> settings) {
    settings.put(Topic.MAX_BYTES, String.valueOf(MAX_DEAD_LETTER_BYTES));
    return settings;
  }

  private static Draft topic(
      String name, String key, int partitions, SortedMap<String, String> settings) {
    settings.putIfAbsent(Topic.MAX_BYTES, String.valueOf(MAX_BYTES));
    return new Draft(name, key, partitions, settings, List.of());
  }

  private record Draft(
      String name,
      String key,
      int partitions,
      SortedMap<String, String> settings,
      List<Role> writers) {

    Draft by(Role... those) {
      return new Draft(name, key, partitions, settings, List.of(those));
    }

    Topic to(Role... readers) {
      return new Topic(name, key, partitions, settings, writers, List.of(readers));
    }
  }
}
