package dev.earshot.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeDeserializerTest {
  private final EnvelopeDeserializer deserializer = new EnvelopeDeserializer();

  @Test
  void aRecordKeepsItsPlaceItsStampAndItsBytes() {
    byte[] value = {0, -1, 42};

    Envelope envelope = read(new RecordHeaders(), "x:42".getBytes(UTF_8), value);

    assertThat(envelope.kind()).isEqualTo(Kind.DATA);
    assertThat(envelope.place()).isEqualTo("posts-3@77");
    assertThat(envelope.timestamp()).isEqualTo(1_000);
    assertThat(envelope.key()).asString(UTF_8).isEqualTo("x:42");
    assertThat(envelope.value()).isSameAs(value);
  }

  @ParameterizedTest
  @CsvSource({"tick, TICK", "source, SOURCE", "data, DATA", "'', DATA", "TICK, DATA", "☃, DATA"})
  void theHeaderSaysWhatItIsAndWhatNobodyKnowsIsData(String header, Kind kind) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Envelope.KIND_HEADER, header.getBytes(UTF_8));

    assertThat(read(headers, null, null).kind()).isEqualTo(kind);
  }

  @Test
  void ofSeveralHeadersTheLastCounts() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Envelope.KIND_HEADER, "data".getBytes(UTF_8));
    headers.add(Envelope.KIND_HEADER, "tick".getBytes(UTF_8));

    assertThat(read(headers, null, null).kind()).isEqualTo(Kind.TICK);
  }

  @Test
  void nothingMakesItThrow() {
    RecordHeaders none = new RecordHeaders();
    RecordHeaders empty = new RecordHeaders();
    empty.add(Envelope.KIND_HEADER, null);
    RecordHeaders broken = new RecordHeaders();
    broken.add(Envelope.KIND_HEADER, new byte[] {-1, -2, 0});

    assertThat(read(none, null, null).value()).as("a tombstone").isNull();
    assertThat(read(empty, new byte[0], new byte[0]).kind()).isEqualTo(Kind.DATA);
    assertThat(read(broken, null, new byte[1_000_000]).kind()).isEqualTo(Kind.DATA);
  }

  @Test
  void anEnvelopeTravelsWithoutKryo() {
    TypeInformation<Envelope> type = deserializer.getProducedType();

    assertThat(type.createSerializer(new SerializerConfigImpl()))
        .isInstanceOf(PojoSerializer.class);
  }

  private Envelope read(RecordHeaders headers, byte[] key, byte[] value) {
    List<Envelope> out = new ArrayList<>();
    deserializer.deserialize(
        new ConsumerRecord<>(
            "posts",
            3,
            77,
            1_000,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            key,
            value,
            headers,
            Optional.empty()),
        new Collector<>() {
          @Override
          public void collect(Envelope envelope) {
            out.add(envelope);
          }

          @Override
          public void close() {}
        });
    assertThat(out).hasSize(1);
    return out.get(0);
  }
}
