package dev.earshot.redis;

/**
 * Redis cannot be reached or cannot serve now: down, loading, full, read-only, without a master,
 * busy, or refusing our credentials. Nothing is wrong with what was asked, so ask again, the whole
 * of it: every write is idempotent.
 */
public final class RedisUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisUnavailableException(RedisSettings settings, Throwable cause) {
    super(settings + " is unavailable: " + cause.getMessage(), cause);
  }
}
