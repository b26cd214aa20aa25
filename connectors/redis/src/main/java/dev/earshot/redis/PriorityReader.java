package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Evidence;
import dev.earshot.model.Level;
import dev.earshot.model.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * The read side of CONTRACT.md, for processes in Java. Safe for several threads. Every method
 * throws {@link RedisUnavailableException} when Redis cannot answer.
 */
public final class PriorityReader implements AutoCloseable {
  private static final String NOTHING_YET = "0-0";

  private final RedisSettings settings;
  private final Keys keys;
  private final RedisClient client;
  private final Asking redis;

  /**
   * The whole queue, and where to follow it from.
   *
   * @param lastBumpId for {@link #follow}
   * @param queue everybody with a priority, the first to be served first
   */
  public record Snapshot(String lastBumpId, List<Bump> queue) {}

  /**
   * What happened after an id.
   *
   * @param bumps in the order they were written; a bump may be in the snapshot already
   * @param lastBumpId for the next call; unchanged if nothing happened
   * @param gap true if entries before or among these are lost: cut off, erased, or gone with the
   *     server. Take a new snapshot
   */
  public record Changes(List<Bump> bumps, String lastBumpId, boolean gap) {}

  /** An alert and as much of its evidence as has not expired. */
  public record Case(Alert alert, List<Evidence> evidence) {}

  /** Connects with the first question, so it may be made while Redis is down. */
  public PriorityReader(RedisSettings settings, Keys keys) {
    this.settings = settings;
    this.keys = keys;
    this.client = Connections.open(settings);
    this.redis = new Asking(client, settings);
  }

  /** The first {@code n} of the queue. */
  public List<Bump> top(int n) {
    return redis.ask(() -> queue(n));
  }

  /** What we say about a subject; empty is no opinion. */
  public Optional<Bump> priority(String subject) {
    return redis.ask(() -> bumps(List.of(subject)).stream().findFirst());
  }

  /** As {@link #priority(String)}, for the customer a desk knows by this id. */
  public Optional<Bump> priority(Customer.Ref ref) {
    return redis.ask(() -> Optional.ofNullable(client.get(keys.ref(ref)))).flatMap(this::priority);
  }

  /** Where to begin: everybody in the queue, and the id from which to follow. */
  public Snapshot snapshot() {
    // The id first: what is written in between then comes twice, which a version settles, else it
    // would never come.
    return redis.ask(() -> new Snapshot(lastBumpId(), queue(Integer.MAX_VALUE)));
  }

  /**
   * Waits for what happens after an id.
   *
   * @param lastBumpId from a {@link Snapshot} or from the {@link Changes} before
   * @param wait at most so long, 1 ms to 30 s; an empty list means that nothing happened
   * @param most at most so many, at least 1
   */
  public Changes follow(String lastBumpId, Duration wait, int most) {
    if (wait.toMillis() < 1 || wait.compareTo(Connections.LONGEST_BLOCK) > 0) {
      throw new IllegalArgumentException("wait must be 1 ms to 30 s, is " + wait);
    }
    return redis.ask(
        () -> {
          // Before the question: what is written after it cannot look like something lost.
          boolean newest = lastBumpId().equals(lastBumpId);
          Map<String, List<StreamEntry>> news =
              client.xreadAsMap(
                  XReadParams.xReadParams().count(most).block((int) wait.toMillis()),
                  Map.of(keys.bumps(), new StreamEntryID(lastBumpId)));
          if (news == null || news.isEmpty()) {
            return new Changes(List.of(), lastBumpId, !newest);
          }
          return changes(news.get(keys.bumps()), lastBumpId);
        });
  }

  /** The open alerts with the newest events, the newest first. */
  public List<Alert> openAlerts(int n) {
    return redis.ask(
        () ->
            redis.hashes(highest(keys.open(), n), keys::alert).stream()
                .map(AlertHash::read)
                .toList());
  }

  /** The alerts that were resolved last, the newest first. */
  public List<Alert> resolvedAlerts(int n) {
    return redis.ask(
        () ->
            redis.hashes(highest(keys.history(), n), keys::alert).stream()
                .map(AlertHash::read)
                .toList());
  }

  /** One alert, open or resolved, with its evidence. */
  public Optional<Case> alert(String id) {
    return redis.ask(
        () ->
            redis.hashes(List.of(id), keys::alert).stream()
                .findFirst()
                .map(AlertHash::read)
                .map(alert -> new Case(alert, evidence(alert))));
  }

  /** How a brand fares just now; empty when nobody has spoken of it for two days. */
  public Optional<Pulse> pulse(String brand) {
    return redis.ask(
        () -> redis.hashes(List.of(brand), keys::pulse).stream().findFirst().map(PulseHash::read));
  }

  /** How Redis is. Never throws: down is a report. */
  public Health check() {
    return Health.of(client, settings);
  }

  @Override
  public void close() {
    client.close();
  }

  private Changes changes(List<StreamEntry> entries, String lastBumpId) {
    String seen = lastBumpId;
    boolean gap = false;
    for (StreamEntry entry : entries) {
      gap |= !entry.getFields().get("previous").equals(seen);
      seen = entry.getID().toString();
    }
    return new Changes(
        entries.stream().map(entry -> BumpHash.read(new Fields(entry.getFields()))).toList(),
        seen,
        gap);
  }

  private String lastBumpId() {
    return Optional.ofNullable(client.get(keys.lastBumpId())).orElse(NOTHING_YET);
  }

  private List<Bump> queue(int most) {
    return bumps(highest(keys.queue(), most));
  }

  private List<String> highest(String zset, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one must be asked for, not " + most);
    }
    return client.zrange(zset, ZRangeParams.zrangeParams(0, most - 1).rev());
  }

  private List<Bump> bumps(List<String> subjects) {
    return redis.hashes(subjects, keys::priority).stream()
        .map(BumpHash::read)
        .filter(bump -> bump.level() != Level.NONE)
        .toList();
  }

  private List<Evidence> evidence(Alert alert) {
    return redis.hashes(alert.evidence(), keys::evidence).stream().map(EvidenceHash::read).toList();
  }
}
