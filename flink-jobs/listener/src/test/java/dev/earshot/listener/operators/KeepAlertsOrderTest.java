package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How records arrive decides nothing: a few days of angry people, crises, answers, and a team that
 * works on its alerts, told in many orders, at many speeds and with restarts between, make the same
 * alerts, byte for byte.
 */
class KeepAlertsOrderTest {
  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBacklogTellsTheSameStoryAsLiveReading(long seed) throws Exception {
    List<Finding> facts = Histories.days(new Random(seed), 120);

    Map<String, List<String>> live = told(facts, fact -> fact.at().minusMillis(1), fact -> false);
    Map<String, List<String>> backlog = told(facts, fact -> null, fact -> false);

    assertThat(live).hasSizeGreaterThan(5);
    assertThat(backlog).isEqualTo(live);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void arrivalOrderAndRestartsDecideNothing(long seed) throws Exception {
    Random chance = new Random(seed);
    List<Finding> facts = Histories.days(chance, 120);
    Map<String, List<String>> inOrder =
        told(facts, fact -> fact.at().minusMillis(1), fact -> false);

    for (int i = 0; i < 5; i++) {
      List<Finding> shuffled = new ArrayList<>();
      IdentityHashMap<Finding, Instant> complete = new IdentityHashMap<>();
      for (int from = 0, to; from < facts.size(); from = to) {
        to = Math.min(facts.size(), from + 1 + chance.nextInt(20));
        shuffled.addAll(Histories.shuffle(facts.subList(from, to), chance));
        Instant next = to < facts.size() ? facts.get(to).at() : Histories.LAST;
        complete.put(shuffled.get(to - 1), next.minusMillis(1));
      }
      boolean crashes = i > 2;
      assertThat(told(shuffled, complete::get, fact -> crashes && chance.nextInt(15) == 0))
          .isEqualTo(inOrder);
    }
  }

  /** Whatever people do was done to an alert of these days. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theDaysAreFullOfLife(long seed) throws Exception {
    List<Finding> facts = Histories.days(new Random(seed), 120);

    String told = told(facts, fact -> null, fact -> false).toString();

    assertThat(told)
        .contains("\"owner\":\"eva\"")
        .contains("\"comment\":\"she called\"")
        .contains("\"inhibited_by\":\"")
        .contains("\"state\":\"escalated\"")
        .contains("\"resolution\":\"quiet\"");
  }

  private interface Watermarks {
    /** What is known to be complete after this fact; null when nothing more than before. */
    Instant after(Finding fact);
  }

  private interface Crashes {
    boolean after(Finding fact);
  }

  /** All versions of every alert, by its id. */
  private static Map<String, List<String>> told(
      List<Finding> facts, Watermarks watermarks, Crashes crashes) throws Exception {
    Map<String, List<String>> told = new TreeMap<>();
    try (var bench = Alerts.bench()) {
      for (Finding fact : facts) {
        bench.send(fact, fact.at());
        Instant complete = watermarks.after(fact);
        if (complete != null) {
          bench.timeIs(complete);
        }
        if (crashes.after(fact)) {
          gather(bench.emitted(), told);
          bench.restart();
        }
      }
      bench.timeIs(Histories.LAST);
      gather(bench.emitted(), told);
      assertThat(bench.stateEntries()).isZero();
      assertThat(bench.timers()).isZero();
    }
    return told;
  }

  private static void gather(List<Alert> emitted, Map<String, List<String>> told) {
    for (Alert alert : emitted) {
      told.computeIfAbsent(alert.id(), unused -> new ArrayList<>()).add(Json.write(alert));
    }
  }
}
