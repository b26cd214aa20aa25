package dev.earshot.helpdesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.helpdesk.DeadLetters.Letter;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/**
 * Ends what the bridge remembers of a subject once Redis has no priority of it any more, not even a
 * cleared one, and nothing is left to do for it: its tickets have been seen to, or given up.
 */
final class ForgetSubjects {
  /** Looked at in one go, of each list of each desk; the next go begins behind them. */
  private static final int STEP = 500;

  /**
   * KEYS: priority, tickets of the subject, subjects, todo, tries. ARGV: the subject, now in
   * milliseconds, its tickets as they were read. What is due later somebody may be at.
   */
  private static final String FORGET =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
      local tickets = redis.call('GET', KEYS[2])
      local due = redis.call('ZSCORE', KEYS[4], ARGV[1])
      if due and (tickets or tonumber(due) > tonumber(ARGV[2])) then return 0 end
      if (tickets or '') ~= ARGV[3] then return 0 end
      redis.call('DEL', KEYS[2])
      redis.call('ZREM', KEYS[3], ARGV[1])
      redis.call('ZREM', KEYS[4], ARGV[1])
      redis.call('HDEL', KEYS[5], ARGV[1])
      return 1
      """;

  /** KEYS: a ticket's memory. ARGV: as it was read, as it shall be. */
  private static final String REPLACE =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
      return 1
      """;

  private final RedisClient redis;
  private final Keys keys;
  private final Map<String, DeskStore> desks;
  private final DeadLetters letters;
  private final Duration every;
  private final Clock clock;
  private final Map<String, String> cursors = new HashMap<>();
  private Instant next = Instant.MIN;

  /**
   * @param desks by name
   * @param every how often to look
   */
  ForgetSubjects(
      RedisClient redis,
      Keys keys,
      Map<String, DeskStore> desks,
      DeadLetters letters,
      Duration every,
      Clock clock) {
    this.redis = redis;
    this.keys = keys;
    this.desks = desks;
    this.letters = letters;
    this.every = every;
    this.clock = clock;
  }

  /** Looks again, if it is time to. */
  void now() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(every);
    // First those that were given up: whoever is remembered after this was not tried to the end.
    for (Letter letter : letters.list()) {
      if (gone(letter.subject()) && isLast(letter) && forgotten(letter.desk(), letter.subject())) {
        letters.drop(letter);
      }
    }
    desks.forEach(this::tidy);
  }

  /** Nothing was begun for the subject since, so the letter is about what is remembered. */
  private boolean isLast(Letter letter) {
    Double begun = redis.zscore(keys.bridgeSubjects(letter.desk()), letter.subject());
    return begun == null || begun <= letter.at().toEpochMilli();
  }

  private void tidy(String desk, DeskStore store) {
    for (String subject : some(keys.bridgeTodo(desk))) {
      if (gone(subject)) {
        // Waiting behind others at a desk that is away, with nothing to give back there.
        forgotten(desk, subject);
      }
    }
    for (String subject : some(keys.bridgeSubjects(desk))) {
      if (gone(subject) && !waits(desk, subject)) {
        // Forgotten while no bridge ran, so its tickets still have to get back what they had.
        store.ask(List.of(subject));
      }
    }
  }

  private List<String> some(String zset) {
    String from = cursors.getOrDefault(zset, ScanParams.SCAN_POINTER_START);
    ScanResult<Tuple> found = redis.zscan(zset, from, new ScanParams().count(STEP));
    cursors.put(zset, found.getCursor());
    return found.getResult().stream().map(Tuple::getElement).toList();
  }

  private boolean gone(String subject) {
    return !redis.exists(keys.priority(subject));
  }

  private boolean waits(String desk, String subject) {
    return redis.zscore(keys.bridgeTodo(desk), subject) != null;
  }

  private boolean forgotten(String desk, String subject) {
    String tickets = redis.get(keys.bridgeSubject(desk, subject));
    if (tickets != null) {
      if (waits(desk, subject)) {
        return false;
      }
      for (String id : read(tickets, new TypeReference<List<String>>() {})) {
        if (!nameless(keys.bridgeTicket(desk, id), subject)) {
          return false;
        }
      }
    }
    Object done =
        redis.eval(
            FORGET,
            List.of(
                keys.priority(subject),
                keys.bridgeSubject(desk, subject),
                keys.bridgeSubjects(desk),
                keys.bridgeTodo(desk),
                keys.bridgeTries(desk)),
            List.of(subject, Long.toString(clock.millis()), tickets == null ? "" : tickets));
    return Long.valueOf(1).equals(done);
  }

  /** What is known of the ticket itself stays, for others may be behind it. */
  private boolean nameless(String ticket, String subject) {
    String before = redis.get(ticket);
    if (before == null) {
      return true;
    }
    String after = Json.write(read(before, new TypeReference<Memory>() {}).without(subject));
    return Long.valueOf(1).equals(redis.eval(REPLACE, List.of(ticket), List.of(before, after)));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the bridge remembers cannot be read", e);
    }
  }
}
