package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * A post that names at least one of our brands, and how it was understood.
 *
 * @param post the post, its {@code created_at} already clamped
 * @param brands ids of the brands it names; a post travels once, with all of them
 * @param topics what it is about, by the ids in {@code brands.yaml}; those of its brands only
 * @param special whether it may reveal health, religion, politics: then it is tied to no customer
 * @param reading language, mood and intent
 * @param textKey fingerprint that look-alike texts share; 0 for texts too short to tell
 * @param heardAt event time: the timestamp of its Kafka record
 * @param partition where its record lies; breaks ties within one stamp
 * @param offset its record's offset in that partition
 */
public record Mention(
    Post post,
    List<String> brands,
    List<String> topics,
    boolean special,
    Reading reading,
    long textKey,
    Instant heardAt,
    int partition,
    long offset) {

  public Mention {
    post = Check.present("post", post);
    brands = List.copyOf(brands);
    topics = List.copyOf(topics);
    reading = Check.present("reading", reading);
    heardAt = Check.present("heard_at", heardAt);
    if (brands.isEmpty()) {
      throw new InvalidRecordException("brands", "is empty: a post that names no brand is none");
    }
  }

  /** The author across all networks: what the one full-rate shuffle goes by. */
  public String authorKey() {
    return post.authorKey();
  }
}
