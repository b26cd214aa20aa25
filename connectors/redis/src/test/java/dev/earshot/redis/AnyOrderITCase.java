package dev.earshot.redis;

import static dev.earshot.redis.Entries.NOON;
import static dev.earshot.redis.Entries.acknowledged;
import static dev.earshot.redis.Entries.card;
import static dev.earshot.redis.Entries.clear;
import static dev.earshot.redis.Entries.escalated;
import static dev.earshot.redis.Entries.evidence;
import static dev.earshot.redis.Entries.firestorm;
import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.pulse;
import static dev.earshot.redis.Entries.raise;
import static dev.earshot.redis.Entries.ref;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.source;
import static dev.earshot.redis.Entries.suggestion;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnyOrderITCase extends RealRedis {

  @Test
  void anyOrderWithAnyRepetitionEndsInTheSameState() {
    List<Entry> entries = new ArrayList<>();
    for (String subject : List.of("cust:C-1001", "cust:C-2", "cust:C-3")) {
      for (int counter = 1; counter <= 4; counter++) {
        Level level = Level.ofRank(20 * counter);
        entries.add(raise(subject, version(counter), level, 20 * counter));
        entries.add(raise(subject, version(counter), level, 7, "a tie", List.of(ref("7"))));
        entries.add(raise(subject, version(counter), level, 9, "another", List.of(ref("9"))));
      }
    }
    entries.add(clear("cust:C-2", version(10), List.of(ref("7"))));
    entries.add(clear("cust:C-3", version(4), List.of()));
    for (String alert : List.of("a1", "a2", "a3")) {
      for (int counter = 1; counter <= 3; counter++) {
        entries.add(open(alert, version(counter), counter));
        entries.add(acknowledged(alert, version(counter), counter));
        entries.add(resolved(alert, version(counter), counter + 1));
      }
    }
    entries.add(resolved("a1", version(4), 9));
    entries.add(open("a2", version(5), 9));
    entries.add(firestorm("f1", version(1), null));
    entries.add(firestorm("f1", version(2), NOON.plusSeconds(3600)));
    for (int minute = 0; minute < 4; minute++) {
      entries.add(pulse("acme", minute, minute));
      entries.add(pulse("acme", minute, minute + 7));
      entries.add(pulse("tram", minute, 9 - minute));
    }
    for (int counter = 1; counter <= 3; counter++) {
      entries.add(evidence("p1", version(counter), "words " + counter));
      entries.add(evidence("p1", version(counter), "other words " + counter));
    }
    for (int counter = 1; counter <= 3; counter++) {
      entries.add(card("C-1001", version(counter), "gold"));
      entries.add(card("C-1001", version(counter), "silver"));
      entries.add(suggestion("s1", counter));
    }
    writer.write(entries);
    Map<String, Object> expected = state();

    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<Entry> shuffled = new ArrayList<>(entries);
      shuffled.addAll(entries.subList(0, random.nextInt(entries.size())));
      Collections.shuffle(shuffled, random);
      redis.flushDB();
      for (int from = 0; from < shuffled.size(); from += 10) {
        writer.write(shuffled.subList(from, Math.min(from + 10, shuffled.size())));
      }

      assertThat(state()).as("seed %d", seed).isEqualTo(expected);
      assertThat(doubled(KEYS.bumps(), "subject")).as("seed %d", seed).isEmpty();
      assertThat(doubled(KEYS.alerts(), "id")).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theNewestWinsWhateverCameLast() {
    writer.write(
        List.of(
            raise("cust:C-1001", version(2), Level.HIGH, 60),
            raise("cust:C-1001", version(3), Level.URGENT, 90)));

    Outcome late = writer.write(List.of(raise("cust:C-1001", version(1), Level.LOW, 20)));

    assertThat(late).isEqualTo(new Outcome(0, 1, 0, List.of()));
    assertThat(reader.priority("cust:C-1001").orElseThrow().level()).isEqualTo(Level.URGENT);
    assertThat(stream(KEYS.bumps())).hasSize(2);
  }

  @Test
  void versionsAreComparedAsNumbersAndTimeBeforeCounter() {
    writer.write(List.of(raise("cust:C-1001", new Version(9, 10), Level.LOW, 20)));

    Outcome outcome =
        writer.write(
            List.of(
                raise("cust:C-1001", new Version(9, 9), Level.HIGH, 60),
                raise("cust:C-1001", new Version(10, 0), Level.URGENT, 90)));

    assertThat(outcome).isEqualTo(new Outcome(1, 1, 0, List.of()));
    assertThat(redis.hget(KEYS.priority("cust:C-1001"), "version")).isEqualTo("10-0");
  }

  @Test
  void theSameAgainChangesNothingAndSaysNothing() {
    List<Entry> batch =
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 60, "angry", List.of(ref("4711"))),
            open("a1", version(1), 3),
            evidence("p1", version(1), "never again"),
            pulse("acme", 1, 9));
    writer.write(batch);
    Map<String, Object> before = state();
    String id = redis.get(KEYS.lastBumpId());

    Outcome again = writer.write(batch);

    assertThat(again).isEqualTo(new Outcome(0, 0, 4, List.of()));
    assertThat(state()).isEqualTo(before);
    assertThat(redis.get(KEYS.lastBumpId())).isEqualTo(id);
    assertThat(stream(KEYS.bumps())).hasSize(1);
    assertThat(stream(KEYS.alerts())).hasSize(1);
  }

  @Test
  void aClearedSubjectStaysClearedForAnOlderRaise() {
    List<Entry> late = List.of(raise("cust:C-1001", version(1), Level.URGENT, 90));

    writer.write(List.of(clear("cust:C-1001", version(2), List.of())));
    writer.write(late);

    assertThat(reader.priority("cust:C-1001")).isEmpty();
    assertThat(reader.top(10)).isEmpty();
    assertThat(redis.hget(KEYS.priority("cust:C-1001"), "level")).isEqualTo("0");
    assertThat(redis.pttl(KEYS.priority("cust:C-1001")))
        .isPositive()
        .isLessThanOrEqualTo(settings.retention().tombstone().toMillis());
  }

  @Test
  void aNewerRaiseAfterAClearStaysWithoutLimit() {
    writer.write(List.of(clear("cust:C-1001", version(2), List.of())));

    writer.write(List.of(raise("cust:C-1001", version(3), Level.URGENT, 90)));

    assertThat(redis.pttl(KEYS.priority("cust:C-1001"))).isEqualTo(-1);
    assertThat(reader.top(10)).hasSize(1);
  }

  @Test
  void aRefPointsToWhomItWasGivenLastAndOutlivesTheBump() {
    writer.write(
        List.of(
            raise("cust:C-2", version(2), Level.HIGH, 60, "merged", List.of(ref("4711"))),
            raise("cust:C-9", version(1), Level.HIGH, 60, "before", List.of(ref("4711")))));

    assertThat(redis.get(KEYS.ref(ref("4711")))).isEqualTo("cust:C-2");
    assertThat(redis.pttl(KEYS.ref(ref("4711"))))
        .isGreaterThan(settings.retention().tombstone().toMillis())
        .isLessThanOrEqualTo(settings.retention().tombstone().plus(Entries.STAYS).toMillis());
  }

  @Test
  void aRefNamedByAStaleBumpOnlyIsFoundInAnyOrder() {
    writer.write(List.of(raise("cust:C-1001", version(2), Level.HIGH, 60)));

    writer.write(
        List.of(raise("cust:C-1001", version(1), Level.HIGH, 60, "older", List.of(ref("4711")))));

    assertThat(reader.priority(ref("4711")).orElseThrow().version()).isEqualTo(version(2));
  }

  @Test
  void aResolvedAlertMovesToHistoryAndBackWhenItReopens() {
    writer.write(List.of(open("a1", version(1), 3), resolved("a1", version(2), 3)));
    assertThat(redis.zrange(KEYS.open(), 0, -1)).isEmpty();
    assertThat(redis.zrange(KEYS.history(), 0, -1)).containsExactly("a1");
    assertThat(redis.pttl(KEYS.alert("a1"))).isPositive();

    writer.write(List.of(open("a1", version(3), 4)));

    assertThat(redis.zrange(KEYS.open(), 0, -1)).containsExactly("a1");
    assertThat(redis.zrange(KEYS.history(), 0, -1)).isEmpty();
    assertThat(redis.pttl(KEYS.alert("a1"))).isEqualTo(-1);
    assertThat(redis.hexists(KEYS.alert("a1"), "resolved_at")).isFalse();
  }

  @Test
  void whatSomebodyLooksAtOrNobodyDidIsStillOpen() {
    writer.write(
        List.of(
            open("a1", version(1), 3),
            acknowledged("a1", version(2), 3),
            open("a2", version(1), 4),
            escalated("a2", version(2), 4)));

    assertThat(redis.zrange(KEYS.open(), 0, -1)).containsExactly("a1", "a2");
    assertThat(redis.exists(KEYS.history())).isFalse();
    assertThat(redis.pttl(KEYS.alert("a1"))).isEqualTo(-1);
    assertThat(redis.hget(KEYS.alert("a1"), "state")).isEqualTo("acknowledged");
    assertThat(redis.hget(KEYS.alert("a2"), "state")).isEqualTo("escalated");
  }

  @Test
  void aReopenedAlertIsNobodysYet() {
    writer.write(List.of(resolved("a1", version(1), 3)));

    writer.write(List.of(open("a1", version(2), 4)));

    assertThat(redis.hkeys(KEYS.alert("a1")))
        .contains("causes")
        .doesNotContain("owner", "comment", "acknowledged_at", "resolution", "resolved_at_ms");
  }

  @Test
  void onlyTheNewestPulseStays() {
    writer.write(List.of(pulse("acme", 2, 9)));

    Outcome late = writer.write(List.of(pulse("acme", 1, 3), pulse("tram", 1, 1)));

    assertThat(late).isEqualTo(new Outcome(1, 1, 0, List.of()));
    assertThat(reader.pulse("acme")).contains(pulse("acme", 2, 9).pulse());
    assertThat(redis.pttl(KEYS.pulse("acme")))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofDays(2).toMillis());
  }

  @Test
  void onlyTheNewestOfASourceStaysAndWhoFellSilentDaysAgoIsForgotten() {
    writer.write(List.of(source("x", 2), source("}:{x} * ?", 2), source("gone", -7 * 24 * 60)));

    Outcome late = writer.write(List.of(source("x", 1), source("y", 3), source("gone", -20_000)));

    assertThat(late).isEqualTo(new Outcome(1, 2, 0, List.of()));
    assertThat(redis.zrange(KEYS.sources(), 0, -1)).containsExactly("x", "}:{x} * ?", "y");
    assertThat(redis.pttl(KEYS.source("x")))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofDays(7).toMillis());
  }

  @Test
  void aCardExpiresAndASuggestionWaits() {
    writer.write(List.of(card("C-1001", version(1), "gold"), suggestion("s1", 1)));

    assertThat(redis.pttl(KEYS.card("C-1001")))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofDays(90).toMillis());
    assertThat(redis.pttl(KEYS.suggestion("s1"))).isEqualTo(-1);
    assertThat(redis.zrange(KEYS.review(), 0, -1)).containsExactly("s1");
  }

  @Test
  void evidenceExpires() {
    writer.write(List.of(evidence("p1", version(1), "never again")));

    assertThat(redis.pttl(KEYS.evidence("p1")))
        .isPositive()
        .isLessThanOrEqualTo(settings.retention().evidence().toMillis());
  }
}
