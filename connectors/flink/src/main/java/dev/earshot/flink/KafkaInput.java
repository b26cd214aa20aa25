package dev.earshot.flink;

import dev.earshot.model.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The topics a job reads, each with the clock that fits it.
 *
 * @param client properties of every Kafka client, bootstrap.servers included
 * @param group consumer group: where reading goes on after a restart without a checkpoint, and what
 *     consumer lag is measured by
 * @param bounded true reads to what is there now and ends, as a backtest does
 */
public record KafkaInput(Map<String, String> client, String group, boolean bounded) {

  public KafkaInput {
    client = Map.copyOf(client);
  }

  /** A ticked stream of facts: its ticks move event time. */
  public DataStream<Envelope> ticked(
      StreamExecutionEnvironment env, String topic, String uid, int parallelism) {
    WatermarkStrategy<Envelope> clock =
        WatermarkStrategy.forGenerator(context -> new TickWatermarks());
    // The group's committed offsets, for a job that starts without its checkpoint.
    return read(env, List.of(topic), uid, parallelism, clock, committed());
  }

  /** A stream of settings or links: read from its beginning, and then it holds back nothing. */
  public DataStream<Envelope> side(StreamExecutionEnvironment env, String uid, String... topics) {
    WatermarkStrategy<Envelope> clock =
        WatermarkStrategy.forGenerator(
            context -> new CaughtUpWatermarks(System.currentTimeMillis()));
    return read(env, List.of(topics), uid, 1, clock, OffsetsInitializer.earliest());
  }

  // Kafka has renamed the strategy; the connector still asks for it by the old name.
  @SuppressWarnings("deprecation")
  private static OffsetsInitializer committed() {
    return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
  }

  private DataStream<Envelope> read(
      StreamExecutionEnvironment env,
      List<String> topics,
      String uid,
      int parallelism,
      WatermarkStrategy<Envelope> clock,
      OffsetsInitializer from) {
    Properties properties = new Properties();
    properties.putAll(client);
    KafkaSourceBuilder<Envelope> source =
        KafkaSource.<Envelope>builder()
            .setProperties(properties)
            .setTopics(topics)
            .setGroupId(group)
            .setClientIdPrefix(group + "-" + uid)
            .setStartingOffsets(from)
            .setProperty("commit.offsets.on.checkpoint", "true")
            .setProperty("fetch.max.wait.ms", "50")
            .setDeserializer(new EnvelopeDeserializer());
    if (bounded) {
      source.setBounded(OffsetsInitializer.latest());
    }
    SingleOutputStreamOperator<Envelope> read =
        env.fromSource(source.build(), clock, uid).uid(uid).setParallelism(parallelism);
    return read;
  }
}
