package dev.earshot.model;

/**
 * A Kafka record as it was found, before anybody tried to understand it. Reading one never fails.
 *
 * @param kind what the record's header says it is; a record without the header is a post
 * @param topic where it was read
 * @param partition its partition
 * @param offset its offset
 * @param timestamp the broker's stamp, milliseconds since 1970: event time
 * @param key the record's key, or null
 * @param value the record's bytes, or null for a tombstone
 */
public record Envelope(
    Kind kind, String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {

  /** Name of the Kafka header that tells what a record is. */
  public static final String KIND_HEADER = "earshot-kind";

  /** What a record in a topic of ours may be. */
  public enum Kind {
    /** A record of the topic's own kind: a post in posts, a customer in customers. */
    DATA,
    /** Moves time where nobody speaks. */
    TICK,
    /** A publisher tells how it is. */
    SOURCE,
    /** What changes how the posts after it are read; in posts, so that the log has its place. */
    CONTROL,
    /** An account is no more: see {@link AuthorGone}. */
    GONE
  }

  /** {@code topic-partition@offset}: where a person finds it again. */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }
}
