package dev.earshot.config;

import java.util.Map;
import java.util.TreeSet;

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
   * @param secrets by desk: what proves that it is the desk who knocks
   */
  public record Door(
      @Default("0") int port, @Default("127.0.0.1") String bind, Map<String, String> secrets) {

    public Door {
      Require.within("port", port, 0, 65_535);
      bind = Require.text("bind", bind);
      secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
      secrets.forEach(
          (desk, secret) -> {
            Require.name("secrets." + desk, desk);
            Require.text("secrets." + desk, secret);
          });
      if (port > 0 && secrets.isEmpty()) {
        throw new InvalidSettingException(
            "secrets", "is empty; give one for each desk that may knock, as ${NAME}");
      }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Door[%s:%d, for %s]".formatted(bind, port, new TreeSet<>(secrets.keySet()));
    }
  }

  public HelpdeskSettings {
    desks = desks == null ? Map.of() : Map.copyOf(desks);
    desks.keySet().forEach(desk -> Require.name("desks." + desk, desk));
    door = Require.present("door", door);
    link = link == null || link.isEmpty() ? "" : Require.link("link", link);
  }
}
