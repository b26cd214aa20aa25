package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Card;
import dev.earshot.model.Evidence;
import dev.earshot.model.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * All that Redis shows of a person, for those who answer to that person. It looks through every
 * alert and every piece of evidence, so it is no question for a page that is read each second.
 */
public final class PersonReader implements AutoCloseable {
  private static final int AT_ONCE = 1_000;
  private static final String CUSTOMER = "cust:";

  private final RedisSettings settings;
  private final Keys keys;
  private final RedisClient client;

  /**
   * What is shown under somebody's names.
   *
   * @param priorities their places in the queue, cleared ones too
   * @param alerts about them, open and over
   * @param evidence what they said
   * @param cards what is to be known of them as customers
   * @param review accounts that may be theirs
   */
  public record Shown(
      List<Bump> priorities,
      List<Alert> alerts,
      List<Evidence> evidence,
      List<Card> cards,
      List<Suggestion> review) {
    /** In words, such as {@code 2 of alerts, 1 of priorities}. */
    public String words() {
      Map<String, List<?>> kinds = new LinkedHashMap<>();
      kinds.put("priorities", priorities);
      kinds.put("alerts", alerts);
      kinds.put("evidence", evidence);
      kinds.put("cards", cards);
      kinds.put("review", review);
      return kinds.entrySet().stream()
          .filter(kind -> !kind.getValue().isEmpty())
          .map(kind -> kind.getValue().size() + " of " + kind.getKey())
          .collect(Collectors.joining(", "));
    }

    public int size() {
      return priorities.size() + alerts.size() + evidence.size() + cards.size() + review.size();
    }
  }

  /** Connects with the first question. */
  public PersonReader(RedisSettings settings, Keys keys) {
    this.settings = settings;
    this.keys = keys;
    this.client = Connections.open(settings);
  }

  /**
   * What is shown under these names.
   *
   * @param subjects {@code cust:<id>} and {@code acct:<network>:<id>}
   * @throws RedisUnavailableException when Redis cannot answer
   */
  public Shown of(Set<String> subjects) {
    try {
      List<String> alerts = new ArrayList<>(client.zrange(keys.open(), 0, -1));
      alerts.addAll(client.zrange(keys.history(), 0, -1));
      return new Shown(
          whole(subjects.stream().map(keys::priority).toList(), BumpHash::read),
          whole(of(subjects, alerts.stream().map(keys::alert).toList()), AlertHash::read),
          whole(of(subjects, evidence()), EvidenceHash::read),
          whole(cards(subjects), CardHash::read),
          review(subjects));
    } catch (JedisException e) {
      throw Connections.unavailable(client, settings, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private List<String> cards(Set<String> subjects) {
    return subjects.stream()
        .filter(subject -> subject.startsWith(CUSTOMER))
        .map(subject -> keys.card(subject.substring(CUSTOMER.length())))
        .toList();
  }

  private List<Suggestion> review(Set<String> subjects) {
    List<String> all = client.zrange(keys.review(), 0, -1).stream().map(keys::suggestion).toList();
    return whole(all, SuggestionHash::read).stream()
        .filter(
            one ->
                subjects.contains(CUSTOMER + one.customer())
                    || subjects.contains("acct:" + one.network() + ":" + one.account()))
        .toList();
  }

  private List<String> evidence() {
    List<String> found = new ArrayList<>();
    ScanParams which = new ScanParams().match(keys.evidence("*")).count(AT_ONCE);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> some = client.scan(cursor, which);
      found.addAll(some.getResult());
      cursor = some.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return found;
  }

  /** Those of these hashes that are about one of these subjects. */
  private List<String> of(Set<String> subjects, List<String> hashes) {
    Map<String, String> about = new LinkedHashMap<>();
    for (int from = 0; from < hashes.size(); from += AT_ONCE) {
      List<String> some = hashes.subList(from, Math.min(hashes.size(), from + AT_ONCE));
      try (Pipeline line = client.pipelined()) {
        List<Response<String>> asked = some.stream().map(key -> line.hget(key, "subject")).toList();
        line.sync();
        for (int i = 0; i < some.size(); i++) {
          about.put(some.get(i), asked.get(i).get());
        }
      }
    }
    return about.entrySet().stream()
        .filter(entry -> entry.getValue() != null && subjects.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private <T> List<T> whole(List<String> hashes, Function<Fields, T> read) {
    List<T> all = new ArrayList<>();
    for (String hash : hashes) {
      Map<String, String> fields = client.hgetAll(hash);
      if (!fields.isEmpty()) {
        all.add(read.apply(new Fields(fields)));
      }
    }
    return all;
  }
}
