package dev.earshot.helpdesk;

import java.time.Duration;

/** A desk did not do what it was asked. */
public final class DeskException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Duration retryAfter;

  /** What that means for whoever asked. */
  public enum Kind {
    /** Credentials are wrong or may not do this: nothing works until a person mends it. */
    UNAUTHORIZED,
    /** There is no such ticket or customer (any more). */
    GONE,
    /** Somebody changed it in the meantime: read it again. */
    CONFLICT,
    /** The desk cannot accept this, however often it is asked. */
    REFUSED,
    /** Too much at once: wait. */
    LIMITED,
    /** The desk is away or broken: try again later. */
    UNAVAILABLE
  }

  /**
   * @param kind what to do about it
   * @param retryAfter how long the desk asks to be left alone, or null
   * @param message what happened, without secrets and without words of strangers
   */
  public DeskException(Kind kind, Duration retryAfter, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public DeskException(Kind kind, String message) {
    this(kind, null, message, null);
  }

  public Kind kind() {
    return kind;
  }

  /** How long the desk asks to be left alone, or null. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
