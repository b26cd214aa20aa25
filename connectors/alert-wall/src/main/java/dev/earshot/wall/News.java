package dev.earshot.wall;

import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;

/**
 * Something for open pages, as server-sent events put it.
 *
 * @param kind what it is: {@code alert}, {@code queue}, {@code pulses}, {@code listening}, {@code
 *     health}, or {@code snapshot}, which asks the page to read everything anew
 * @param id where to go on from once this was read; null leaves that as it is
 * @param data one line of JSON: line breaks within texts are escaped there
 */
record News(String kind, String id, String data) {
  /** Wakes who waits, and is never sent. */
  static final News NONE = new News("", null, "");

  static News of(String kind, String id, Object data) {
    return new News(kind, id, Json.write(data));
  }

  /** Whether it is a change of an alert. */
  boolean change() {
    return kind.equals("alert");
  }

  /** Whether it came after the change of this id. */
  boolean laterThan(String other) {
    String[] mine = id.split("-", 2);
    String[] theirs = other.split("-", 2);
    int order = Long.compare(Long.parseLong(mine[0]), Long.parseLong(theirs[0]));
    return order > 0 || (order == 0 && Long.parseLong(mine[1]) > Long.parseLong(theirs[1]));
  }

  byte[] bytes() {
    String text =
        (id == null ? "" : "id: " + id + "\n") + "event: " + kind + "\ndata: " + data + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
