package dev.earshot.model;

/**
 * How a publisher's ear is, as it tells in the {@code posts} topic. Hearing is data, not time: a
 * rule about silence asks whether anybody could have heard.
 *
 * @param name the source, unique among all publishers
 * @param connected whether it hears its network now
 * @param behindByMs how far it lags behind its network, in milliseconds, 0 or more
 */
public record SourceStatus(String name, boolean connected, long behindByMs) {
  public SourceStatus {
    name = Check.text("name", name);
    if (behindByMs < 0) {
      throw new InvalidRecordException("behind_by_ms", "is " + behindByMs + ", must be 0 or more");
    }
  }
}
