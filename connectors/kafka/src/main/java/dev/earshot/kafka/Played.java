package dev.earshot.kafka;

import java.time.Instant;

/**
 * One record of a recorded stream.
 *
 * @param at its event time
 * @param key its key, or null
 * @param value its bytes
 */
public record Played(Instant at, String key, byte[] value) {}
