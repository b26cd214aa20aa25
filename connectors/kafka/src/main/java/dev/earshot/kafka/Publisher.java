package dev.earshot.kafka;

import dev.earshot.model.Envelope.Kind;
import dev.earshot.model.Json;
import dev.earshot.model.SourceStatus;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The one door by which records reach Kafka. Every replica has a record before it counts as
 * written, none is written twice, and records of one key keep their order. What could not be
 * written is told at the next {@link #flush} or {@link #close}.
 */
public final class Publisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Object lock = new Object();
  private long lost;
  private String lostTopic;
  private Exception firstLoss;

  private Publisher(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Opens the door; Kafka need not be there yet. */
  public static Publisher open(Map<String, String> client) {
    return new Publisher(
        Clients.producer(
            Clients.properties(
                client,
                Map.of(
                    // The only good compression that needs no native library.
                    "compression.type", "lz4",
                    "linger.ms", "5",
                    "batch.size", "65536",
                    // A caller waits no longer than this when Kafka is away.
                    "max.block.ms", "10000"),
                Map.of(
                    "acks", "all",
                    "enable.idempotence", "true",
                    // With more, a second request can overtake the first while a partition has no
                    // leader yet; the broker then refuses the first until it expires (KAFKA-15591).
                    "max.in.flight.requests.per.connection", "1",
                    // Which record is too large is for its topic to say.
                    "max.request.size", String.valueOf(Topics.MAX_DEAD_LETTER_BYTES)))));
  }

  /**
   * Sends a record. Returns before it is written, and after 10 s at the latest: when Kafka is away
   * for so long that not even the queue takes it, it is lost and told like any other.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every failure
  public void send(Outgoing record) {
    producer.send(
        record.toRecord(),
        (written, failure) -> {
          if (failure != null) {
            remember(record.topic(), failure);
          }
        });
  }

  /**
   * Tells how a source is, to everybody who listens for silence.
   *
   * @param topic the topic its posts go to
   * @param name the source, unique among all publishers
   * @param connected whether it hears its network now
   * @param behindBy how far it lags behind its network
   */
  public void sourceStatus(String topic, String name, boolean connected, Duration behindBy) {
    byte[] status = Json.bytes(new SourceStatus(name, connected, behindBy.toMillis()));
    send(new Outgoing(topic, null, "source:" + name, status, null, Kind.SOURCE));
  }

  /** How many partitions a topic has; waits at most 10 s for Kafka to tell. */
  int partitions(String topic) {
    return producer.partitionsFor(topic).size();
  }

  /**
   * Returns once all that was sent is written.
   *
   * @throws PublishException if something sent since the last flush was not
   */
  public void flush() {
    producer.flush();
    synchronized (lock) {
      if (firstLoss != null) {
        PublishException loss = new PublishException(lost, lostTopic, firstLoss);
        lost = 0;
        firstLoss = null;
        throw loss;
      }
    }
  }

  /** Writes what is still queued and closes the door; throws as {@link #flush} does. */
  @Override
  public void close() {
    try {
      flush();
    } finally {
      producer.close();
    }
  }

  private void remember(String topic, Exception failure) {
    synchronized (lock) {
      lost++;
      if (firstLoss == null) {
        lostTopic = topic;
        firstLoss = failure;
      }
    }
  }
}
