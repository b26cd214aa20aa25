package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Json;
import dev.earshot.model.Pulse;
import dev.earshot.redis.AlertReader;
import dev.earshot.redis.PriorityReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What stands on the wall, the same for everybody: however many ask, Redis is asked once a second.
 */
final class Board {
  /** At most so many are drawn; a crisis of more is counted. */
  static final int SHOWN = 200;

  /** Among so many of the newest the worst are looked for. */
  private static final int LOOKED_AT = 2_000;

  private static final int QUEUE = 20;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final Comparator<Alert> WORST_FIRST =
      Comparator.comparing(Alert::severity)
          .thenComparing(Comparator.comparing(Alert::newestAt).reversed())
          .thenComparing(Alert::id);

  private final AlertReader alerts;
  private final PriorityReader priorities;
  private final Map<String, String> brands;
  private final InstantSource clock;
  private final Trends trends = new Trends();

  private byte[] snapshot;
  private Instant taken = Instant.MIN;

  /**
   * All there is to draw.
   *
   * @param last id of the newest change it may hold: follow from there
   * @param at when it was taken, by our clock
   * @param open how many alerts are open, drawn or not
   * @param alerts the worst first
   * @param queue who is served first
   * @param pulses how brands fare
   * @param trends how they fared since the wall was started
   * @param brands names by id
   * @param listening whether anybody listens
   */
  record Snapshot(
      String last,
      Instant at,
      long open,
      List<Shown> alerts,
      List<Bump> queue,
      List<Pulse> pulses,
      Map<String, List<Trends.Point>> trends,
      Map<String, String> brands,
      Listening listening) {}

  /**
   * @param brands names by id
   */
  Board(
      AlertReader alerts,
      PriorityReader priorities,
      Map<String, String> brands,
      InstantSource clock) {
    this.alerts = alerts;
    this.priorities = priorities;
    this.brands = Map.copyOf(brands);
    this.clock = clock;
  }

  /** All there is to draw, as JSON. */
  synchronized byte[] snapshot() {
    if (!clock.instant().isBefore(taken.plus(FRESH)) || snapshot == null) {
      snapshot = Json.bytes(take());
      taken = clock.instant();
    }
    return snapshot;
  }

  /** Who is served first. */
  List<Bump> queue() {
    return priorities.top(QUEUE);
  }

  /** Whether anybody listens. */
  Listening listening() {
    return Listening.of(alerts.heartbeat().orElse(null), alerts.sources(), clock.instant());
  }

  /** How brands fare; remembered. */
  List<Pulse> pulses() {
    List<Pulse> pulses = alerts.pulses(brands.keySet().stream().sorted().toList());
    pulses.forEach(trends::add);
    return pulses;
  }

  private Snapshot take() {
    // The id first: what is written in between then comes twice, else it would never come.
    String last = alerts.lastId();
    List<Alert> worst =
        priorities.openAlerts(LOOKED_AT).stream().sorted(WORST_FIRST).limit(SHOWN).toList();
    var evidence = alerts.evidence(worst);
    return new Snapshot(
        last,
        clock.instant(),
        alerts.openCount(),
        worst.stream().map(alert -> Shown.covered(alert, evidence)).toList(),
        queue(),
        pulses(),
        trends.all(),
        brands,
        listening());
  }
}
