package dev.earshot.config;

import java.util.Map;

/**
 * Which help desks hear of bumps and tell what they did.
 *
 * @param desks by the name that customers' refs and desk events know them by
 * @param door where desks tell what they did
 * @param link where a person may look at an alert, its id put at the end; empty for no links
 */
public record HelpdeskSettings(
    Map<String, DeskSettings> desks, Door door, @Default("") String link) {

  /**
   * Where desks tell what they did.
   *
   * @param port 0 keeps it shut
   * @param bind the address it listens at: this machine only, unless a proxy is elsewhere
   * @param secrets what proves that it is the desk who knocks, by desk
   */
  public record Door(
      @Default("0") int port, @Default("127.0.0.1") String bind, Map<String, Secret> secrets) {

    public Door {
      Require.within("port", port, 0, 65_535);
      bind = Require.text("bind", bind);
      secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
      secrets.keySet().forEach(desk -> Require.name("secrets." + desk, desk));
      if (port > 0 && secrets.isEmpty()) {
        throw new InvalidSettingException(
            "secrets", "is empty; give one for each desk that may knock");
      }
    }
  }

  /**
   * What the door knows of a desk.
   *
   * @param kind how it signs
   * @param secret what it signs with, at least 16 characters
   * @param ownUser the user by whom our bridge works there, by id or login: what that user does is
   *     not told. Empty where no bridge works there
   */
  public record Secret(Kind kind, String secret, @Default("") String ownUser) {
    private static final int SHORTEST = 16;

    /** How a desk signs what it sends. */
    public enum Kind {
      ZENDESK,
      ZAMMAD,
      /** In our own way, for all others. */
      GENERIC
    }

    public Secret {
      kind = Require.present("kind", kind);
      if (Require.text("secret", secret).length() < SHORTEST) {
        throw new InvalidSettingException(
            "secret",
            "is shorter than %d characters and can be guessed; make one with: openssl rand -hex 32"
                .formatted(SHORTEST));
      }
      ownUser = Require.present("own_user", ownUser);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Secret[%s, ownUser=%s]".formatted(kind, ownUser);
    }
  }

  public HelpdeskSettings {
    desks = desks == null ? Map.of() : Map.copyOf(desks);
    desks.keySet().forEach(desk -> Require.name("desks." + desk, desk));
    door = Require.present("door", door);
    link = link == null || link.isEmpty() ? "" : Require.link("link", link);
  }
}
