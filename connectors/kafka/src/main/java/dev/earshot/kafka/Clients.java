package dev.earshot.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Turns the user's client properties into clients that behave as ours must. */
final class Clients {
  private Clients() {}

  /**
   * The properties of one client.
   *
   * @param client what the user said
   * @param defaults what holds where the user said nothing
   * @param law what holds whatever the user said
   */
  static Map<String, Object> properties(
      Map<String, String> client, Map<String, Object> defaults, Map<String, Object> law) {
    if (client.getOrDefault("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers is missing: where is Kafka?");
    }
    Map<String, Object> all = new HashMap<>(defaults);
    all.putAll(client);
    all.putAll(law);
    return all;
  }

  static KafkaProducer<byte[], byte[]> producer(Map<String, Object> properties) {
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The answer to an admin's question, or an exception that says what the question was. */
  static <T> T await(KafkaFuture<T> answer, String question) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new KafkaException(question + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
