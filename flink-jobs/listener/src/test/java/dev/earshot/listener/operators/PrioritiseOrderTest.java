package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Alerts of several brands and rules reach a subject by ways of their own, and its name by another:
 * who comes first decides nothing in the end.
 */
class PrioritiseOrderTest {
  private static final List<String> BRANDS = List.of("skyhop", "united", "delta");

  /** An alert's new version, or who its subject is. */
  private record News(Instant at, Alert alert, Identity identity) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theEndIsTheSameInAnyOrderAndAtAnySpeed(long seed) throws Exception {
    Random chance = new Random(seed);
    List<List<News>> lanes = lives(chance);
    List<News> live = new ArrayList<>();
    lanes.forEach(live::addAll);
    live.sort(Comparator.comparing(News::at));
    Map<String, String> expected = end(live, true);
    assertThat(expected).containsKey("priority:acct:x:ana").hasSize(4);

    for (int i = 0; i < 20; i++) {
      Map<String, String> shown = end(anyOrder(lanes, chance), false);
      expected.forEach((entry, json) -> assertThat(shown.get(entry)).isEqualTo(json));
      assertThat(shown).hasSameSizeAs(expected);
    }
  }

  /** One lane for each alert, in the order of its versions, and one for the names. */
  private static List<List<News>> lives(Random chance) {
    List<List<News>> lanes = new ArrayList<>();
    List<News> names = new ArrayList<>();
    lanes.add(names);
    for (String brand : BRANDS) {
      List<News> versions = new ArrayList<>();
      Instant now = at("09:00");
      // The same post may name several brands: the lives begin at one stamp.
      Mentions cause = Mentions.angry().by("ana").post("first").about(brand).on(now);
      Tracked tracked = Alerts.opened("alert-" + brand, Alerts.ANGRY, cause);
      names.add(new News(now, null, cause.identity()));
      versions.add(new News(now, tracked.alert(), null));
      int growths = chance.nextInt(4);
      for (int i = 0; i < growths; i++) {
        now = now.plusSeconds(301 + chance.nextInt(3000));
        cause = Mentions.angry().by("ana").post(brand + i).about(brand).on(now);
        names.add(new News(now, null, cause.identity()));
        tracked = Alerts.grown(tracked, cause);
        versions.add(new News(now, tracked.alert(), null));
      }
      if (chance.nextBoolean()) {
        tracked = Alerts.inhibited(tracked, "storm", now);
        versions.add(new News(now, tracked.alert(), null));
      }
      if (chance.nextInt(3) > 0) {
        Alert resolved = Alerts.resolved(tracked).alert();
        versions.add(new News(resolved.resolvedAt(), resolved, null));
      }
      lanes.add(versions);
    }
    return lanes;
  }

  private static List<News> anyOrder(List<List<News>> lanes, Random chance) {
    List<News> mixed = new ArrayList<>();
    List<ArrayDeque<News>> left = new ArrayList<>();
    lanes.forEach(lane -> left.add(new ArrayDeque<>(lane)));
    // Whom it is about is known before all is over, or there is nothing to take back.
    mixed.add(left.get(0).remove());
    while (!left.isEmpty()) {
      Collections.shuffle(left, chance);
      mixed.add(left.get(0).remove());
      left.removeIf(ArrayDeque::isEmpty);
    }
    return mixed;
  }

  /** What Redis shows in the end: of each entry the newest version. */
  private static Map<String, String> end(List<News> told, boolean live) throws Exception {
    Map<String, Entry> newest = new TreeMap<>();
    try (var bench = Alerts.queue()) {
      for (News news : told) {
        if (news.alert() != null) {
          bench.send(Standing.of(news.alert()).get(0), news.at());
        } else {
          bench.sendOther(news.identity(), news.at());
        }
        if (live) {
          bench.timeIs(news.at().minusMillis(1));
        }
      }
      bench.timeIs(at("2 13:00"));
      for (Entry entry : bench.all()) {
        newest.merge(entry.identity(), entry, PrioritiseOrderTest::newer);
      }
    }
    Map<String, String> shown = new TreeMap<>();
    newest.forEach((identity, entry) -> shown.put(identity, shown(entry)));
    return shown;
  }

  private static Entry newer(Entry one, Entry other) {
    if (one.alert() != null) {
      return one.alert().version().compareTo(other.alert().version()) >= 0 ? one : other;
    }
    return one.bump().version().compareTo(other.bump().version()) >= 0 ? one : other;
  }

  /** Whether a bump was raised or lowered last is the story of its way, not of its end. */
  private static String shown(Entry entry) {
    String json = Json.write(entry.value());
    return entry.bump() != null && entry.bump().kind() != Bump.Kind.CLEAR
        ? json.replace("\"kind\":\"lower\"", "\"kind\":\"raise\"")
        : json;
  }
}
