package dev.earshot.notification;

import java.time.Instant;

/**
 * A message that was given up.
 *
 * @param id of the message, as the channel was told it
 * @param reason what the channel's answer was, in our own words
 * @param at when it was given up
 * @param delivery what it was
 */
public record Letter(String id, String reason, Instant at, Delivery delivery) {
  /** Under which key a letter is kept. */
  static String key(String id) {
    return "dead:" + id;
  }

  /** Under which key it is asked that a letter be tried again. */
  static String replay(String id) {
    return "replay:" + id;
  }
}
