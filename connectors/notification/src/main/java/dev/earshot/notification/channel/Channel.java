package dev.earshot.notification.channel;

/** A way to tell somebody. Safe for one thread. */
public interface Channel {
  /**
   * Tells it; returns once the other end has taken it.
   *
   * @throws ChannelException if it has not, or if nobody knows
   */
  void tell(Message message) throws ChannelException;

  /**
   * Whether the other end could be reached, without telling it anything.
   *
   * @return what was found, in words
   * @throws ChannelException if it could not
   */
  String check() throws ChannelException;

  /** Whether the other end keeps a state of its own for each alert, which has to be ended there. */
  default boolean follows() {
    return false;
  }
}
