package dev.earshot.notification;

/** Why a message is sent. */
public enum Kind {
  /** An alert opened. */
  OPENED,
  /** Its severity rose. */
  WORSE,
  /** Nobody looked at it for too long. */
  ESCALATED,
  /** It came back after it was over. */
  REOPENED,
  /** Somebody is on it; told only where the other end keeps a state of its own. */
  ACKNOWLEDGED,
  /** It is over. */
  RESOLVED,
  /** Several alerts at once, by their number. */
  MANY,
  /** Something we depend on is away. */
  LOST,
  /** It is back. */
  FOUND,
  /** Nothing happened: it proves that messages arrive. */
  TEST;

  /** Whether it only brings the state at the other end up to date: nobody is woken by it. */
  boolean quiet() {
    return this == ACKNOWLEDGED || this == RESOLVED;
  }
}
