package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/** What the job has written last. */
final class RedisBumps implements Bumps {
  private final PriorityReader reader;
  private final RedisClient redis;
  private final Keys keys;

  RedisBumps(PriorityReader reader, RedisClient redis, Keys keys) {
    this.reader = reader;
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Optional<Bump> of(String subject) {
    return reader.priority(subject);
  }

  @Override
  public List<String> rules(Bump bump) {
    return bump.alerts().stream()
        .map(alert -> redis.hmget(keys.alert(alert), "rule", "rule_version"))
        .filter(fields -> fields.get(0) != null)
        .map(fields -> fields.get(0) + "@" + fields.get(1))
        .distinct()
        .toList();
  }
}
