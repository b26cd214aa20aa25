package dev.earshot.helpdesk;

import java.time.Duration;

/**
 * How patient a bridge is.
 *
 * @param poll how long to rest where there is nothing to do
 * @param lease so long after its last call a process that fell silent has lost its desk; longer
 *     than any call takes
 * @param lookAgain when to look again for a ticket of somebody in the queue who has none
 * @param tidy how often to look for what need not be remembered any more
 * @param unauthorized how long to leave a desk alone that does not let us in
 * @param backoff how long after failures
 * @param tries after so many a subject is given up
 */
record Timing(
    Duration poll,
    Duration lease,
    Duration lookAgain,
    Duration tidy,
    Duration unauthorized,
    Backoff backoff,
    int tries) {
  static final Timing USUAL =
      new Timing(
          Duration.ofMillis(250),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
          8);
}
