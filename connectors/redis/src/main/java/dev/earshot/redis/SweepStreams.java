package dev.earshot.redis;

import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Takes out of the streams what they still say of somebody who is to be forgotten. Once for a whole
 * batch, page by page: whoever reads Redis meanwhile waits for a page and not for a stream.
 */
final class SweepStreams {
  private static final int PAGE = 200;

  private SweepStreams() {}

  /** Both streams, where one of these entries asks for it. */
  static void of(RedisClient client, Keys keys, List<Entry> entries) {
    Map<String, Long> alerts = new HashMap<>();
    Map<String, Long> priorities = new HashMap<>();
    for (Entry entry : entries) {
      Erasure erasure = entry.erasure();
      if (erasure != null) {
        note("alert:", erasure, alerts);
        note("priority:", erasure, priorities);
      }
    }
    // An alert may have gone by their name before it went by another.
    sweep(client, keys.alerts(), Map.of("id", alerts, "subject", priorities));
    sweep(client, keys.bumps(), Map.of("subject", priorities));
  }

  private static void note(String kind, Erasure erasure, Map<String, Long> gone) {
    if (erasure.entry().startsWith(kind)) {
      gone.merge(erasure.entry().substring(kind.length()), erasure.at().toEpochMilli(), Math::max);
    }
  }

  /** By fields, the values that go and up to when. */
  private static void sweep(
      RedisClient client, String stream, Map<String, Map<String, Long>> gone) {
    String from = gone.values().stream().allMatch(Map::isEmpty) ? null : "-";
    while (from != null) {
      List<StreamEntry> page = client.xrange(stream, from, "+", PAGE);
      StreamEntryID[] theirs =
          page.stream()
              .filter(entry -> isGone(entry.getFields(), gone))
              .map(StreamEntry::getID)
              .toArray(StreamEntryID[]::new);
      if (theirs.length > 0) {
        client.xdel(stream, theirs);
      }
      from = page.size() < PAGE ? null : "(" + page.get(PAGE - 1).getID();
    }
  }

  /** What was said of them since stays: they may have spoken again. */
  private static boolean isGone(Map<String, String> entry, Map<String, Map<String, Long>> gone) {
    long time = Long.parseLong(entry.get("version").split("-", 2)[0]);
    return gone.entrySet().stream()
        .map(each -> each.getValue().get(entry.get(each.getKey())))
        .anyMatch(at -> at != null && time <= at);
  }
}
