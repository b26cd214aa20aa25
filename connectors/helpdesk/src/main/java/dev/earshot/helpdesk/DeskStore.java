package dev.earshot.helpdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.ZAddParams;
import redis.clients.jedis.params.ZRangeParams;

/**
 * One desk's keys in Redis: what there is to do, who does it, what is remembered. Every method
 * throws {@link redis.clients.jedis.exceptions.JedisException} when Redis cannot answer; each write
 * may be repeated.
 */
final class DeskStore implements Remembered {
  /** No bump stands that long without a change, which writes its tickets' memory anew. */
  static final Duration KEPT = Duration.ofDays(90);

  /** Of one subject: the newest. Somebody with more open tickets has other troubles. */
  private static final int MOST_TICKETS = 50;

  private static final int LOOK_AHEAD = 500;

  private static final String HOLD =
      """
      local holder = redis.call('GET', KEYS[1])
      if holder and holder ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return 1
      """;
  private static final String RELEASE =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end";

  /** Only what nobody has asked for again since it was taken. */
  private static final String FINISH =
      """
      if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1])) ~= tonumber(ARGV[2]) then return end
      if ARGV[3] == '' then
        redis.call('ZREM', KEYS[1], ARGV[1])
      else
        redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
      end
      """;

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final RedisClient redis;
  private final Keys keys;
  private final String desk;
  private final Clock clock;

  /**
   * Somebody to see to.
   *
   * @param subject whom the bump is about
   * @param taken tells this turn from what is asked meanwhile
   */
  record Task(String subject, long taken) {}

  DeskStore(RedisClient redis, Keys keys, String desk, Clock clock) {
    this.redis = redis;
    this.keys = keys;
    this.desk = desk;
    this.clock = clock;
  }

  /** These have changed. Somebody who is waiting already keeps the earlier turn. */
  void ask(List<String> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    Map<String, Double> due = new TreeMap<>();
    subjects.forEach(subject -> due.put(subject, (double) clock.millis()));
    redis.zadd(keys.bridgeTodo(desk), due, ZAddParams.zAddParams().lt());
  }

  /** Who is to be seen to next: of those that are due, the first in the queue. Else null. */
  Task take(Duration turn) {
    long now = clock.millis();
    List<String> due =
        redis.zrange(
            keys.bridgeTodo(desk),
            ZRangeParams.zrangeByScoreParams(0, (double) now).limit(0, LOOK_AHEAD));
    if (due.isEmpty()) {
      return null;
    }
    List<Double> places = redis.zmscore(keys.queue(), due.toArray(String[]::new));
    int first = 0;
    for (int i = 1; i < due.size(); i++) {
      if (place(places.get(i)) > place(places.get(first))) {
        first = i;
      }
    }
    Task task = new Task(due.get(first), now + turn.toMillis());
    redis.zadd(keys.bridgeTodo(desk), (double) task.taken(), task.subject());
    return task;
  }

  /** Cleared ones come last: they stand too high, which hurts less than standing too low. */
  private static double place(Double score) {
    return score == null ? 0 : score;
  }

  void done(Task task) {
    finish(task, "");
    forgive(task);
  }

  /** It went well: what failed before does not count any more. */
  void forgive(Task task) {
    redis.hdel(keys.bridgeTries(desk), task.subject());
  }

  void later(Task task, Duration wait) {
    finish(task, Long.toString(clock.millis() + wait.toMillis()));
  }

  private void finish(Task task, String due) {
    redis.eval(
        FINISH,
        List.of(keys.bridgeTodo(desk)),
        List.of(task.subject(), Long.toString(task.taken()), due));
  }

  /** How often it was tried in vain, this time included. */
  int failed(Task task) {
    return (int) redis.hincrBy(keys.bridgeTries(desk), task.subject(), 1);
  }

  /** How many are to be seen to, now or later. */
  long waiting() {
    return redis.zcard(keys.bridgeTodo(desk));
  }

  /** Whether this process speaks to the desk, for so long from now. */
  boolean hold(String process, Duration lease) {
    Object held =
        redis.eval(
            HOLD,
            List.of(keys.bridgeLease(desk)),
            List.of(process, Long.toString(lease.toMillis())));
    return Long.valueOf(1).equals(held);
  }

  void release(String process) {
    redis.eval(RELEASE, List.of(keys.bridgeLease(desk)), List.of(process));
  }

  /** Everybody with tickets. */
  List<String> subjects() {
    return redis.zrange(keys.bridgeSubjects(desk), 0, -1);
  }

  @Override
  public List<String> tickets(String subject) {
    return read(redis.get(keys.bridgeSubject(desk, subject)), TEXTS, List.of());
  }

  @Override
  public void tickets(String subject, List<String> ids) {
    if (ids.isEmpty()) {
      redis.del(keys.bridgeSubject(desk, subject));
      redis.zrem(keys.bridgeSubjects(desk), subject);
      return;
    }
    int cut = Math.max(0, ids.size() - MOST_TICKETS);
    // Nobody would find them again to take the name out.
    ids.subList(0, cut).forEach(id -> ticket(id, ticket(id).without(subject)));
    List<String> newest = ids.subList(cut, ids.size());
    long now = clock.millis();
    redis.zremrangeByScore(keys.bridgeSubjects(desk), 0, (double) (now - KEPT.toMillis()));
    redis.zadd(keys.bridgeSubjects(desk), (double) now, subject);
    redis.set(keys.bridgeSubject(desk, subject), Json.write(newest), kept());
  }

  @Override
  public Memory ticket(String id) {
    return read(
        redis.get(keys.bridgeTicket(desk, id)), new TypeReference<Memory>() {}, Memory.NONE);
  }

  @Override
  public void ticket(String id, Memory memory) {
    if (memory.equals(Memory.NONE)) {
      redis.del(keys.bridgeTicket(desk, id));
    } else {
      redis.set(keys.bridgeTicket(desk, id), Json.write(memory), kept());
    }
  }

  private static SetParams kept() {
    return SetParams.setParams().px(KEPT.toMillis());
  }

  private static <T> T read(String json, TypeReference<T> type, T otherwise) {
    try {
      return json == null ? otherwise : Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the bridge remembers cannot be read", e);
    }
  }
}
