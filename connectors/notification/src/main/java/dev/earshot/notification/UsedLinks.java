package dev.earshot.notification;

import dev.earshot.model.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The links by which somebody already said that they are on it. Each works once. */
final class UsedLinks {
  private static final String PREFIX = "used:";

  private final Store store;
  private final Map<String, Instant> used = new HashMap<>();

  UsedLinks(Store store) {
    this.store = store;
  }

  synchronized boolean isUsed(String id) {
    return used.containsKey(PREFIX + id);
  }

  /**
   * Remembers that a link was used.
   *
   * @param expires when it would not work any more anyway
   */
  synchronized void use(String id, Instant expires) {
    used.put(PREFIX + id, expires);
    store.put(PREFIX + id, Json.bytes(expires));
  }

  synchronized void restore(String key, byte[] value) throws IOException {
    if (value == null) {
      used.remove(key);
    } else {
      used.put(key, Json.mapper().readValue(value, Instant.class));
    }
  }

  /** Forgets those that would not work any more. */
  synchronized void tidy(Instant now) {
    List<String> gone = new ArrayList<>();
    used.forEach(
        (key, expires) -> {
          if (expires.isBefore(now)) {
            gone.add(key);
          }
        });
    gone.forEach(
        key -> {
          used.remove(key);
          store.put(key, null);
        });
  }
}
