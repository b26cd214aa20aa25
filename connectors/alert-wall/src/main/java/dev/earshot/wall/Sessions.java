package dev.earshot.wall;

import dev.earshot.config.WallSettings.User;
import dev.earshot.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in. What a browser shows is signed with a key that only their token gives: so a
 * restart signs nobody out, and whoever changes or takes away a token ends its sessions.
 */
final class Sessions {
  private static final int BYTES = 32;
  private static final int MOST_ENDED = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, User> users;
  private final Duration lasting;
  private final InstantSource clock;
  private final Map<String, Instant> ended = new LinkedHashMap<>();

  Sessions(Map<String, User> users, Duration lasting, InstantSource clock) {
    this.users = Map.copyOf(users);
    this.lasting = lasting;
    this.clock = clock;
  }

  /** Something nobody can guess, for a URL, a header or a cookie. */
  static String secret() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  static String hash(String secret) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(secret)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Begins one; returns what the browser is to show. */
  String begin(String name) {
    String said = name + "~" + clock.instant().plus(lasting).getEpochSecond() + "~" + secret();
    return said + "~" + signed("session", users.get(name), said);
  }

  /** Who shows this. */
  Optional<Visitor> of(String shown) {
    String[] parts = shown.split("~", -1);
    User user = parts.length == 4 ? users.get(parts[0]) : null;
    if (user == null || user.token().isEmpty()) {
      return Optional.empty();
    }
    String said = shown.substring(0, shown.lastIndexOf('~'));
    // Only what is signed is looked at any closer.
    boolean ours = Hmac.same(signed("session", user, said), parts[3]);
    return ours
            && Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant())
            && !over(shown)
        ? Optional.of(new Visitor(parts[0], user.role(), signed("proof", user, said)))
        : Optional.empty();
  }

  /** Ends one, until the wall is started again. */
  synchronized void end(String shown) {
    ended.values().removeIf(until -> until.isBefore(clock.instant()));
    if (ended.size() >= MOST_ENDED) {
      ended.remove(ended.keySet().iterator().next());
    }
    ended.put(hash(shown), clock.instant().plus(lasting));
  }

  private synchronized boolean over(String shown) {
    return ended.containsKey(hash(shown));
  }

  private static String signed(String purpose, User user, String said) {
    return BASE64.encodeToString(
        Hmac.of(Hmac.SHA256, utf8(user.token()), utf8("earshot wall " + purpose + ":" + said)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
