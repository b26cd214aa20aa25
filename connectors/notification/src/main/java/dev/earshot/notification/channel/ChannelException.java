package dev.earshot.notification.channel;

import java.time.Duration;

/**
 * Somebody was not told, as far as is known. The message is in our own words: no address, no secret
 * and nothing of what was answered.
 */
public final class ChannelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean last;
  private final transient Duration wait;

  private ChannelException(boolean last, Duration wait, String problem) {
    super(problem);
    this.last = last;
    this.wait = wait;
  }

  /** Trying again would not help. */
  public static ChannelException refused(String problem) {
    return new ChannelException(true, null, problem);
  }

  /** It may be better later. */
  public static ChannelException away(String problem) {
    return new ChannelException(false, null, problem);
  }

  /** The other end said how long to leave it alone; null where it did not. */
  public static ChannelException away(String problem, Duration wait) {
    return new ChannelException(false, wait, problem);
  }

  /** Whether trying again would not help. */
  public boolean isLast() {
    return last;
  }

  /** How long the other end wants to be left alone; null where it did not say. */
  public Duration retryAfter() {
    return wait;
  }
}
