package dev.earshot.helpdesk.door;

import dev.earshot.config.HelpdeskSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where desks knock, and how each proves that it is itself.
 *
 * @param port 0 to 65535; 0 takes whichever is free
 * @param bind the address to listen on; the loopback unless there is a reason
 * @param desks by the desk's name, as customers' {@code refs} carry it
 */
public record DoorSettings(int port, String bind, Map<String, Secret> desks) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** How a desk signs what it sends. */
  public enum Kind {
    /** As Zendesk signs its webhooks. */
    ZENDESK,
    /** As Zammad signs its webhooks. */
    ZAMMAD,
    /** For everybody else, in our own way. */
    GENERIC
  }

  /**
   * What the door knows of a desk.
   *
   * @param kind how it signs
   * @param secret the key it signs with, at least 16 characters; never printed
   * @param ownUser the user by whom our bridge works at this desk, by id or login; what that user
   *     does is not told on. Empty where no bridge works there
   */
  public record Secret(Kind kind, String secret, String ownUser) {
    private static final int SHORTEST = 16;

    public Secret {
      Objects.requireNonNull(kind, "kind");
      ownUser = Objects.requireNonNullElse(ownUser, "");
      require(
          secret != null && secret.length() >= SHORTEST,
          "a secret must have at least " + SHORTEST + " characters: a shorter one can be guessed");
    }

    @Override
    public String toString() {
      return "Secret[kind=" + kind + ", ownUser=" + ownUser + "]";
    }
  }

  public DoorSettings {
    require(port >= 0 && port <= 65535, "port must be 0 to 65535, is " + port);
    require(bind != null && !bind.isBlank(), "bind is missing");
    desks = Map.copyOf(desks);
    require(
        desks.keySet().stream().allMatch(name -> NAME.matcher(name).matches()),
        "a desk's name must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a-z or 0-9");
  }

  /** What earshot.yaml says; a port of 0 there means that there is no door. */
  public static DoorSettings of(HelpdeskSettings.Door door) {
    Map<String, Secret> desks = new HashMap<>();
    door.secrets()
        .forEach(
            (name, own) -> {
              Kind kind =
                  switch (own.kind()) {
                    case ZENDESK -> Kind.ZENDESK;
                    case ZAMMAD -> Kind.ZAMMAD;
                    case GENERIC -> Kind.GENERIC;
                  };
              desks.put(name, new Secret(kind, own.secret(), own.ownUser()));
            });
    return new DoorSettings(door.port(), door.bind(), desks);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
