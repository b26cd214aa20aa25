package dev.earshot.kafka;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads what {@link Outgoing} wrote. */
public final class Envelopes {
  private Envelopes() {}

  /** The record as it lies in Kafka. Never throws: a header nobody knows makes it data. */
  public static Envelope of(ConsumerRecord<byte[], byte[]> record) {
    return new Envelope(
        kind(record.headers().lastHeader(Envelope.KIND_HEADER)),
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value());
  }

  private static Kind kind(Header header) {
    if (header == null || header.value() == null) {
      return Kind.DATA;
    }
    return switch (new String(header.value(), StandardCharsets.UTF_8)) {
      case "tick" -> Kind.TICK;
      case "source" -> Kind.SOURCE;
      case "control" -> Kind.CONTROL;
      case "gone" -> Kind.GONE;
      default -> Kind.DATA;
    };
  }
}
