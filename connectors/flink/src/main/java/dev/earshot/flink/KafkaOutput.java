package dev.earshot.flink;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The one door to Kafka: every topic the job writes leaves through one producer a task. */
public final class KafkaOutput {
  /** The largest record: a dead letter holds the bytes of the largest post, and its headers. */
  private static final int MAX_REQUEST = 2 * 1024 * 1024;

  private KafkaOutput() {}

  /**
   * At least once, and idempotent by derived ids: a transactional sink would show an alert only
   * after the next checkpoint.
   *
   * @param client properties of every Kafka client, bootstrap.servers included
   */
  public static Sink<OutRecord> sink(Map<String, String> client) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    // The default of a minute would freeze the task whenever the broker is away.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
    // With several requests under way a topic that is still electing its leader can lose records
    // (KAFKA-15591); what leaves here is rare, so one at a time costs nothing.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST));
    return KafkaSink.<OutRecord>builder()
        .setKafkaProducerConfig(properties)
        .setBootstrapServers(client.get("bootstrap.servers"))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new Serializer())
        .build();
  }

  private static final class Serializer implements KafkaRecordSerializationSchema<OutRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        OutRecord out, KafkaSinkContext context, Long timestamp) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(out.topic(), null, out.timestamp(), out.key(), out.value());
      out.headers()
          .forEach(
              (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      return record;
    }
  }
}
