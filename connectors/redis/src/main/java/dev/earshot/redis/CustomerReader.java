package dev.earshot.redis;

import dev.earshot.model.Card;
import dev.earshot.model.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ZRangeParams;

/**
 * What is to be known of a customer before somebody answers, and which accounts may be whose. Reads
 * only. Every method throws {@link RedisUnavailableException} while Redis is down.
 */
public final class CustomerReader implements AutoCloseable {
  private final Keys keys;
  private final RedisClient client;
  private final Asking redis;

  /** Connects with the first question, so it may be made while Redis is down. */
  public CustomerReader(RedisSettings settings, Keys keys) {
    this.keys = keys;
    this.client = Connections.open(settings);
    this.redis = new Asking(client, settings);
  }

  /** The card of a customer by the CRM's id; empty of whom nobody heard for 90 days. */
  public Optional<Card> card(String customer) {
    return redis.ask(
        () ->
            Optional.of(client.hgetAll(keys.card(customer)))
                .filter(map -> !map.isEmpty())
                .map(Fields::new)
                .map(CardHash::read));
  }

  /**
   * The accounts that wait for a person's judgement, the newest first.
   *
   * @param most at most so many, at least 1
   */
  public List<Suggestion> review(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one must be asked for, not " + most);
    }
    return redis.ask(
        () -> {
          List<Response<Map<String, String>>> found = new ArrayList<>();
          try (Pipeline line = client.pipelined()) {
            for (String id :
                client.zrange(keys.review(), ZRangeParams.zrangeParams(0, most - 1).rev())) {
              found.add(line.hgetAll(keys.suggestion(id)));
            }
            line.sync();
          }
          return found.stream()
              .map(Response::get)
              .filter(map -> !map.isEmpty())
              .map(map -> SuggestionHash.read(new Fields(map)))
              .toList();
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
