package dev.earshot.listener.scoring;

import dev.earshot.model.Severity;
import dev.earshot.model.Stamp;

/**
 * A situation of a brand that goes on: it was raised and is not settled yet.
 *
 * @param stamp the rule that last found it
 * @param subject what it is about
 * @param of the count whose level raised it, as {@link dev.earshot.model.Measure} names it
 * @param windowMs the window in which that level stood
 * @param cause its first bucket
 * @param severity how bad it has become
 * @param toldAt when it was last told, milliseconds since 1970
 * @param toldDays the highest return period told so far
 * @param calmSince since when the level is back to usual, milliseconds since 1970; 0 while it is not
 */
public record Episode(
    Stamp stamp,
    String subject,
    String of,
    long windowMs,
    String cause,
    Severity severity,
    long toldAt,
    double toldDays,
    long calmSince) {

  /** The same, calm since then; 0 for not calm. */
  Episode calm(long millis) {
    return new Episode(
        stamp, subject, of, windowMs, cause, severity, toldAt, toldDays, millis);
  }

  /** The same, told then. */
  Episode told(long millis) {
    return new Episode(
        stamp, subject, of, windowMs, cause, severity, millis, toldDays, calmSince);
  }
}
