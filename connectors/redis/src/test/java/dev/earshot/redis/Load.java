package dev.earshot.redis;

import static dev.earshot.redis.Entries.version;

import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Bumps without end: a thousand customers rise, fall and are cleared, in a fixed order. */
final class Load implements AutoCloseable {
  private static final int CUSTOMERS = 997;
  private static final int BATCH = 100;

  private final RedisWriter writer;
  private int written;

  private Load(RedisWriter writer) {
    this.writer = writer;
  }

  /**
   * A load upon the server of the tests.
   *
   * @param streamLength about so many bumps stay in the stream
   */
  static Load keeping(long streamLength) {
    RedisSettings.Retention retention =
        new RedisSettings.Retention(
            Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), streamLength);
    RedisSettings settings =
        new RedisSettings(
            "127.0.0.1",
            RealRedis.server.port(),
            "",
            RealRedis.server.password(),
            false,
            Duration.ofSeconds(10),
            retention);
    return new Load(new RedisWriter(settings, RealRedis.KEYS));
  }

  /** Writes so many more. */
  void write(int bumps) {
    for (int end = written + bumps; written < end; ) {
      int next = Math.min(end, written + BATCH);
      writer.write(IntStream.range(written, next).mapToObj(Load::bump).toList());
      written = next;
    }
  }

  @Override
  public void close() {
    writer.close();
  }

  private static Entry bump(int n) {
    String subject = "cust:C-" + n % CUSTOMERS;
    int rank = 20 + n % 80;
    return n % 5 == 0
        ? Entries.clear(subject, version(n), List.of())
        : Entries.raise(subject, version(n), Level.ofRank(rank), rank);
  }
}
