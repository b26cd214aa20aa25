package dev.earshot.wall;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.earshot.config.WallSettings;
import dev.earshot.config.WallSettings.Role;
import dev.earshot.config.WallSettings.User;
import dev.earshot.http.Hmac;
import dev.earshot.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may come in, and what they may do. */
final class Access {
  static final String COOKIE = "earshot_wall";
  static final String PROOF = "X-Earshot-Proof";
  static final String PROXY = "X-Earshot-Proxy";

  /** Of whom the wall makes a token for, where nobody is named. */
  static final String ALONE = "wall";

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,63}");

  private final WallSettings settings;
  private final Places places;
  private final Map<String, User> users;
  private final String made;
  private final Sessions sessions;
  private final Tries tries;
  private final byte[] key = Sessions.secret().getBytes(StandardCharsets.UTF_8);

  Access(WallSettings settings, Places places, InstantSource clock) {
    this.settings = settings;
    this.places = places;
    this.tries = new Tries(clock);
    this.users = new HashMap<>(settings.users());
    boolean nobody = users.isEmpty() && !settings.proxy().present();
    this.made = nobody ? Sessions.secret() : null;
    if (nobody) {
      users.put(ALONE, new User(Role.ADMIN, made));
    }
    this.sessions = new Sessions(users, settings.session(), clock);
  }

  /** The token that was made for this start, where nobody is named; to be printed once. */
  Optional<String> made() {
    return Optional.ofNullable(made);
  }

  /**
   * Who asks.
   *
   * @throws Refusal 401 where nobody is known
   */
  Visitor visitor(Headers headers) throws Refusal {
    Optional<Visitor> visitor =
        settings.proxy().present() ? proxied(headers) : cookie(headers).flatMap(sessions::of);
    return visitor.orElseThrow(() -> new Refusal(401, "sign in first"));
  }

  /** Refuses who may not do what this role may. */
  void allow(Visitor visitor, Role least) throws Refusal {
    if (!visitor.role().atLeast(least)) {
      throw new Refusal(403, "that takes the role " + word(least));
    }
  }

  /** Who changes something, from our own page. */
  Visitor acting(Headers headers, Role least) throws Refusal {
    places.fromOurPage(headers);
    Visitor visitor = visitor(headers);
    allow(visitor, least);
    String proof = headers.getFirst(PROOF);
    if (proof == null || !Hmac.same(visitor.proof(), proof)) {
      throw new Refusal(403, "this does not come from our page");
    }
    return visitor;
  }

  /**
   * Lets somebody in by a token.
   *
   * @return whose it is; the answer carries the cookie
   */
  Visitor signIn(HttpExchange exchange, String token) throws Refusal {
    places.fromOurPage(exchange.getRequestHeaders());
    String from = exchange.getRemoteAddress().getAddress().getHostAddress();
    if (tries.tooMany(from)) {
      exchange.getResponseHeaders().set("Retry-After", "60");
      throw new Refusal(429, "too many tries; wait a minute");
    }
    String name = null;
    // All of them, each in the same time: how long it takes tells nothing.
    for (Map.Entry<String, User> user : users.entrySet()) {
      String right = user.getValue().token();
      if (Hmac.same(Sessions.hash(right), Sessions.hash(token)) && !right.isEmpty()) {
        name = user.getKey();
      }
    }
    if (name == null) {
      tries.failed(from);
      throw new Refusal(401, "nobody has this token");
    }
    String shown = sessions.begin(name);
    cookie(exchange, shown, settings.session().toSeconds());
    return sessions.of(shown).orElseThrow();
  }

  void signOut(HttpExchange exchange) {
    cookie(exchange.getRequestHeaders()).ifPresent(sessions::end);
    cookie(exchange, "", 0);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Visitor> proxied(Headers headers) {
    String secret = headers.getFirst(PROXY);
    String name = headers.getFirst(settings.proxy().header());
    if (secret == null
        || !Hmac.same(settings.proxy().secret(), secret)
        || name == null
        || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    User known = users.get(name);
    byte[] proof = Hmac.of(Hmac.SHA256, key, name.getBytes(StandardCharsets.UTF_8));
    return Optional.of(
        new Visitor(
            name,
            known == null ? settings.proxy().role() : known.role(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(proof)));
  }

  private static Optional<String> cookie(Headers headers) {
    for (String header : headers.getOrDefault("Cookie", List.of())) {
      for (String pair : header.split(";", -1)) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals(COOKIE) && !parts[1].isEmpty()) {
          return Optional.of(parts[1]);
        }
      }
    }
    return Optional.empty();
  }

  private void cookie(HttpExchange exchange, String value, long seconds) {
    exchange
        .getResponseHeaders()
        .set(
            "Set-Cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(COOKIE, value, seconds, places.encrypted() ? "; Secure" : ""));
  }
}
