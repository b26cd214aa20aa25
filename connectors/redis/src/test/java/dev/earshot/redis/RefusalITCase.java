package dev.earshot.redis;

import static dev.earshot.redis.Entries.acknowledged;
import static dev.earshot.redis.Entries.erased;
import static dev.earshot.redis.Entries.escalated;
import static dev.earshot.redis.Entries.evidence;
import static dev.earshot.redis.Entries.firestorm;
import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.pulse;
import static dev.earshot.redis.Entries.raise;
import static dev.earshot.redis.Entries.ref;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.version;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Entry;
import dev.earshot.model.Heartbeat;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalITCase extends RealRedis {
  private static final Entry RAISE =
      raise("cust:C-1001", version(1), Level.HIGH, 60, "angry", List.of(ref("4711")));
  private static final Map<String, Entry> GOOD =
      Map.ofEntries(
          entry("raise", RAISE),
          entry("clear", Entries.clear("cust:C-1001", version(1), List.of())),
          entry("open", open("a1", version(1), 3)),
          entry("resolved", resolved("a1", version(1), 3)),
          entry("acknowledged", acknowledged("a1", version(1), 3)),
          entry("escalated", escalated("a1", version(1), 3)),
          entry("firestorm", firestorm("f1", version(1), null)),
          entry("spoke", firestorm("f1", version(1), Entries.NOON)),
          entry("pulse", pulse("acme", 1, 9)),
          entry("source", Entries.source("x", 30)),
          entry("card", Entries.card("C-1001", version(1), "gold")),
          entry("suggestion", Entries.suggestion("s1", 1)),
          entry("evidence", evidence("p1", version(1), "never again")),
          entry("erasure", erased("priority:cust:C-1001", ref("4711"))),
          entry("heartbeat", Entry.of(new Heartbeat("demo", Entries.NOON))));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "raise, stream_length, 0",
        "raise, tombstone_ms, soon",
        "raise, subject, ''",
        "raise, subject, -",
        "raise, tenant, -",
        "raise, version, -",
        "raise, version, 1",
        "raise, version, 1-x",
        "raise, version, 1.5-1",
        "raise, version, 01-1",
        "raise, version, 9007199254740992-0",
        "raise, version, 9007199254740993-0",
        "raise, version, 1-9007199254740992",
        "raise, kind, higher",
        "raise, level, 5",
        "raise, level, -1",
        "raise, level, 3.0",
        "raise, level, 0",
        "raise, level_name, urgent",
        "raise, rank, 0",
        "raise, rank, 101",
        "raise, rank, 6e1",
        "raise, part_negativity, 20.1",
        "raise, part_influence, nan",
        "raise, part_tier, 0x1",
        "raise, part_age, -1",
        "raise, part_crisis, ''",
        "raise, reasons, angry",
        "raise, reasons, {}",
        "raise, alerts, '[\"a1\"'",
        "raise, rules, NegativeStreak@3",
        "raise, rules, -",
        "raise, evidence, p1",
        "raise, evidence, -",
        "raise, evidence, '[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]'",
        "raise, refs, null",
        "raise, since, yesterday",
        "raise, since_ms, -1",
        "raise, since_ms, 4294967296000",
        "raise, at, -",
        "raise, expires_at, tomorrow",
        "raise, expires_at_ms, -",
        "raise, score, 1",
        "clear, rank, 1",
        "clear, level, 1",
        "clear, kind, raise",
        "open, stream_length, 1.5",
        "open, history_ms, -1",
        "open, id, ''",
        "open, version, x-1",
        "open, brand, -",
        "open, rule, ''",
        "open, rule_version, one",
        "open, state, resolved",
        "open, state, sleeping",
        "open, severity, sev5",
        "open, subject, -",
        "open, customer, yes",
        "open, tier, gold",
        "open, causes, -3",
        "open, negativity, 1.01",
        "open, influence, 101",
        "open, influence_bot, inf",
        "open, networks, bluesky",
        "open, evidence, -",
        "open, first_at, -",
        "open, newest_at_ms, ''",
        "open, floor, highest",
        "open, floor, -",
        "open, topics, network",
        "open, topics, -",
        "open, authors, -1",
        "open, authors, 1.5",
        "open, authors, -",
        "open, reach, many",
        "open, reach, 9007199254740992",
        "open, reach, -",
        "acknowledged, acknowledged_at, noon",
        "acknowledged, acknowledged_at_ms, -",
        "acknowledged, snoozed_until, -",
        "acknowledged, snoozed_until_ms, tomorrow",
        "acknowledged, state, resolved",
        "escalated, escalated_at, -",
        "escalated, escalated_at_ms, -1",
        "erasure, tenant, -",
        "erasure, entry, -",
        "erasure, entry, pulse:acme",
        "erasure, entry, 'meta'",
        "erasure, entry, 'priority:'",
        "erasure, refs, -",
        "erasure, at, -",
        "erasure, at_ms, -1",
        "resolved, state, acknowledged",
        "resolved, state, escalated",
        "resolved, state, open",
        "resolved, resolved_at_ms, later",
        "resolved, resolution, -",
        "resolved, resolution, ''",
        "resolved, resolution, forgotten",
        "resolved, resolution, QUIET",
        "card, customer, ''",
        "card, tier, gold",
        "card, value, rich",
        "card, tickets, none",
        "card, mood, '[1,2,3,4,5,6,7,8,9,10,11,12,13]'",
        "card, alerts, '[1,2,3,4,5,6]'",
        "card, interactions, '[1,2,3,4,5,6,7,8,9,10,11]'",
        "card, contact, '[]'",
        "card, complaints, -",
        "card, influence, 65",
        "card, since, -",
        "card, card_ms, 0",
        "suggestion, id, ''",
        "suggestion, account, -",
        "suggestion, confidence, 1.1",
        "suggestion, provenance, declared",
        "suggestion, at_ms, noon",
        "firestorm, measure, much",
        "firestorm, measure, '[]'",
        "firestorm, measure, '{\"observed\":41'",
        "firestorm, measure, null",
        "firestorm, brief, burning",
        "firestorm, brief, ''",
        "firestorm, brief, '[{}]'",
        "evidence, evidence_ms, 0",
        "evidence, post, ''",
        "evidence, version, 1-",
        "evidence, subject_key, -",
        "evidence, subject, ''",
        "evidence, refs, 42",
        "evidence, id, -",
        "evidence, network, ''",
        "evidence, followers, many",
        "evidence, text, -",
        "evidence, score, -1.5",
        "evidence, created_at, 2026",
        "evidence, heard_at_ms, -",
        "pulse, pulse_ms, 0",
        "pulse, tenant, -",
        "pulse, brand, ''",
        "pulse, version, 1",
        "pulse, at, -",
        "pulse, at_ms, -1",
        "pulse, posts, -1",
        "pulse, negative, some",
        "pulse, expected, nan",
        "pulse, return_days, -1",
        "pulse, negative_share, 1.1",
        "pulse, look_alikes, -",
        "pulse, look_alikes, 0.5",
        "pulse, disarmed, mastodon",
        "source, source_ms, 0",
        "source, tenant, -",
        "source, source, ''",
        "source, version, 1",
        "source, at, -",
        "source, heard_at, yesterday",
        "source, heard_at_ms, -",
        "source, posts, -1",
        "source, usual_ms, 0",
        "source, deaf_since_ms, -1",
        "source, behind_ms, -",
      })
  void aBadFieldIsNamedAndNothingAtAllIsWritten(String entry, String field, String value) {
    List<Call> call = List.of(with(call(GOOD.get(entry)), field, value));

    List<String> replies = writer.run(call);

    assertThat(replies).hasSize(1);
    assertThat(replies.get(0)).startsWith(expectedField(entry, field, value));
    assertThat(state().keySet()).containsExactly(KEYS.meta());
  }

  @ParameterizedTest
  @CsvSource({
    "measure, observed, -1",
    "measure, expected, '\"NaN\"'",
    "measure, window_ms, 9007199254740993",
    "measure, return_days, '\"Infinity\"'",
    "measure, return_days, 1e999",
    "measure, scales, null",
    "brief, posts, -1",
    "brief, authors, '\"41\"'",
    "brief, reach, true",
    "brief, look_alikes, []",
    "brief, negative_share, 1.1",
    "brief, usual_share, nan",
    "brief, reshare_share, -0.1",
    "brief, share_before, 75",
    "brief, share_since, null",
  })
  void aBadNumberWithinAnObjectIsNamedAndNothingAtAllIsWritten(
      String field, String key, String value) {
    Call good = call(firestorm("f1", version(1), Entries.NOON));
    String object = good.args().get(good.args().indexOf(field) + 1);
    String bad = object.replaceFirst("\"" + key + "\":[^,}]+", "\"" + key + "\":" + value);

    List<String> replies = writer.run(List.of(with(good, field, bad)));

    assertThat(replies).hasSize(1);
    assertThat(replies.get(0)).startsWith(field + " must hold " + key + ", a number from 0 to ");
    assertThat(state().keySet()).containsExactly(KEYS.meta());
  }

  @Test
  void anAlertThatIsOpenHasNoResolution() {
    assertThat(writer.run(List.of(plus(call(GOOD.get("open")), "resolution", "quiet"))))
        .containsExactly("resolution must be set exactly when state is resolved");
  }

  @Test
  void everyGoodEntryPasses() {
    for (Entry entry : GOOD.values()) {
      redis.flushDB();
      assertThat(writer.run(List.of(call(entry))))
          .containsExactly(entry.erasure() == null ? "WRITTEN" : "SAME");
    }
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertThat(writer.run(List.of(plus(call(RAISE), "mood", "bad"))))
        .containsExactly("ARGV names a field that does not exist");
  }

  @Test
  void aFieldTwiceOrWithoutAValueIsRefused() {
    assertThat(
            writer.run(
                List.of(plus(call(RAISE), "rank", "60"), plus(call(GOOD.get("open")), "id"))))
        .containsExactly("ARGV names a field twice", "ARGV must hold names and values in pairs");
  }

  @Test
  void aMissingKeyIsRefused() {
    Call whole = call(RAISE);

    List<String> replies =
        writer.run(List.of(new Call(whole.script(), whole.keys().subList(0, 4), whole.args())));

    assertThat(replies).containsExactly("KEYS must be 6, are 4");
  }

  @Test
  void aKeyOfAnotherTypeIsRefusedBeforeAnythingIsWritten() {
    redis.set(KEYS.queue(), "somebody's note");

    List<Outcome.Rejected> rejected = writer.write(List.of(RAISE)).rejected();

    assertThat(rejected)
        .extracting(Outcome.Rejected::reason)
        .containsExactly("KEYS[2] must be a zset, is a string");
    assertThat(redis.exists(KEYS.priority("cust:C-1001"), KEYS.bumps(), KEYS.ref(ref("4711"))))
        .isZero();
  }

  @Test
  void oneOfFiveHundredIsToldFromTheRest() {
    List<Entry> batch = new ArrayList<>();
    for (int i = 0; i < 499; i++) {
      batch.add(raise("cust:C-" + i, version(1), Level.HIGH, 60));
    }
    Entry bad = raise("cust:bad", new Version(1L << 60, 0), Level.HIGH, 60);
    batch.add(250, bad);

    Outcome outcome = writer.write(batch);

    String reason = "version must be two whole numbers below 2^53 with a dash between";
    assertThat(outcome)
        .isEqualTo(new Outcome(499, 0, 0, List.of(new Outcome.Rejected(bad, reason))));
    assertThat(redis.zcard(KEYS.queue())).isEqualTo(499);
  }

  @Test
  void anotherTenantsEntryIsRefused() {
    RedisWriter other = new RedisWriter(settings, new Keys("other"));

    Outcome outcome = other.write(List.of(RAISE));

    assertThat(outcome.rejected())
        .containsExactly(new Outcome.Rejected(RAISE, "tenant is not this writer's"));
    assertThat(state()).isEmpty();
    other.close();
  }

  @Test
  void wordsOfStrangersAreStoredAsTheyAreAndDoNothingElse() {
    String hostile = "x\r\nFLUSHALL\r\n$3\r\n\0\"'}:queue {demo} \uD83D\uDE00 'EVAL'";
    writer.write(List.of(raise("cust:}:{x} * ?", version(1), Level.HIGH, 60)));

    Outcome outcome = writer.write(List.of(evidence("p1", version(1), hostile)));

    assertThat(outcome.written()).isOne();
    assertThat(redis.hget(KEYS.evidence("p1"), "text")).isEqualTo(hostile);
    assertThat(reader.top(10)).extracting(b -> b.subject()).containsExactly("cust:}:{x} * ?");
  }

  private static Call call(Entry entry) {
    return Call.of(entry, KEYS, settings.retention());
  }

  /** The same call with one field or setting changed; null leaves it out. */
  private static Call with(Call call, String field, String value) {
    List<String> args = new ArrayList<>(call.args());
    int settingsBefore =
        switch (call.script()) {
          case SUGGESTION, ERASE, HEARTBEAT -> 0;
          case EVIDENCE, PULSE, CARD, SOURCE -> 1;
          case ALERT, BUMP -> 2;
        };
    switch (field) {
      case "stream_length" -> args.set(0, value);
      case "tombstone_ms", "history_ms" -> args.set(1, value);
      case "evidence_ms", "pulse_ms", "card_ms", "source_ms" -> args.set(0, value);
      default -> {
        int index = settingsBefore;
        while (!args.get(index).equals(field)) {
          index += 2;
        }
        if (value == null) {
          args.remove(index + 1);
          args.remove(index);
        } else {
          args.set(index + 1, value);
        }
      }
    }
    return new Call(call.script(), call.keys(), args);
  }

  private static Call plus(Call call, String... more) {
    List<String> args = new ArrayList<>(call.args());
    args.addAll(List.of(more));
    return new Call(call.script(), call.keys(), args);
  }

  /** Where two fields must agree, the script may name the other. */
  private static String expectedField(String entry, String field, String value) {
    return switch (entry + " " + field + " " + value) {
      case "raise since_ms 4294967296000" -> "since ";
      case "raise level -1", "raise level 5", "raise level 3.0" -> "level ";
      case "raise level 0", "clear level 1" -> "level_name ";
      case "clear kind raise" -> "level ";
      case "open state resolved",
          "acknowledged state resolved",
          "resolved state open",
          "resolved state acknowledged",
          "resolved state escalated" ->
          "resolved_at ";
      default -> field + " ";
    };
  }
}
