package dev.earshot.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page that shows alerts as they come, and who may see it.
 *
 * @param port 0 takes whichever is free
 * @param bind the address it listens at: this machine only, unless a proxy is elsewhere
 * @param url how people reach it; empty: as it listens, from this machine only
 * @param language of the page, for a browser that asks for none of ours
 * @param session how long a sign-in lasts
 * @param users by name, as alerts will call them; none and no proxy: a token is made at each start
 * @param proxy what signs people in before they come here, if anything does
 * @param audit file to which is added who signed in and who did what, against the working folder
 */
public record WallSettings(
    @Default("8090") int port,
    @Default("127.0.0.1") String bind,
    @Default("") String url,
    @Default("en") String language,
    @Default("12h") Duration session,
    Map<String, User> users,
    Proxy proxy,
    @Default("data/wall-audit.jsonl") String audit) {

  /** The languages that the page speaks. */
  public static final List<String> LANGUAGES = List.of("en", "sl", "ro", "sr", "ru");

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

  /** What somebody may do, the least first; each may do what those before may. */
  public enum Role {
    /** Sees alerts, with what is delicate covered. */
    VIEWER,
    /** Sees customers, uncovers what is delicate, and says what is done about an alert. */
    AGENT,
    /** Sees what others did, and changes rules. */
    ADMIN;

    /** Whether this is that role, or more. */
    public boolean atLeast(Role role) {
      return compareTo(role) >= 0;
    }
  }

  /**
   * Somebody who may come in.
   *
   * @param role what they may do
   * @param token what they sign in with, at least 16 characters; empty: by the proxy only
   */
  public record User(@Default("agent") Role role, @Default("") String token) {
    public User {
      role = Require.present("role", role);
      if (!token.isEmpty()) {
        unguessable("token", token);
      }
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "User[%s]".formatted(role);
    }
  }

  /**
   * What signs people in before they come here.
   *
   * @param header in which it says who it is; empty: there is no proxy
   * @param secret what it proves itself with, in the header {@code X-Earshot-Proxy}, at least 16
   *     characters: whatever else reaches our port could name anybody
   * @param role of whom {@code users} does not name
   */
  public record Proxy(
      @Default("") String header, @Default("") String secret, @Default("viewer") Role role) {
    public Proxy {
      role = Require.present("role", role);
      if (!header.isEmpty()) {
        if (!header.matches("[A-Za-z0-9-]{1,64}")) {
          throw new InvalidSettingException("header", "is not the name of a header");
        }
        unguessable("secret", secret);
      }
    }

    /** Whether there is one. */
    public boolean present() {
      return !header.isEmpty();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Proxy[%s, %s]".formatted(header, role);
    }
  }

  public WallSettings {
    Require.within("port", port, 0, 65_535);
    bind = Require.text("bind", bind);
    url = url.isEmpty() ? "" : Require.link("url", url);
    if (!url.isEmpty() && !bare(url)) {
      throw new InvalidSettingException("url", "must end with the host or its port");
    }
    if (url.isEmpty() && !THIS_MACHINE.contains(bind)) {
      throw new InvalidSettingException(
          "url", "is missing; where others may come in, a request is known by it");
    }
    if (!LANGUAGES.contains(language)) {
      throw new InvalidSettingException(
          "language", "is none of ours" + Names.hint(language, new TreeSet<>(LANGUAGES)));
    }
    Require.within("session", session, Duration.ofMinutes(5), Duration.ofDays(7));
    users = users == null ? Map.of() : Map.copyOf(users);
    users.keySet().forEach(name -> Require.name("users." + name, name));
    proxy = Require.present("proxy", proxy);
    audit = Require.file("audit", audit);
    for (Map.Entry<String, User> user : users.entrySet()) {
      if (user.getValue().token().isEmpty() && !proxy.present()) {
        throw new InvalidSettingException(
            "users." + user.getKey() + ".token",
            "is missing; without a proxy nobody comes in else");
      }
    }
    if (users.values().stream()
            .map(User::token)
            .filter(token -> !token.isEmpty())
            .distinct()
            .count()
        != users.values().stream().filter(user -> !user.token().isEmpty()).count()) {
      throw new InvalidSettingException(
          "users", "has two of one token; nobody could tell them apart");
    }
  }

  private static boolean bare(String url) {
    String path = URI.create(url).getRawPath();
    return path == null || path.isEmpty();
  }

  private static void unguessable(String key, String value) {
    if (value.length() < 16) {
      throw new InvalidSettingException(
          key,
          "is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32");
    }
  }
}
