package dev.earshot.kafka;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A topic as it has to be.
 *
 * @param name what it is called
 * @param key what its records are keyed by, in words; records of one key keep their order
 * @param partitions how many, at least 1
 * @param settings Kafka's own topic settings, by Kafka's names; only those that matter here
 * @param writers who may write
 * @param readers who may read
 */
public record Topic(
    String name,
    String key,
    int partitions,
    SortedMap<String, String> settings,
    List<Role> writers,
    List<Role> readers) {

  /** How far ahead of the broker's clock a record with a time of its own may be. */
  public static final Duration AHEAD = Duration.ofHours(1);

  static final String CLEANUP = "cleanup.policy";
  static final String RETENTION = "retention.ms";
  static final String SEGMENT_TIME = "segment.ms";
  static final String STAMP = "message.timestamp.type";
  static final String STAMP_AHEAD = "message.timestamp.after.max.ms";
  static final String STAMP_BEHIND = "message.timestamp.before.max.ms";
  static final String MAX_BYTES = "max.message.bytes";

  public Topic {
    if (!name.matches("[a-zA-Z0-9._-]{1,249}")) {
      throw new IllegalArgumentException("topic name '" + name + "' is none that Kafka allows");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("topic " + name + " needs at least 1 partition");
    }
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    writers = List.copyOf(writers);
    readers = List.copyOf(readers);
  }

  /**
   * The same topic for a {@link Player}: records carry their own time, however old, and stay. Kafka
   * deletes by record time, so with the usual retention a replay of last month's posts would vanish
   * while it is being read.
   *
   * @param playedName the played topic's own name: a player never shares a topic with the living
   */
  public Topic asPlayed(String playedName) {
    SortedMap<String, String> played = new TreeMap<>(settings);
    played.remove(SEGMENT_TIME);
    played.putAll(
        Map.of(
            RETENTION,
            "-1",
            STAMP,
            "CreateTime",
            STAMP_AHEAD,
            String.valueOf(AHEAD.toMillis()),
            STAMP_BEHIND,
            String.valueOf(Long.MAX_VALUE)));
    return new Topic(playedName, key, partitions, played, writers, readers);
  }
}
