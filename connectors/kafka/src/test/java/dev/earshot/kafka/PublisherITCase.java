package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublisherITCase {
  @RegisterExtension static final Broker KAFKA = new Broker();

  @Test
  void whatIsSentIsThereWithItsKeyAndWithoutAHeader() {
    // Given
    String topic = KAFKA.live("plain", 1);

    // When
    try (Publisher publisher = Publisher.open(KAFKA.client())) {
      publisher.send(Outgoing.data(topic, "x:anna", bytes("hello")));
      publisher.send(Outgoing.data(topic, null, bytes("nobody")));
    }

    // Then
    List<Envelope> read = KAFKA.readAll(topic);
    assertThat(read).extracting(Envelope::kind).containsExactly(Kind.DATA, Kind.DATA);
    assertThat(read.get(0).key()).isEqualTo(bytes("x:anna"));
    assertThat(read.get(0).value()).isEqualTo(bytes("hello"));
    assertThat(read.get(1).key()).isNull();
  }

  @Test
  void aSourceTellsHowItIs() {
    // Given
    String topic = KAFKA.live("status", 1);

    // When
    try (Publisher publisher = Publisher.open(KAFKA.client())) {
      publisher.sourceStatus(topic, "mastodon", true, Duration.ofSeconds(3));
    }

    // Then
    Envelope status = KAFKA.readAll(topic).get(0);
    assertThat(status.kind()).isEqualTo(Kind.SOURCE);
    assertThat(status.key()).asString().isEqualTo("source:mastodon");
    assertThat(status.value())
        .asString()
        .isEqualTo("{\"name\":\"mastodon\",\"connected\":true,\"behind_by_ms\":3000}");
  }

  @Test
  void aRecordThatIsTooLargeIsToldAtTheNextFlushAndTheOthersAreWritten() {
    // Given
    String topic = KAFKA.live("large", 1);
    try (Publisher publisher = Publisher.open(KAFKA.client())) {
      publisher.send(Outgoing.data(topic, "k", bytes("small")));
      publisher.flush();
      publisher.send(Outgoing.data(topic, "k", incompressible(Topics.MAX_BYTES + 1000)));

      // When
      PublishException loss = catchThrowableOfType(PublishException.class, publisher::flush);

      // Then
      assertThat(loss.lost()).isEqualTo(1);
      assertThat(loss).hasMessageContaining("topic large").hasMessageContaining("larger");
      publisher.send(Outgoing.data(topic, "k", bytes("next")));
      publisher.flush();
    }
    assertThat(KAFKA.readAll(topic))
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .containsExactly("small", "next");
  }

  @Test
  void closingTellsOfALossToo() {
    // Given
    Publisher publisher =
        Publisher.open(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", "100"));
    publisher.send(Outgoing.data("posts", "k", bytes("one")));
    publisher.send(Outgoing.data("posts", "k", bytes("two")));

    // When, Then
    assertThatThrownBy(publisher::close)
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("2 records, the first for topic posts, were not written: ");
  }

  @Test
  void aPlayerChoosesThePartitionThatKafkaWouldChoose() {
    // Given
    String topic = KAFKA.live("keys", 7);

    // When
    try (Publisher publisher = Publisher.open(KAFKA.client())) {
      IntStream.range(0, 100)
          .forEach(i -> publisher.send(Outgoing.data(topic, "x:author-" + i, bytes("hello"))));
    }

    // Then
    assertThat(KAFKA.readAll(topic))
        .hasSize(100)
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(
                        Player.partition(
                            new String(record.key(), StandardCharsets.UTF_8), record.value(), 7)));
  }

  @Test
  void aClientWithoutAnAddressIsAnError() {
    assertThatThrownBy(() -> Publisher.open(Map.of()))
        .hasMessageContaining("bootstrap.servers is missing");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] incompressible(int size) {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    return noise;
  }
}
