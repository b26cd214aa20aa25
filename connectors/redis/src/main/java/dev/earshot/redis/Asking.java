package dev.earshot.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/** How every reader asks. */
record Asking(RedisClient client, RedisSettings settings) {
  /**
   * The answer.
   *
   * @throws RedisUnavailableException when there is none
   */
  <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw Connections.unavailable(client, settings, e);
    }
  }

  /** Those hashes that are still there, in one round trip. */
  List<Fields> hashes(List<String> ids, Function<String, String> key) {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (Pipeline line = client.pipelined()) {
      List<Response<Map<String, String>>> responses = new ArrayList<>();
      for (String id : ids) {
        responses.add(line.hgetAll(key.apply(id)));
      }
      line.sync();
      return responses.stream()
          .map(Response::get)
          .filter(map -> !map.isEmpty())
          .map(Fields::new)
          .toList();
    }
  }
}
