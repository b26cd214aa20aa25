package dev.earshot.kafka;

import dev.earshot.model.Envelope.Kind;
import java.time.Instant;

/**
 * One record of a recorded stream.
 *
 * @param at its event time
 * @param key its key, or null
 * @param value its bytes
 * @param topic where it is played; null is the topic its player was opened with
 * @param kind what it is
 */
public record Played(Instant at, String key, byte[] value, String topic, Kind kind) {
  /** A record of the player's own topic. */
  public Played(Instant at, String key, byte[] value) {
    this(at, key, value, null, Kind.DATA);
  }

  /** As it is published, at its own time. */
  public Outgoing outgoing() {
    return new Outgoing(topic, null, key, value, at, kind);
  }
}
