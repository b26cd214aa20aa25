package dev.earshot.helpdesk.door;

import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.PublishException;
import dev.earshot.kafka.Publisher;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of desk events to Kafka. Returns when they are written, or says within about eight
 * seconds that they are not: desks hang up after ten.
 */
public final class DeskEvents implements AutoCloseable {
  private static final Map<String, String> HASTE =
      Map.of(
          "max.block.ms", "3000",
          "delivery.timeout.ms", "4000",
          "request.timeout.ms", "3000",
          "linger.ms", "0");

  private static final long PATIENCE_SECONDS = 4;

  private final Publisher publisher;
  private final String topic;

  /** A flush tells of every loss since the last: one at a time, each caller hears of its own. */
  private final ReentrantLock turn = new ReentrantLock();

  private DeskEvents(Publisher publisher, String topic) {
    this.publisher = publisher;
    this.topic = topic;
  }

  /**
   * Opens the way; Kafka need not be there yet.
   *
   * @param client what Kafka's clients need; how long to wait is ours to say
   * @param topic the name of {@code desk-events}
   */
  public static DeskEvents open(Map<String, String> client, String topic) {
    Map<String, String> hasty = new HashMap<>(client);
    hasty.putAll(HASTE);
    return new DeskEvents(Publisher.open(hasty), topic);
  }

  /**
   * Writes these, in this order for one customer; or one customer's before they are known, for one
   * ticket.
   *
   * @return false if Kafka does not say that all of them are written: they may be, so whoever tries
   *     again keeps their ids
   */
  boolean write(List<DeskEvent> events) {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      for (DeskEvent event : events) {
        publisher.send(Outgoing.data(topic, key(event), Json.bytes(event)));
        // One by one: two that Kafka does not take would wait twice as long.
        publisher.flush();
      }
      return true;
    } catch (PublishException e) {
      return false;
    } finally {
      turn.unlock();
    }
  }

  /** Everything we wrote has been told of before; so nothing is lost silently here. */
  @Override
  public void close() {
    publisher.close();
  }

  private static String key(DeskEvent event) {
    return event.customerRef() == null ? event.ticket() : event.customerRef();
  }
}
