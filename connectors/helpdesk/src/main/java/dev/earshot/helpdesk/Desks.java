package dev.earshot.helpdesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The desks we know how to speak with. */
public final class Desks {
  private Desks() {}

  /**
   * A desk; nothing is called yet.
   *
   * @throws IllegalArgumentException if its templates do not fit together
   */
  public static Desk open(DeskSettings settings) {
    return switch (settings.kind()) {
      case ZENDESK -> new ZendeskDesk(settings);
      case ZAMMAD -> new ZammadDesk(settings);
      case HTTP -> new HttpDesk(settings);
    };
  }

  static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
