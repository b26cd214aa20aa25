package dev.earshot.listener.job;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.TopicNames;
import dev.earshot.flink.KafkaOutput;
import dev.earshot.flink.OutRecord;
import dev.earshot.flink.RedisOutput;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.redis.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the pipeline's results go: Kafka keeps the record, Redis shows it. */
final class Sinks {
  private Sinks() {}

  /** The record: facts, alerts, bumps, evidence and dead letters. */
  static void toKafka(Pipeline pipeline, Settings settings) {
    KafkaSettings kafka = settings.config().kafka();
    Pseudonyms pseudonyms = pseudonyms(settings);
    TypeInformation<OutRecord> type = TypeInformation.of(OutRecord.class);
    DataStream<OutRecord> entries =
        Pipeline.named(
            pipeline.entries().map(entry -> record(entry, kafka.topics(), pseudonyms), type),
            Step.ENTRIES_TO_KAFKA);
    DataStream<OutRecord> deadLetters =
        Pipeline.named(
            pipeline
                .deadLetters()
                .map(letter -> record(letter, kafka.topics().deadLetters()), type),
            Step.DEAD_LETTERS_TO_KAFKA);
    DataStream<OutRecord> facts =
        Pipeline.named(
            pipeline.facts().map(fact -> record(fact, kafka.topics().signals()), type),
            Step.FACTS_TO_KAFKA);
    entries
        .union(deadLetters, facts)
        .sinkTo(KafkaOutput.sink(kafka.client()))
        .uid(Step.WRITE_KAFKA.uid())
        .name(Step.WRITE_KAFKA.uid());
  }

  /** Alerts as they are known behind the seam. */
  static void alertsToKafka(Judged judged, Settings settings) {
    KafkaSettings kafka = settings.config().kafka();
    Pseudonyms pseudonyms = pseudonyms(settings);
    Pipeline.named(
            judged
                .alerts()
                .map(
                    alert -> record(Entry.of(alert), kafka.topics(), pseudonyms),
                    TypeInformation.of(OutRecord.class)),
            Step.ENTRIES_TO_KAFKA)
        .sinkTo(KafkaOutput.sink(kafka.client()))
        .uid(Step.WRITE_KAFKA.uid())
        .name(Step.WRITE_KAFKA.uid());
  }

  /** The projection that people and desks read. */
  static void toRedis(Pipeline pipeline, Settings settings) {
    pipeline
        .entries()
        .sinkTo(redis(settings))
        .uid(Step.WRITE_REDIS.uid())
        .name(Step.WRITE_REDIS.uid());
  }

  private static RedisOutput redis(Settings settings) {
    EarshotConfig config = settings.config();
    return new RedisOutput(
        RedisSettings.of(config), config.tenant(), config.redis().batch(), config.redis().linger());
  }

  private static Pseudonyms pseudonyms(Settings settings) {
    EarshotConfig config = settings.config();
    return new Pseudonyms(config.tenant(), config.privacy().pepper());
  }

  /**
   * Keyed by its identity in Redis, so that compaction keeps just what Redis shows; what is erased
   * is a tombstone.
   */
  static OutRecord record(Entry entry, TopicNames topics, Pseudonyms pseudonyms) {
    String identity = entry.identity();
    return new OutRecord(
        identity.startsWith("evidence:") ? topics.evidence() : topics.alerts(),
        keyOf(identity, pseudonyms).getBytes(StandardCharsets.UTF_8),
        entry.erasure() != null ? null : Json.bytes(entry.value()),
        entry.value().toldAt().toEpochMilli(),
        Map.of());
  }

  /** A tombstone's key lies in the topic for weeks: what is named by a person goes by pseudonym. */
  private static String keyOf(String identity, Pseudonyms pseudonyms) {
    int name = identity.indexOf(':') + 1;
    return switch (identity.substring(0, name)) {
      case "priority:" -> "priority:" + pseudonyms.of(identity.substring(name));
      case "card:" -> "card:" + pseudonyms.of("cust:" + identity.substring(name));
      default -> identity;
    };
  }

  /** Under its own time: rules are replayed over facts in the order of what happened. */
  private static OutRecord record(Fact fact, String topic) {
    return new OutRecord(
        topic,
        fact.key().getBytes(StandardCharsets.UTF_8),
        Json.bytes(fact),
        fact.at().toEpochMilli(),
        Map.of());
  }

  /**
   * The bytes as they came; place and reason travel beside them, in headers. Stamped now: Kafka
   * deletes by stamp, and a week to look at it counts from today.
   */
  private static OutRecord record(DeadLetter letter, String topic) {
    byte[] value = letter.envelope().value();
    return new OutRecord(
        topic,
        letter.envelope().key(),
        value,
        System.currentTimeMillis(),
        Map.of(
            "place", letter.envelope().place(),
            "reason", letter.reason().name().toLowerCase(Locale.ROOT),
            "detail", letter.detail()));
  }
}
