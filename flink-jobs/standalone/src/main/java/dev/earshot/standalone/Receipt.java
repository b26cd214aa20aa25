package dev.earshot.standalone;

import dev.earshot.config.KafkaSettings;
import dev.earshot.config.TopicNames;
import dev.earshot.kafka.TopicAdmin;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was done for somebody, for the file: without their names.
 *
 * @param what forget, object or allow
 * @param at when it was asked
 * @param by who did it
 * @param pseudonyms of the customer and of each account
 * @param stillShown entries that Redis still shows under their names; null when nobody waited
 * @param copies what else holds something of them, and until when
 * @param outside what is beyond our reach
 */
record Receipt(
    String what,
    Instant at,
    String by,
    List<String> pseudonyms,
    Integer stillShown,
    List<Copy> copies,
    List<String> outside) {

  /**
   * A topic that holds something of them.
   *
   * @param topic its name
   * @param holds what of them
   * @param goneBy when the last of it is deleted at the latest; null if the topic keeps it for ever
   */
  record Copy(String topic, String holds, Instant goneBy) {}

  /** What no command of ours can reach. */
  static final List<String> OUTSIDE =
      List.of(
          "the network itself, where they wrote it",
          "your CRM: what it sends again counts again, unless they object (earshot object)",
          "the help desk: tickets, and the internal notes we wrote there",
          "messages already sent: e-mail, chat, pages",
          "old savepoints, retained checkpoints and backups of Kafka and Redis",
          "Redis's append-only file, until it is rewritten (BGREWRITEAOF)",
          "copies that others made of our topics");

  private static final String RETENTION = "retention.ms";
  private static final String SEGMENT = "segment.ms";
  private static final String COMPACTED_WITHIN = "max.compaction.lag.ms";
  private static final String TOMBSTONES = "delete.retention.ms";

  /** What Kafka holds, by what the broker itself says of each topic. */
  static List<Copy> copies(KafkaSettings kafka, boolean ofCustomer, Instant now) {
    TopicNames topics = kafka.topics();
    List<Copy> copies = new ArrayList<>();
    try (TopicAdmin admin = TopicAdmin.open(kafka.client())) {
      copies.add(
          deleted(admin, kafka.posts().topic(), "their posts as they came, and this wish", now));
      copies.add(deleted(admin, topics.deadLetters(), "what of theirs nobody could read", now));
      copies.add(compacted(admin, topics.alerts(), "alerts and priorities of before", now));
      copies.add(compacted(admin, topics.evidence(), "excerpts of before", now));
      if (ofCustomer) {
        copies.add(compacted(admin, topics.customers(), "the CRM's record", now));
        copies.add(tombstone(admin, topics.customers(), "the CRM's id alone", now));
        copies.add(
            deleted(admin, topics.deskEvents(), "what desks did, under the desk's own ids", now));
      }
      copies.add(deleted(admin, topics.signals(), "facts without text, under pseudonyms", now));
    }
    return copies;
  }

  /** Kafka deletes whole segments, by their newest record. */
  private static Copy deleted(TopicAdmin admin, String topic, String holds, Instant now) {
    Map<String, String> settings = admin.settings(topic);
    return new Copy(topic, holds, after(now, settings, RETENTION, SEGMENT));
  }

  /** A record that was replaced goes when its segment is closed and compacted. */
  private static Copy compacted(TopicAdmin admin, String topic, String holds, Instant now) {
    return new Copy(topic, holds, after(now, admin.settings(topic), COMPACTED_WITHIN));
  }

  private static Copy tombstone(TopicAdmin admin, String topic, String holds, Instant now) {
    return new Copy(topic, holds, after(now, admin.settings(topic), COMPACTED_WITHIN, TOMBSTONES));
  }

  /** Null where one of them is no limit. */
  private static Instant after(Instant now, Map<String, String> settings, String... spans) {
    Instant after = now;
    for (String span : spans) {
      long millis = Long.parseLong(settings.getOrDefault(span, "-1"));
      if (millis < 0 || millis > Duration.ofDays(36_500).toMillis()) {
        return null;
      }
      after = after.plusMillis(millis);
    }
    return after;
  }

  void print(PrintWriter out) {
    out.println(what + " on " + at + " by " + by);
    out.println("  of whom (pseudonyms): " + String.join(", ", pseudonyms));
    if (stillShown != null) {
      out.println("  Redis still shows under their names: " + stillShown);
    }
    if (!copies.isEmpty()) {
      out.println("  copies that go by themselves:");
    }
    for (Copy copy : copies) {
      out.println(
          "    %s, %s: %s"
              .formatted(
                  copy.topic(),
                  copy.goneBy() == null ? "NEVER, the topic has no limit" : "by " + copy.goneBy(),
                  copy.holds()));
    }
    if (!outside.isEmpty()) {
      out.println("  outside of Earshot's reach:");
      outside.forEach(place -> out.println("    " + place));
    }
    out.flush();
  }
}
