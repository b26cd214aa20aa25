package dev.earshot.notification.channel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A sign of life to somebody outside. */
public final class Ping {
  private Ping() {}

  /**
   * Gives it.
   *
   * @return what went wrong, in our own words; empty where nothing did
   */
  public static String ask(URI uri, Duration timeout) {
    try {
      // Named by whoever runs us, and no record's: it may well be inside.
      int status = new Line(new Guard(true), timeout).ask("GET", uri, Map.of(), null).status();
      return status / 100 == 2 ? "" : "status " + status;
    } catch (ChannelException e) {
      return e.getMessage();
    }
  }
}
