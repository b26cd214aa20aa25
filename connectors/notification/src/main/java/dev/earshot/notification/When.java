package dev.earshot.notification;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import java.time.Instant;

/** Which versions of an alert are worth a message. Most are not: growth is none. */
final class When {
  private When() {}

  /**
   * Why this version is to be told.
   *
   * @param told what the channel was told of the alert before, or null
   * @param follows whether the other end keeps a state of its own, which has to be ended even where
   *     people here ended it
   * @return null where there is nothing to tell
   */
  static Kind worth(Alert alert, Told told, boolean follows, Instant now) {
    if (alert.state() == State.RESOLVED) {
      boolean known = told != null && told.alone() && told.kind() != Kind.RESOLVED;
      boolean byPeople = alert.resolution() == Resolution.DISMISSED;
      return known && (follows || !byPeople) ? Kind.RESOLVED : null;
    }
    if (isSpokenFor(alert) || isSnoozed(alert, now)) {
      return null;
    }
    if (told == null) {
      return switch (alert.state()) {
        case OPEN -> Kind.OPENED;
        case ESCALATED -> Kind.ESCALATED;
        case ACKNOWLEDGED, RESOLVED -> null;
      };
    }
    if (told.kind() == Kind.RESOLVED) {
      return Kind.REOPENED;
    }
    if (alert.severity().compareTo(told.severity()) < 0) {
      return Kind.WORSE;
    }
    if (alert.state() == State.ESCALATED && !told.escalated()) {
      return Kind.ESCALATED;
    }
    boolean taken = alert.state() == State.ACKNOWLEDGED && told.kind() != Kind.ACKNOWLEDGED;
    return taken && follows && told.alone() ? Kind.ACKNOWLEDGED : null;
  }

  /** Whether what waits need not be told any more, as nobody has heard of it yet. */
  static boolean isMoot(Alert alert) {
    return isSpokenFor(alert) || alert.resolution() == Resolution.DISMISSED;
  }

  /** When that happened which a version tells of. */
  static Instant moment(Alert alert) {
    if (alert.resolvedAt() != null) {
      return alert.resolvedAt();
    }
    Instant escalated = alert.handling().escalatedAt();
    return alert.state() == State.ESCALATED && escalated != null ? escalated : alert.newestAt();
  }

  private static boolean isSpokenFor(Alert alert) {
    return alert.handling().inhibitedBy() != null;
  }

  private static boolean isSnoozed(Alert alert, Instant now) {
    Instant until = alert.handling().snoozedUntil();
    return until != null && until.isAfter(now);
  }
}
