package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.model.Entry;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Days of angry people who are recognised on the way, of answers, crises and a team at work end in
 * the same Redis, however they arrive: in the log's order and written once, or in any order with
 * crashes that go back to a checkpoint and batches that are written again.
 *
 * <p>200 histories by default; {@code -Dearshot.histories=2000} makes as many as are asked for, and
 * {@code -Dearshot.redis-server=/usr/bin/valkey-server} runs them on another server.
 */
class RandomHistoriesITCase {
  private static final Keys KEYS = new Keys("acme");

  @TempDir private static Path folder;
  private static EmbeddedRedis server;
  private static RedisClient redis;
  private static RedisWriter writer;

  @BeforeAll
  static void start() {
    server = EmbeddedRedis.start(folder);
    // Patient: here nothing is to be found out about a machine that is busy with other tests.
    RedisSettings settings =
        new RedisSettings(
            "127.0.0.1",
            server.port(),
            "",
            server.password(),
            false,
            Duration.ofMinutes(1),
            RedisSettings.Retention.DEFAULT);
    writer = new RedisWriter(settings, KEYS);
    redis =
        RedisClient.builder()
            .hostAndPort(new HostAndPort("127.0.0.1", server.port()))
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .password(server.password())
                    .timeoutMillis((int) settings.timeout().toMillis())
                    .build())
            .build();
  }

  @AfterAll
  static void stop() {
    redis.close();
    writer.close();
    server.close();
  }

  @Test
  void everyHistoryEndsInTheSameRedisAndNothingStandsTwiceInAStream() throws Exception {
    Set<String> seen = new HashSet<>();
    List<String> differences = new ArrayList<>();
    int crashes = 0;
    for (long seed = 1; seed <= Integer.getInteger("earshot.histories", 200); seed++) {
      Random chance = new Random(seed);
      List<Finding> facts = Histories.days(chance, 30);
      tell(new History(facts));
      Map<String, Object> expected = state();

      redis.flushAll();
      crashes += tell(new History(facts, chance));

      differences.addAll(differences("history " + seed, expected, state()));
      String all = all();
      for (String name : forgotten(facts)) {
        assertThat(all).as("history %d", seed).doesNotContain(name);
        seen.add("forgotten " + name.substring(0, 4));
      }
      assertThat(doubled(KEYS.bumps(), "subject")).as("history %d", seed).isEmpty();
      assertThat(doubled(KEYS.alerts(), "id")).as("history %d", seed).isEmpty();
      redis.xrange(KEYS.bumps(), "-", "+").forEach(bump -> seen.add(bump.getFields().get("kind")));
      seen.addAll(redis.keys("*ref:*"));
      redis.flushAll();
    }
    assertThat(differences).isEmpty();
    assertThat(seen).contains("raise", "lower", "clear", KEYS.ref(Mentions.TICKET_ID));
    assertThat(seen).contains("forgotten acct", "forgotten cust");
    assertThat(crashes).isPositive();
  }

  private static List<String> differences(
      String where, Map<String, Object> expected, Map<String, Object> state) {
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(state.keySet());
    keys.removeIf(key -> Objects.equals(expected.get(key), state.get(key)));
    return keys.stream()
        .map(key -> where + ", " + key + ": " + expected.get(key) + " became " + state.get(key))
        .toList();
  }

  /** Tells it to the second half of the pipeline and to Redis; returns how often it crashed. */
  private static int tell(History history) throws Exception {
    int crashes = 0;
    try (SecondHalf half = new SecondHalf()) {
      List<Entry> written = new ArrayList<>();
      SecondHalf.Checkpoint checkpoint = half.checkpoint(0);
      for (int next = 0; next < history.size(); next++) {
        written.addAll(write(half.take(history.step(next))));
        if (history.crashesAfter(next)) {
          half.restartFrom(checkpoint);
          next = checkpoint.next() - 1;
          crashes++;
        } else if (history.checkpointsAfter(next)) {
          checkpoint = half.checkpoint(next + 1);
        }
        write(history.again(written));
      }
      written.addAll(write(half.end()));
      write(history.again(written));
    }
    return crashes;
  }

  private static List<Entry> write(List<Entry> entries) {
    assertThat(writer.write(entries).rejected()).isEmpty();
    return entries;
  }

  /** Who was to be forgotten and has said nothing since. */
  private static Set<String> forgotten(List<Finding> facts) {
    Set<String> forgotten = new TreeSet<>();
    for (Finding fact : facts) {
      if (Histories.isGone(fact)) {
        forgotten.add(SecondHalf.nameOf(fact.signal().subject()));
      } else if (fact.signal() != null) {
        forgotten.remove(SecondHalf.nameOf(fact.signal().subject()));
      }
    }
    return forgotten;
  }

  /** Every word in Redis. */
  private static String all() {
    return state()
        + redis.xrange(KEYS.bumps(), "-", "+").toString()
        + redis.xrange(KEYS.alerts(), "-", "+");
  }

  /** All but the streams; whether a bump was raised or lowered last is the story of its way. */
  private static Map<String, Object> state() {
    Map<String, Object> state = new TreeMap<>();
    for (String key : redis.keys("*")) {
      switch (redis.type(key)) {
        case "hash" -> {
          Map<String, String> hash = new TreeMap<>(redis.hgetAll(key));
          if ("lower".equals(hash.get("kind")) || "raise".equals(hash.get("kind"))) {
            hash.keySet().removeAll(Set.of("kind", "content_sha1"));
          }
          state.put(key, hash);
        }
        case "zset" -> state.put(key, redis.zrangeWithScores(key, 0, -1));
        case "string" -> state.put(key, redis.get(key));
        default -> state.put(key, redis.type(key));
      }
    }
    state.remove(KEYS.lastBumpId());
    return state;
  }

  private static Set<String> doubled(String stream, String id) {
    Set<String> once = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (StreamEntry entry : redis.xrange(stream, "-", "+")) {
      Map<String, String> fields = entry.getFields();
      String what = fields.get(id) + " " + fields.get("version");
      if (!once.add(what)) {
        doubled.add(what);
      }
    }
    return doubled;
  }
}
