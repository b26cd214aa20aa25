package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where alerts and bumps become visible.
 *
 * @param user empty for Redis's default user
 * @param password empty for none
 * @param tls whether to speak TLS
 * @param timeout for connecting and for each answer: one second is long for Redis, so whatever
 *     takes longer is down
 * @param batch most scripts in one round trip: beyond 128 the rate hardly grows
 * @param linger longest an entry waits for others to share its round trip; far below what a person
 *     notices
 */
public record RedisSettings(
    @Default("localhost") String host,
    @Default("6379") int port,
    @Default("") String user,
    @Default("") String password,
    @Default("false") boolean tls,
    @Default("1s") Duration timeout,
    @Default("128") int batch,
    @Default("20ms") Duration linger)
    implements Serializable {

  public RedisSettings {
    host = Require.text("host", host);
    Require.within("port", port, 1, 65_535);
    user = Require.present("user", user);
    password = Require.present("password", password);
    Require.within("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(1));
    Require.within("batch", batch, 1, 10_000);
    Require.within("linger", linger, Duration.ZERO, Duration.ofSeconds(10));
    if (!user.isEmpty() && password.isEmpty()) {
      throw new InvalidSettingException("password", "is missing; a user needs one");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RedisSettings[%s:%d, user=%s, password %s, tls=%s, timeout=%s, batch=%d, linger=%s]"
        .formatted(
            host, port, user, password.isEmpty() ? "none" : "set", tls, timeout, batch, linger);
  }
}
