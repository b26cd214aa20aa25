package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.helpdesk.DeskException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The desks we know how to speak with. */
public final class Desks {
  private Desks() {}

  /**
   * A desk; nothing is called yet.
   *
   * @param name as customers' {@code refs} carry it
   * @throws IllegalArgumentException naming the desk and the key, if its templates do not fit
   *     together
   */
  public static Desk open(String name, DeskSettings settings) {
    try {
      return switch (settings.kind()) {
        case ZENDESK -> new ZendeskDesk(name, settings);
        case ZAMMAD -> new ZammadDesk(name, settings);
        case HTTP -> new HttpDesk(name, settings);
      };
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("helpdesk.desks." + name + "." + e.getMessage(), e);
    }
  }

  /** A way to one ticket. */
  interface Lookup {
    Ticket find() throws DeskException;
  }

  /** What is gone is none; any other trouble stays trouble. */
  static Optional<Ticket> orNone(Lookup lookup) throws DeskException {
    try {
      return Optional.of(lookup.find());
    } catch (DeskException e) {
      if (e.kind() == Kind.GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
