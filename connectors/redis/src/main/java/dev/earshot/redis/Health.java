package dev.earshot.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * How Redis is.
 *
 * @param up whether it answered
 * @param detail one line for people: which server, or what is wrong
 * @param warnings settings of the server that endanger what we write, each with its remedy
 */
public record Health(boolean up, String detail, List<String> warnings) {
  public Health {
    warnings = List.copyOf(warnings);
  }

  static Health of(UnifiedJedis client, RedisSettings settings) {
    try {
      client.ping();
      Map<String, String> info = parse(client.info());
      return new Health(true, settings + " runs " + info.get("redis_version"), warnings(info));
    } catch (JedisAccessControlException e) {
      boolean known = e.getMessage().startsWith("NOPERM");
      return new Health(known, settings + ": " + e.getMessage(), List.of());
    } catch (JedisException e) {
      return new Health(false, settings + ": " + e.getMessage(), List.of());
    }
  }

  private static List<String> warnings(Map<String, String> info) {
    List<String> warnings = new ArrayList<>();
    String policy = info.getOrDefault("maxmemory_policy", "noeviction");
    if (!policy.equals("noeviction") && !"0".equals(info.get("maxmemory"))) {
      warnings.add("forgets entries when full (" + policy + "): set maxmemory-policy noeviction");
    }
    if ("0".equals(info.get("aof_enabled"))) {
      warnings.add("a crash loses the newest entries: set appendonly yes, or refill after one");
    }
    if ("slave".equals(info.get("role"))) {
      warnings.add("is a replica and refuses writes: name the primary");
    }
    return warnings;
  }

  private static Map<String, String> parse(String info) {
    Map<String, String> values = new HashMap<>();
    for (String line : info.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return values;
  }
}
