package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.model.Bump;
import dev.earshot.model.Level;
import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;

/** What a bridge would do now, with nothing changed at a desk or in Redis. */
public final class Forecast {
  private Forecast() {}

  /**
   * One thing it would do.
   *
   * @param desk at which desk
   * @param subject for whom
   * @param ticket the desk's id of the ticket; empty where there is none
   * @param does {@code raise}, {@code lower}, {@code note}, {@code create}, {@code nothing}, or
   *     {@code fail} where the desk did not answer
   * @param from the ticket's level; null where it stays
   * @param to the level it would get; null where it stays
   * @param detail what went wrong; else empty
   */
  public record Act(
      String desk,
      String subject,
      String ticket,
      String does,
      Level from,
      Level to,
      String detail) {}

  /**
   * For everybody in the queue, and everybody whose ticket still bears a mark.
   *
   * @throws IllegalArgumentException if no desk is configured
   */
  public static List<Act> of(EarshotConfig config) {
    return of(
        RedisSettings.of(config),
        new Keys(config.tenant()),
        config.helpdesk(),
        HelpdeskBridge.desks(config.helpdesk()));
  }

  static List<Act> of(
      RedisSettings settings, Keys keys, HelpdeskSettings helpdesk, Map<String, Desk> desks) {
    Clock clock = Clock.systemUTC();
    List<Act> acts = new ArrayList<>();
    try (RedisClient redis = Connections.open(settings);
        PriorityReader reader = new PriorityReader(settings, keys)) {
      List<String> queue = reader.snapshot().queue().stream().map(Bump::subject).toList();
      desks.forEach(
          (name, desk) -> {
            DeskSettings own = helpdesk.desks().get(name);
            DeskStore store = new DeskStore(redis, keys, name, clock);
            Set<String> subjects = new LinkedHashSet<>(queue);
            subjects.addAll(store.subjects());
            RateLimit limit = new RateLimit(own.ratePerMinute(), clock);
            DryDesk dry =
                new DryDesk(new PacedDesk(desk, () -> rest(limit.next().toMillis()), () -> {}));
            TendTickets tending =
                new TendTickets(
                    dry,
                    reader::priority,
                    new DryMemory(store),
                    new Words(helpdesk.link()),
                    own.create());
            subjects.forEach(subject -> acts.addAll(dry.watch(subject, tending)));
          });
    }
    return acts;
  }

  private static void rest(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
