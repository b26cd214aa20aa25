package dev.earshot.redis;

import dev.earshot.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.resps.StreamEntry;

/** A real server for a class of tests, emptied before each, with a writer and a reader. */
abstract class RealRedis {
  static final Keys KEYS = new Keys("demo");

  @TempDir static Path dir;
  static EmbeddedRedis server;
  static RedisSettings settings;
  static RedisClient redis;
  static RedisWriter writer;
  static PriorityReader reader;

  @BeforeAll
  static void start() {
    server = EmbeddedRedis.start(dir);
    settings = RedisSettings.local(server.port(), server.password());
    redis = Connections.open(settings);
    writer = new RedisWriter(settings, KEYS);
    reader = new PriorityReader(settings, KEYS);
  }

  @AfterAll
  static void stop() {
    reader.close();
    writer.close();
    redis.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    redis.flushAll();
  }

  static void admin(Protocol.Command command, String... args) {
    redis.executeCommand(new CommandArguments(command).addObjects((Object[]) args));
  }

  /** All that a replay must leave the same: everything but the streams and their ids. */
  static Map<String, Object> state() {
    Map<String, Object> state = new TreeMap<>();
    for (String key : redis.keys("*")) {
      switch (redis.type(key)) {
        case "hash" -> state.put(key, new TreeMap<>(redis.hgetAll(key)));
        case "zset" -> state.put(key, redis.zrangeWithScores(key, 0, -1));
        case "string" -> state.put(key, redis.get(key));
        default -> state.put(key, redis.type(key));
      }
    }
    state.remove(KEYS.lastBumpId());
    return state;
  }

  static List<StreamEntry> stream(String key) {
    return redis.xrange(key, "-", "+");
  }

  /** What stands more than once in a stream, as "id version". */
  static Set<String> doubled(String key, String idField) {
    Set<String> seen = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (StreamEntry entry : stream(key)) {
      String what = entry.getFields().get(idField) + " " + entry.getFields().get("version");
      if (!seen.add(what)) {
        doubled.add(what);
      }
    }
    return doubled;
  }
}
