package dev.earshot.wall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.WallSettings.Role;
import dev.earshot.http.Refusal;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Evidence;
import dev.earshot.model.Json;
import dev.earshot.model.Severity;
import dev.earshot.redis.AlertReader;
import dev.earshot.redis.CustomerReader;
import dev.earshot.redis.PriorityReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the wall answers, as JSON. */
final class Answers {
  /** The newest changes of an alert. */
  private static final int TIMELINE = 100;

  private final Board board;
  private final AlertReader alerts;
  private final PriorityReader priorities;
  private final CustomerReader customers;
  private final History history;
  private final Controls controls;
  private final Audit audit;
  private final InstantSource clock;

  /**
   * A station of an alert's life.
   *
   * @param at when it was written: by Redis's clock
   */
  record Station(
      Instant at,
      Alert.State state,
      Severity severity,
      int causes,
      int authors,
      Alert.Handling handling,
      Alert.Resolution resolution) {
    static Station of(AlertReader.Change change) {
      Alert alert = change.alert();
      long written = Long.parseLong(change.id().split("-", 2)[0]);
      return new Station(
          Instant.ofEpochMilli(written),
          alert.state(),
          alert.severity(),
          alert.causes(),
          alert.authors(),
          alert.handling(),
          alert.resolution());
    }
  }

  /** All there is to tell of one alert. */
  record Told(Alert alert, List<Evidence> evidence, List<Station> timeline) {}

  Answers(
      Board board,
      AlertReader alerts,
      PriorityReader priorities,
      CustomerReader customers,
      Controls controls,
      Audit audit,
      InstantSource clock) {
    this.board = board;
    this.alerts = alerts;
    this.priorities = priorities;
    this.customers = customers;
    this.history = new History(alerts);
    this.controls = controls;
    this.audit = audit;
    this.clock = clock;
  }

  byte[] snapshot() {
    return board.snapshot();
  }

  byte[] signedIn(Visitor visitor) {
    audit.add(new Audit.Line(clock.instant(), visitor.name(), "sign_in", null, null));
    return Json.bytes(visitor);
  }

  byte[] signedOut(Visitor visitor) {
    audit.add(new Audit.Line(clock.instant(), visitor.name(), "sign_out", null, null));
    return Json.bytes(Map.of());
  }

  byte[] alert(String id, Visitor visitor) throws Refusal {
    PriorityReader.Case found = found(id);
    Map<String, Evidence> evidence = new HashMap<>();
    found.evidence().forEach(piece -> evidence.put(piece.post(), piece));
    Shown shown =
        visitor.role().atLeast(Role.AGENT)
            ? Shown.open(found.alert(), evidence)
            : Shown.covered(found.alert(), evidence);
    return Json.bytes(new Told(shown.alert(), shown.evidence(), timeline(id)));
  }

  byte[] history(Map<String, String> asked) throws Refusal {
    try {
      int from = Integer.parseInt(asked.getOrDefault("from", "0"));
      return Json.bytes(history.page(asked, Math.max(0, Math.min(from, 10_000_000))));
    } catch (NumberFormatException e) {
      throw new Refusal(400, "from must be a whole number");
    }
  }

  byte[] customer(String id) throws Refusal {
    return Json.bytes(
        customers
            .card(id)
            .orElseThrow(() -> new Refusal(404, "nobody heard of this customer for 90 days")));
  }

  byte[] audit() {
    return Json.bytes(Map.of("lines", audit.newest()));
  }

  byte[] act(String id, Deed deed, Visitor visitor, JsonNode body) throws Refusal {
    Alert alert = found(id).alert();
    Control control = deed.control(alert, visitor.name(), body, clock.instant());
    if (!controls.write(control)) {
      throw new Refusal(503, "Kafka is away, try again");
    }
    audit.add(
        new Audit.Line(clock.instant(), visitor.name(), deed.word(), alert.id(), control.id()));
    return Json.bytes(control);
  }

  /** One at a time: it looks through the whole stream. */
  private synchronized List<Station> timeline(String id) {
    return alerts.timeline(id, TIMELINE).stream().map(Station::of).toList();
  }

  private PriorityReader.Case found(String id) throws Refusal {
    return priorities
        .alert(id)
        .orElseThrow(() -> new Refusal(404, "there is no such alert, or it is forgotten"));
  }
}
