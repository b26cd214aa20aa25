package dev.earshot.kafka;

/**
 * How a publisher's ear is. Hearing is data, not time: a rule about silence asks whether anybody
 * could have heard.
 *
 * @param name the source, unique among all publishers
 * @param connected whether it hears its network now
 * @param behindByMs how far it lags behind its network, in milliseconds, 0 or more
 */
public record SourceStatus(String name, boolean connected, long behindByMs) {
  public SourceStatus {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a source needs a name");
    }
    if (behindByMs < 0) {
      throw new IllegalArgumentException(
          "source " + name + " is behind by " + behindByMs + " ms, must be 0 or more");
    }
  }
}
