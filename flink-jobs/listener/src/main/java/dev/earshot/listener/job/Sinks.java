package dev.earshot.listener.job;

import dev.earshot.config.KafkaSettings;
import dev.earshot.config.Settings;
import dev.earshot.flink.KafkaOutput;
import dev.earshot.flink.OutRecord;
import dev.earshot.flink.RedisOutput;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.redis.RedisSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    TypeInformation<OutRecord> type = TypeInformation.of(OutRecord.class);
    DataStream<OutRecord> entries =
        Pipeline.named(
            pipeline.entries().map(entry -> record(entry, kafka), type), Step.ENTRIES_TO_KAFKA);
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
    Pipeline.named(
            judged
                .alerts()
                .map(alert -> record(Entry.of(alert), kafka), TypeInformation.of(OutRecord.class)),
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
    var redis = settings.config().redis();
    var retention = RedisSettings.Retention.DEFAULT;
    return new RedisOutput(
        new RedisSettings(
            redis.host(),
            redis.port(),
            redis.user(),
            redis.password(),
            redis.tls(),
            redis.timeout(),
            new RedisSettings.Retention(
                settings.config().privacy().evidenceTtl(),
                retention.tombstone(),
                retention.history(),
                retention.streamLength())),
        settings.config().tenant(),
        redis.batch(),
        redis.linger());
  }

  /** Keyed by its identity in Redis, so that compaction keeps just what Redis shows. */
  private static OutRecord record(Entry entry, KafkaSettings kafka) {
    Instant time;
    if (entry.alert() != null) {
      time = entry.alert().newestAt();
    } else if (entry.bump() != null) {
      time = entry.bump().at();
    } else if (entry.card() != null) {
      time = entry.card().at();
    } else if (entry.suggestion() != null) {
      time = entry.suggestion().at();
    } else {
      time = entry.pulse() != null ? entry.pulse().at() : entry.evidence().heardAt();
    }
    String topic = entry.evidence() == null ? kafka.topics().alerts() : kafka.topics().evidence();
    return new OutRecord(
        topic,
        entry.identity().getBytes(StandardCharsets.UTF_8),
        Json.bytes(entry.value()),
        time.toEpochMilli(),
        Map.of());
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
