package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import java.util.EnumSet;
import java.util.Set;

/** What people's handling of an alert says of it. */
enum Verdict {
  /** Somebody looked and kept it, or it was answered. */
  CONFIRMED,
  /** Somebody said that it is nothing. */
  NOISE,
  /** Nobody said anything. */
  UNKNOWN;

  private static final Set<Resolution> ANSWERED =
      EnumSet.of(Resolution.ANSWERED, Resolution.ANSWERED_ELSEWHERE, Resolution.RECOVERED);

  static Verdict of(Alert alert) {
    if (alert.resolution() == Resolution.DISMISSED) {
      return NOISE;
    }
    boolean handled =
        alert.handling().acknowledgedAt() != null || ANSWERED.contains(alert.resolution());
    return handled ? CONFIRMED : UNKNOWN;
  }
}
