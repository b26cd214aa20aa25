package dev.earshot.notification;

import dev.earshot.config.EarshotConfig;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What notification has given up, for a person to look at and to have tried again. */
public final class DeadLetters {
  private static final String DEAD = "dead:";

  private final Map<String, String> client;
  private final String topic;

  /** Those of these settings. */
  public DeadLetters(EarshotConfig config) {
    this.client = config.kafka().client();
    this.topic = config.kafka().topics().notifications();
  }

  /** All there are, the oldest first. */
  public List<Letter> list() {
    Map<String, Letter> letters = new LinkedHashMap<>();
    for (Envelope record : TopicReader.all(client, topic)) {
      String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      if (key.startsWith(DEAD)) {
        letters.remove(key);
        if (record.value() != null) {
          letters.put(key, letter(record.value()));
        }
      }
    }
    return letters.values().stream().sorted(Comparator.comparing(Letter::at)).toList();
  }

  /**
   * Has them tried again by the process that tells, or the next that does.
   *
   * @param ids of letters; empty for all there are
   * @return those that are tried again
   */
  public List<Letter> replay(List<String> ids) {
    List<Letter> again =
        list().stream().filter(each -> ids.isEmpty() || ids.contains(each.id())).toList();
    try (Publisher publisher = Publisher.open(client)) {
      again.forEach(
          letter ->
              publisher.send(Outgoing.data(topic, Letter.replay(letter.id()), Json.bytes(letter))));
    }
    return again;
  }

  private static Letter letter(byte[] value) {
    try {
      return Json.mapper().readValue(value, Letter.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a letter cannot be read", e);
    }
  }
}
