package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import dev.earshot.model.Pulse;
import dev.earshot.model.SourcePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Alerts for those who show them: all at once, as they change, and how they became what they are.
 * Safe for several threads. Every method throws {@link RedisUnavailableException} when Redis cannot
 * answer.
 */
public final class AlertReader implements AutoCloseable {
  private static final String NOTHING_YET = "0-0";
  private static final int PAGE = 500;
  private static final int MOST_SOURCES = 200;

  private final Keys keys;
  private final RedisClient client;
  private final Asking redis;

  /** A change of an alert, and its id in the stream of all changes. */
  public record Change(String id, Alert alert) {}

  /**
   * What changed after an id.
   *
   * @param changes in the order they were written; they may be in what was read before already
   * @param lastId for the next question; unchanged if nothing happened
   * @param gap true if changes before or among these are lost, or too many to tell: read all anew
   */
  public record News(List<Change> changes, String lastId, boolean gap) {
    public News {
      changes = List.copyOf(changes);
    }
  }

  /** Connects with the first question, so it may be made while Redis is down. */
  public AlertReader(RedisSettings settings, Keys keys) {
    this.keys = keys;
    this.client = Connections.open(settings);
    this.redis = new Asking(client, settings);
  }

  /** The id of the newest change there ever was. Ask for it before you read what stands. */
  public String lastId() {
    return redis.ask(this::newest);
  }

  /**
   * Waits for what changes after an id.
   *
   * @param wait at most so long, 1 ms to 30 s
   * @param most at most so many, at least 1
   */
  public News follow(String lastId, Duration wait, int most) {
    return redis.ask(
        () -> {
          boolean newest = newest().equals(lastId);
          Map<String, List<StreamEntry>> news =
              client.xreadAsMap(
                  XReadParams.xReadParams().count(most).block((int) wait.toMillis()),
                  Map.of(keys.alerts(), new StreamEntryID(lastId)));
          if (news == null || news.isEmpty()) {
            return new News(List.of(), lastId, !newest);
          }
          return news(news.get(keys.alerts()), lastId);
        });
  }

  /**
   * What changed after one id, up to another.
   *
   * @param most where it is more than so many, that is a gap
   */
  public News between(String lastId, String upTo, int most) {
    if (lastId.equals(upTo)) {
      return new News(List.of(), upTo, false);
    }
    return redis.ask(
        () -> {
          if (new StreamEntryID(lastId).compareTo(new StreamEntryID(upTo)) > 0) {
            return new News(List.of(), upTo, true);
          }
          List<StreamEntry> entries = client.xrange(keys.alerts(), "(" + lastId, upTo, most + 1);
          News news = news(entries, lastId);
          boolean whole = entries.size() <= most && news.lastId().equals(upTo);
          return whole ? news : new News(List.of(), upTo, true);
        });
  }

  /** How many alerts are open. */
  public long openCount() {
    return redis.ask(() -> client.zcard(keys.open()));
  }

  /** How many resolved alerts are named, some of which may have expired. */
  public long resolvedCount() {
    return redis.ask(() -> client.zcard(keys.history()));
  }

  /**
   * The alerts that were resolved last, the newest first.
   *
   * @param skip so many of them
   * @param most look at so many; those that have expired are left out, so it may be fewer
   */
  public List<Alert> resolved(int skip, int most) {
    return redis.ask(
        () ->
            redis
                .hashes(
                    client.zrange(
                        keys.history(), ZRangeParams.zrangeParams(skip, skip + most - 1).rev()),
                    keys::alert)
                .stream()
                .map(AlertHash::read)
                .toList());
  }

  /** The evidence of several alerts that has not expired, by post. */
  public Map<String, Evidence> evidence(List<Alert> alerts) {
    Set<String> posts = new LinkedHashSet<>();
    alerts.forEach(alert -> posts.addAll(alert.evidence()));
    return redis.ask(
        () -> {
          Map<String, Evidence> found = new HashMap<>();
          for (Fields fields : redis.hashes(List.copyOf(posts), keys::evidence)) {
            Evidence evidence = EvidenceHash.read(fields);
            found.put(evidence.post(), evidence);
          }
          return found;
        });
  }

  /** How these brands fare just now; those of which nobody has spoken for two days are left out. */
  public List<Pulse> pulses(List<String> brands) {
    return redis.ask(
        () -> redis.hashes(brands, keys::pulse).stream().map(PulseHash::read).toList());
  }

  /** How the sources are heard that spoke within the last days, by name. */
  public List<SourcePulse> sources() {
    return redis.ask(
        () ->
            redis
                .hashes(
                    client.zrange(
                        keys.sources(), ZRangeParams.zrangeParams(0, MOST_SOURCES - 1).rev()),
                    keys::source)
                .stream()
                .map(SourceHash::read)
                .sorted(Comparator.comparing(SourcePulse::source))
                .toList());
  }

  /** Up to when the job has looked at everything; empty while it was never heard. */
  public Optional<Instant> heartbeat() {
    return redis.ask(
        () -> Optional.ofNullable(client.hget(keys.meta(), "heartbeat")).map(Instant::parse));
  }

  /**
   * How an alert became what it is, the oldest first, as far as the stream still tells. It looks
   * through the stream from its end, so it is no question for a page that is read each second.
   *
   * @param most the newest so many
   */
  public List<Change> timeline(String id, int most) {
    return redis.ask(
        () -> {
          Deque<Change> found = new ArrayDeque<>();
          String end = "+";
          while (found.size() < most) {
            List<StreamEntry> page = client.xrevrange(keys.alerts(), end, "-", PAGE);
            for (StreamEntry entry : page) {
              if (id.equals(entry.getFields().get("id")) && found.size() < most) {
                found.addFirst(change(entry));
              }
            }
            if (page.size() < PAGE) {
              break;
            }
            end = "(" + page.get(page.size() - 1).getID();
          }
          return List.copyOf(found);
        });
  }

  @Override
  public void close() {
    client.close();
  }

  private String newest() {
    return client.exists(keys.alerts())
        ? client.xinfoStream(keys.alerts()).getLastGeneratedId().toString()
        : NOTHING_YET;
  }

  private static News news(List<StreamEntry> entries, String lastId) {
    List<Change> changes = new ArrayList<>();
    String seen = lastId;
    boolean gap = false;
    for (StreamEntry entry : entries) {
      gap |= !seen.equals(entry.getFields().get("previous"));
      seen = entry.getID().toString();
      changes.add(change(entry));
    }
    return new News(changes, seen, gap);
  }

  private static Change change(StreamEntry entry) {
    return new Change(entry.getID().toString(), AlertHash.read(new Fields(entry.getFields())));
  }
}
