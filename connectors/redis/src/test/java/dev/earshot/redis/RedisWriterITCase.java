package dev.earshot.redis;

import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.raise;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol;

class RedisWriterITCase extends RealRedis {
  private static final List<Entry> RAISE =
      List.of(raise("cust:C-1001", version(1), Level.HIGH, 60));
  private static final List<Entry> NEWER =
      List.of(raise("cust:C-1001", version(2), Level.URGENT, 90));

  @Test
  void aServerThatForgotTheScriptsIsShownThemAgain() {
    writer.write(RAISE);
    admin(Protocol.Command.SCRIPT, "FLUSH");

    Outcome outcome = writer.write(NEWER);

    assertThat(outcome).isEqualTo(new Outcome(1, 0, 0, List.of()));
  }

  @Test
  void metaTellsTheVersionOfTheContractEvenAfterTheServerLostAll() {
    writer.write(RAISE);
    redis.flushAll();

    writer.write(RAISE);

    assertThat(redis.hgetAll(KEYS.meta())).containsExactly(Map.entry("schema", "1"));
  }

  @Test
  void nothingToWriteAsksNothingOfRedis() {
    RedisWriter nowhere = new RedisWriter(RedisSettings.local(1, ""), KEYS);

    assertThat(nowhere.write(List.of())).isEqualTo(new Outcome(0, 0, 0, List.of()));
    nowhere.close();
  }

  @Test
  void aFullServerIsUnavailableForNewEntriesAndForKnownOnes() {
    writer.write(RAISE);
    Map<String, Object> before = state();
    redis.configSet("maxmemory", "1");
    try {
      assertThatThrownBy(() -> writer.write(NEWER))
          .isInstanceOf(RedisUnavailableException.class)
          .hasMessageContaining("OOM");
      assertThatThrownBy(() -> writer.write(List.of(open("a1", version(1), 3))))
          .isInstanceOf(RedisUnavailableException.class);
      assertThat(state()).isEqualTo(before);
    } finally {
      redis.configSet("maxmemory", "0");
    }
    assertThat(writer.write(NEWER).written()).isOne();
  }

  @Test
  void aReplicaIsUnavailable() {
    admin(Protocol.Command.REPLICAOF, "127.0.0.1", "1");
    try {
      assertThatThrownBy(() -> writer.write(RAISE))
          .isInstanceOf(RedisUnavailableException.class)
          .hasMessageContaining("READONLY");
      assertThat(writer.check().warnings()).anyMatch(w -> w.startsWith("is a replica"));
    } finally {
      admin(Protocol.Command.REPLICAOF, "NO", "ONE");
    }
  }

  @Test
  void aWrongPasswordIsUnavailableAndNeverPrinted() {
    RedisWriter stranger = new RedisWriter(RedisSettings.local(server.port(), "guess"), KEYS);

    assertThatThrownBy(() -> stranger.write(RAISE))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("WRONGPASS")
        .hasMessageNotContaining("guess");
    assertThat(stranger.check().up()).isFalse();
    stranger.close();
  }

  @Test
  void aKilledServerIsUnavailableAndComesBackWithAllItWasTold() {
    writer.write(RAISE);
    Map<String, Object> before = state();
    server.kill();
    assertThatThrownBy(() -> writer.write(NEWER))
        .isInstanceOf(RedisUnavailableException.class)
        .hasMessageContaining("redis://127.0.0.1:" + server.port());
    assertThat(writer.check().up()).isFalse();

    server.restart();

    redis.getPool().clear();
    assertThat(state()).isEqualTo(before);
    assertThat(writer.write(NEWER)).isEqualTo(new Outcome(1, 0, 0, List.of()));
  }

  @Test
  void aServerThatHangsIsUnavailableWithinTheTimeout() {
    writer.write(RAISE);
    admin(Protocol.Command.CLIENT, "PAUSE", "1500", "ALL");

    long start = System.nanoTime();

    assertThatThrownBy(() -> writer.write(NEWER)).isInstanceOf(RedisUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    admin(Protocol.Command.CLIENT, "UNPAUSE");
  }

  @Test
  void historyForgetsWhatIsLongPastWhenAWriterStarts() {
    Version late = new Version(Entries.NOON.plus(Duration.ofDays(100)).toEpochMilli(), 0);
    writer.write(List.of(resolved("old", version(1), 1)));
    writer.write(List.of(resolved("new", late, 60 * 24 * 100)));
    RedisWriter next = new RedisWriter(settings, KEYS);

    next.write(RAISE);

    assertThat(redis.zrange(KEYS.history(), 0, -1)).containsExactly("new");
    next.close();
  }

  @Test
  void streamsKeepAboutAsManyEntriesAsTheyAreTold() {
    RedisSettings.Retention d = RedisSettings.Retention.DEFAULT;
    RedisSettings small =
        new RedisSettings(
            "127.0.0.1",
            server.port(),
            "",
            server.password(),
            false,
            RedisSettings.DEFAULT_TIMEOUT,
            new RedisSettings.Retention(d.evidence(), d.tombstone(), d.history(), 100));
    RedisWriter shortMemory = new RedisWriter(small, KEYS);
    List<Entry> many = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      many.add(raise("cust:C-1001", version(i), Level.HIGH, 60));
    }

    shortMemory.write(many);

    assertThat(redis.xlen(KEYS.bumps())).isBetween(100L, 300L);
    shortMemory.close();
  }

  @Test
  void aHealthyServerReportsItsVersionAndNoWarning() {
    Health health = writer.check();

    assertThat(health.up()).isTrue();
    assertThat(health.detail()).startsWith("redis://127.0.0.1:" + server.port() + " runs ");
    assertThat(health.warnings()).isEmpty();
  }

  @Test
  void settingsThatLoseEntriesAreWarnedOf() {
    redis.configSet(
        Map.of("maxmemory", "1gb", "maxmemory-policy", "allkeys-lru", "appendonly", "no"));
    try {
      assertThat(writer.check().warnings())
          .hasSize(2)
          .anyMatch(w -> w.contains("noeviction"))
          .anyMatch(w -> w.contains("appendonly yes"));
    } finally {
      redis.configSet(
          Map.of("maxmemory", "0", "maxmemory-policy", "noeviction", "appendonly", "yes"));
    }
  }
}
