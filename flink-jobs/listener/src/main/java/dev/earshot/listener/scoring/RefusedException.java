package dev.earshot.listener.scoring;

/**
 * A change of the settings that a running job does not obey; the message says why, and which key.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedException(String why) {
    super(why);
  }
}
