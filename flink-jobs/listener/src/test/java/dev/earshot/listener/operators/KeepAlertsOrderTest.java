package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Json;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How records arrive decides nothing: a few days of angry people, told in many orders and at many
 * speeds, make the same alerts, byte for byte.
 */
class KeepAlertsOrderTest {
  private static final List<String> AUTHORS = List.of("ana", "bob", "eve", "kim");

  private static final Instant LAST = at("200 00:00");

  /** A signal, or the match that it completes. */
  private record Fact(Signal signal, Match match) {
    Instant at() {
      return signal.heardAt();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aBacklogTellsTheSameStoryAsLiveReading(long seed) throws Exception {
    List<Fact> facts = days(new Random(seed));

    Map<String, List<String>> live = told(facts, fact -> fact.at().minusMillis(1));
    Map<String, List<String>> backlog = told(facts, fact -> null);

    assertThat(live).hasSizeGreaterThan(5);
    assertThat(backlog).isEqualTo(live);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void arrivalOrderDecidesNothing(long seed) throws Exception {
    Random chance = new Random(seed);
    List<Fact> facts = days(chance);
    Map<String, List<String>> inOrder = told(facts, fact -> fact.at().minusMillis(1));

    for (int i = 0; i < 5; i++) {
      List<Fact> shuffled = new ArrayList<>();
      IdentityHashMap<Fact, Instant> complete = new IdentityHashMap<>();
      for (int from = 0, to; from < facts.size(); from = to) {
        to = Math.min(facts.size(), from + 1 + chance.nextInt(20));
        shuffled.addAll(shuffle(facts.subList(from, to), chance));
        Instant next = to < facts.size() ? facts.get(to).at() : LAST;
        complete.put(shuffled.get(to - 1), next.minusMillis(1));
      }
      assertThat(told(shuffled, complete::get)).isEqualTo(inOrder);
    }
  }

  /** Several days: some posts share a stamp, some people are recognised on the way. */
  private static List<Fact> days(Random chance) {
    List<Fact> facts = new ArrayList<>();
    Map<String, Signal> before = new HashMap<>();
    Instant now = at("09:00");
    for (int offset = 0; offset < 120; offset++) {
      now = now.plus(pause(chance));
      String author = AUTHORS.get(chance.nextInt(AUTHORS.size()));
      Mentions mention = chance.nextInt(3) == 0 ? Mentions.angry() : Mentions.cross();
      mention.by(author).post("p" + offset).on(now).carrying(60 + chance.nextInt(40));
      mention.lying(AUTHORS.indexOf(author) % 2, offset);
      mention.about(chance.nextInt(4) == 0 ? "united" : "skyhop");
      if ((author.equals("ana") && offset > 50) || (author.equals("bob") && offset % 40 > 20)) {
        mention.ofCustomer("c1");
      }
      Signal signal = mention.signal();
      facts.add(new Fact(signal, null));
      Signal earlier = before.put(signal.brand() + signal.subject(), signal);
      if (earlier != null && chance.nextInt(3) == 0) {
        facts.add(new Fact(signal, new Match("NegativeStreak@1", List.of(earlier, signal))));
      }
    }
    return facts;
  }

  private static Duration pause(Random chance) {
    return switch (chance.nextInt(8)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofHours(8 + chance.nextInt(30));
      case 2, 3 -> Duration.ofMinutes(5);
      default -> Duration.ofSeconds(chance.nextInt(900));
    };
  }

  /** In any order, but an author's own posts stay in theirs: they lie in one partition. */
  private static List<Fact> shuffle(List<Fact> facts, Random chance) {
    Map<String, ArrayDeque<Fact>> lanes = new LinkedHashMap<>();
    for (Fact fact : facts) {
      String lane = fact.match() == null ? fact.signal().author() : "match " + lanes.size();
      lanes.computeIfAbsent(lane, unused -> new ArrayDeque<>()).add(fact);
    }
    List<Fact> shuffled = new ArrayList<>();
    List<ArrayDeque<Fact>> left = new ArrayList<>(lanes.values());
    while (!left.isEmpty()) {
      Collections.shuffle(left, chance);
      shuffled.add(left.get(0).remove());
      left.removeIf(ArrayDeque::isEmpty);
    }
    return shuffled;
  }

  private interface Watermarks {
    /** What is known to be complete after this fact; null when nothing more than before. */
    Instant after(Fact fact);
  }

  /** All versions of every alert, by its id. */
  private static Map<String, List<String>> told(List<Fact> facts, Watermarks watermarks)
      throws Exception {
    Map<String, List<String>> told = new TreeMap<>();
    try (var bench = Alerts.bench()) {
      for (Fact fact : facts) {
        if (fact.match() == null) {
          bench.send(fact.signal(), fact.at());
        } else {
          bench.sendOther(fact.match(), fact.at());
        }
        Instant complete = watermarks.after(fact);
        if (complete != null) {
          bench.timeIs(complete);
        }
      }
      bench.timeIs(LAST);
      for (Alert alert : bench.all()) {
        told.computeIfAbsent(alert.id(), unused -> new ArrayList<>()).add(Json.write(alert));
      }
      assertThat(bench.stateEntries()).isZero();
    }
    return told;
  }
}
