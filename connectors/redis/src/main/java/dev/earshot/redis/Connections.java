package dev.earshot.redis;

import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/** How we talk to Redis, for processes that keep keys of their own beside the contract's. */
public final class Connections {
  /** The longest a reader may block for news. */
  static final Duration LONGEST_BLOCK = Duration.ofSeconds(30);

  private static final int MOST = 8;

  private Connections() {}

  /**
   * A client that connects when it is first used, waits for nothing longer than the timeout and
   * never retries by itself. RESP2, pinned: the scripts answer in plain words, which RESP3 would
   * not improve, and every server, proxy and managed service speaks it.
   */
  public static RedisClient open(RedisSettings settings) {
    int timeout = (int) settings.timeout().toMillis();
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .resp2()
            .connectionTimeoutMillis(timeout)
            .socketTimeoutMillis(timeout)
            .blockingSocketTimeoutMillis((int) LONGEST_BLOCK.toMillis() + timeout)
            .clientName("earshot")
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
    if (!settings.user().isEmpty()) {
      config.user(settings.user());
    }
    if (!settings.password().isEmpty()) {
      config.password(settings.password());
    }
    if (settings.tls()) {
      config.sslOptions(SslOptions.defaults());
    }
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MOST);
    pool.setMaxWait(settings.timeout());
    return RedisClient.builder()
        .hostAndPort(settings.host(), settings.port())
        .clientConfig(config.build())
        .poolConfig(pool)
        .build();
  }

  /**
   * What to throw for a fault. The idle connections of a server that went away are as dead as the
   * one that failed: without them the first retry finds the new server.
   */
  public static RedisUnavailableException unavailable(
      RedisClient client, RedisSettings settings, JedisException fault) {
    client.getPool().clear();
    return new RedisUnavailableException(settings, fault);
  }
}
