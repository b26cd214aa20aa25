package dev.earshot.wall;

import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.PublishException;
import dev.earshot.kafka.Publisher;
import dev.earshot.model.Control;
import dev.earshot.model.Json;
import java.util.HashMap;
import java.util.Map;

/** The way of what people do to Kafka: the job hears of it there, and writes Redis. */
final class Controls implements AutoCloseable {
  /** Somebody waits for the answer with a finger on the button. */
  private static final Map<String, String> HASTE =
      Map.of(
          "max.block.ms", "3000",
          "delivery.timeout.ms", "4000",
          "request.timeout.ms", "3000",
          "linger.ms", "0");

  private final Publisher publisher;
  private final String topic;

  Controls(Map<String, String> client, String topic) {
    Map<String, String> hasty = new HashMap<>(client);
    hasty.putAll(HASTE);
    this.publisher = Publisher.open(hasty);
    this.topic = topic;
  }

  /**
   * Writes one. One at a time: a flush tells of every loss since the last, and each is to hear of
   * its own.
   *
   * @return false if Kafka does not say that it is written: it may be, so whoever tries again keeps
   *     its id
   */
  synchronized boolean write(Control control) {
    try {
      publisher.send(Outgoing.data(topic, control.subject(), Json.bytes(control)));
      publisher.flush();
      return true;
    } catch (PublishException e) {
      return false;
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
