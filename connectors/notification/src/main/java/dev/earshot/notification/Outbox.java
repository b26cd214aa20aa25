package dev.earshot.notification;

import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.PublishException;
import dev.earshot.kafka.Publisher;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Store} in Kafka, and the way of what people do to the job. */
final class Outbox implements Store, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Map<String, String> HASTE =
      Map.of(
          "max.block.ms", "3000",
          "delivery.timeout.ms", "4000",
          "request.timeout.ms", "3000",
          "linger.ms", "0");

  private final Publisher publisher;
  private final Publisher controls;
  private final String topic;
  private final String control;
  private final ReentrantLock turn = new ReentrantLock();

  /** Opens the way; Kafka need not be there yet. */
  Outbox(Map<String, String> client, String topic, String control) {
    Map<String, String> hasty = new HashMap<>(client);
    hasty.putAll(HASTE);
    this.publisher = Publisher.open(hasty);
    // A flush tells of every loss since the last: what is lost here must be told to whoever waits.
    this.controls = Publisher.open(hasty);
    this.topic = topic;
    this.control = control;
  }

  @Override
  public void put(String key, byte[] value) {
    publisher.send(Outgoing.data(topic, key, value));
  }

  @Override
  public boolean flush() {
    return flushed(publisher);
  }

  /**
   * Writes one to the job.
   *
   * @return false if Kafka does not say that it is written
   */
  boolean tellTheJob(String subject, byte[] value) {
    turn.lock();
    try {
      controls.send(Outgoing.data(control, subject, value));
      return flushed(controls);
    } finally {
      turn.unlock();
    }
  }

  private static boolean flushed(Publisher publisher) {
    try {
      publisher.flush();
      return true;
    } catch (PublishException e) {
      LOG.warn("{}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    try {
      publisher.close();
    } catch (PublishException e) {
      // It was not committed either, so it is heard again.
      LOG.warn("{}", e.getMessage());
    } finally {
      controls.close();
    }
  }
}
