package dev.earshot.flink;

import dev.earshot.model.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Puts a Kafka record into an envelope, whatever it holds. It never throws: a deserializer that
 * throws restarts the job for ever, because the offset does not move past the record.
 */
public final class EnvelopeDeserializer implements KafkaRecordDeserializationSchema<Envelope> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Envelope> out) {
    out.collect(
        new Envelope(
            kind(record.headers().lastHeader(Envelope.KIND_HEADER)),
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value()));
  }

  /** A header that names no kind we know is a stranger's: the record is read as data. */
  private static Envelope.Kind kind(Header header) {
    if (header == null || header.value() == null) {
      return Envelope.Kind.DATA;
    }
    return switch (new String(header.value(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)) {
      case "tick" -> Envelope.Kind.TICK;
      case "source" -> Envelope.Kind.SOURCE;
      default -> Envelope.Kind.DATA;
    };
  }

  @Override
  public TypeInformation<Envelope> getProducedType() {
    return TypeInformation.of(Envelope.class);
  }
}
