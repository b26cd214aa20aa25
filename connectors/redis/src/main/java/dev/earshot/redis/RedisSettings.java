package dev.earshot.redis;

import dev.earshot.config.EarshotConfig;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where Redis is, how to reach it, and how long it remembers.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param user the ACL user; empty for the default user
 * @param password empty where none is needed; never printed
 * @param tls whether to encrypt; the server's certificate and name are then checked against the
 *     JVM's trust store
 * @param timeout longest wait for a connection, for a free one, and for a reply: above 0, at most a
 *     minute
 * @param retention how long entries stay
 */
public record RedisSettings(
    String host,
    int port,
    String user,
    String password,
    boolean tls,
    Duration timeout,
    Retention retention)
    implements Serializable {

  /** A healthy Redis answers within milliseconds; one that takes a second is as good as down. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  /**
   * How long entries stay. Whatever is live stays without limit.
   *
   * @param evidence a post's text: at most what your privacy notice says
   * @param tombstone how long a cleared subject is remembered, so that an older write that comes
   *     late does not revive it
   * @param history a resolved alert
   * @param streamLength about so many entries stay in each stream: how long a reader may be away
   */
  public record Retention(
      Duration evidence, Duration tombstone, Duration history, long streamLength)
      implements Serializable {

    /** Tombstones and history outlive the 28 days that posts can be replayed from the log. */
    public static final Retention DEFAULT =
        new Retention(Duration.ofDays(28), Duration.ofDays(30), Duration.ofDays(90), 10_000);

    public Retention {
      positive("evidence", evidence);
      positive("tombstone", tombstone);
      positive("history", history);
      require(streamLength >= 1, "streamLength must be at least 1, is " + streamLength);
    }
  }

  public RedisSettings {
    require(host != null && !host.isBlank(), "host is missing");
    require(port >= 1 && port <= 65535, "port must be 1 to 65535, is " + port);
    user = Objects.requireNonNullElse(user, "");
    password = Objects.requireNonNullElse(password, "");
    require(user.isEmpty() || !password.isEmpty(), "a user needs a password");
    positive("timeout", timeout);
    require(timeout.compareTo(LONGEST_TIMEOUT) <= 0, "timeout must be at most a minute");
    Objects.requireNonNull(retention, "retention");
  }

  /** What earshot.yaml says. */
  public static RedisSettings of(EarshotConfig config) {
    var redis = config.redis();
    return new RedisSettings(
        redis.host(),
        redis.port(),
        redis.user(),
        redis.password(),
        redis.tls(),
        redis.timeout(),
        new Retention(
            config.privacy().evidenceTtl(),
            Retention.DEFAULT.tombstone(),
            Retention.DEFAULT.history(),
            Retention.DEFAULT.streamLength()));
  }

  /** A Redis on this machine, with the defaults. */
  public static RedisSettings local(int port, String password) {
    return new RedisSettings(
        "127.0.0.1", port, "", password, false, DEFAULT_TIMEOUT, Retention.DEFAULT);
  }

  /** {@code redis://user@host:port}, without the password: for logs and errors. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://")
        + (user.isEmpty() ? "" : user + "@")
        + host
        + ":"
        + port;
  }

  private static void positive(String name, Duration value) {
    require(value != null && value.toMillis() > 0, name + " must be at least 1 ms, is " + value);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
