package dev.earshot.helpdesk;

import dev.earshot.config.EarshotConfig;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

/** What the bridge has given up, for a person to look at and to have tried again. */
public final class DeadLetters implements AutoCloseable {
  private static final int MOST = 10_000;

  private final RedisClient redis;
  private final Keys keys;
  private final Clock clock;

  /**
   * One that was given up.
   *
   * @param id of the letter
   * @param desk which desk did not do it
   * @param ticket the desk's id of the ticket; empty where it did not come to one
   * @param subject whom it is about
   * @param kind what the desk's answer was
   * @param message the same in words
   * @param tries how often it was tried
   * @param at when it was given up
   */
  public record Letter(
      String id,
      String desk,
      String ticket,
      String subject,
      String kind,
      String message,
      int tries,
      Instant at) {}

  /** Those of a tenant; connects with the first question. */
  public static DeadLetters open(EarshotConfig config) {
    return new DeadLetters(
        Connections.open(RedisSettings.of(config)), new Keys(config.tenant()), Clock.systemUTC());
  }

  DeadLetters(RedisClient redis, Keys keys, Clock clock) {
    this.redis = redis;
    this.keys = keys;
    this.clock = clock;
  }

  void add(String desk, String ticket, String subject, String kind, String message, int tries) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("desk", desk);
    fields.put("ticket", ticket);
    fields.put("subject", subject);
    fields.put("kind", kind);
    fields.put("message", message);
    fields.put("tries", Integer.toString(tries));
    fields.put("at", clock.instant().toString());
    redis.xadd(
        keys.bridgeDeadLetters(),
        XAddParams.xAddParams().maxLen(MOST).approximateTrimming(),
        fields);
  }

  /** All there are, the oldest first. */
  public List<Letter> list() {
    return redis.xrange(keys.bridgeDeadLetters(), "-", "+").stream()
        .map(DeadLetters::letter)
        .toList();
  }

  /** Forgets one. */
  void drop(Letter letter) {
    redis.xdel(keys.bridgeDeadLetters(), new StreamEntryID(letter.id()));
  }

  /**
   * Has them tried again by the bridge that runs, or the next that does.
   *
   * @param ids of letters; empty for all there are
   * @return those that are tried again
   */
  public List<Letter> replay(List<String> ids) {
    List<Letter> again = new ArrayList<>(list());
    if (!ids.isEmpty()) {
      again.removeIf(letter -> !ids.contains(letter.id()));
    }
    for (Letter letter : again) {
      // Asked first: a letter that is replayed twice does no harm, one that is lost would.
      new DeskStore(redis, keys, letter.desk(), clock).ask(List.of(letter.subject()));
      drop(letter);
    }
    return again;
  }

  @Override
  public void close() {
    redis.close();
  }

  private static Letter letter(StreamEntry entry) {
    Map<String, String> fields = entry.getFields();
    return new Letter(
        entry.getID().toString(),
        fields.get("desk"),
        fields.get("ticket"),
        fields.get("subject"),
        fields.get("kind"),
        fields.get("message"),
        Integer.parseInt(fields.get("tries")),
        Instant.parse(fields.get("at")));
  }
}
