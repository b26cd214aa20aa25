package dev.earshot.redis;

import static dev.earshot.redis.Entries.NOON;
import static dev.earshot.redis.Entries.clear;
import static dev.earshot.redis.Entries.erased;
import static dev.earshot.redis.Entries.evidence;
import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.raise;
import static dev.earshot.redis.Entries.ref;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.resps.StreamEntry;

/** Somebody is forgotten. */
class EraseITCase extends RealRedis {
  private static final Duration BRIEFLY = Duration.ofMillis(50);
  private static final Version LATER = new Version(NOON.plusSeconds(61).toEpochMilli(), 1);

  @Test
  void nothingNamesThemAnyMore() {
    // Given
    writer.write(
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 60, "angry", List.of(ref("4711"))),
            open("a1", version(1), 0),
            open("a2", version(1), 0),
            resolved("a2", version(2), 0),
            evidence("p1", version(1), "never again"),
            clear("cust:C-1001", version(2), List.of(ref("4711")))));

    // When
    Outcome outcome =
        writer.write(
            List.of(
                erased("alert:a1"),
                erased("alert:a2"),
                erased("evidence:p1"),
                erased("priority:cust:C-1001", ref("4711"))));

    // Then
    assertThat(outcome).isEqualTo(new Outcome(4, 0, 0, List.of()));
    assertThat(redis.keys("*"))
        .containsExactlyInAnyOrder(KEYS.meta(), KEYS.lastBumpId(), KEYS.bumps(), KEYS.alerts());
    assertThat(stream(KEYS.bumps())).isEmpty();
    assertThat(stream(KEYS.alerts())).isEmpty();
  }

  @Test
  void whatIsOfOthersStays() {
    // Given
    List<Entry> others =
        List.of(
            raise("cust:C-2", version(1), Level.HIGH, 60, "angry", List.of(ref("57"), ref("4711"))),
            Entry.of(open("a2", version(1), 0).alert().named("cust:C-2")),
            evidence("p2", version(1), "never again"));
    List<Entry> theirs =
        List.of(
            raise("cust:C-1001", version(0), Level.HIGH, 60, "angry", List.of(ref("4711"))),
            open("a1", version(1), 0));
    writer.write(others);
    Object before = state();
    writer.write(theirs);

    // When
    writer.write(List.of(erased("priority:cust:C-1001", ref("4711")), erased("alert:a1")));

    // Then
    assertThat(state()).isEqualTo(before);
    assertThat(stream(KEYS.bumps())).hasSize(1);
    assertThat(stream(KEYS.alerts())).hasSize(1);
    assertThat(reader.priority(ref("4711")).orElseThrow().subject()).isEqualTo("cust:C-2");
  }

  @Test
  void cardsAndWhatWaitsForReviewGoAsWell() {
    redis.hset(KEYS.entry("card:C-1001"), "version", "1-1");
    redis.hset(KEYS.entry("review:abc"), "version", "1-1");
    redis.zadd(KEYS.review(), 1, "abc");
    redis.zadd(KEYS.review(), 2, "def");

    Outcome outcome = writer.write(List.of(erased("card:C-1001"), erased("review:abc")));

    assertThat(outcome.written()).isEqualTo(2);
    assertThat(redis.keys("*")).containsExactlyInAnyOrder(KEYS.meta(), KEYS.review());
    assertThat(redis.zrange(KEYS.review(), 0, -1)).containsExactly("def");
  }

  @Test
  void anAlertThatGoesByAnotherNameNowLosesTheirsInTheStreamOnly() {
    Entry before = open("a1", version(1), 0);
    Entry after = Entry.of(open("a1", LATER, 3).alert().named("cust:C-2"));
    writer.write(List.of(before, after));

    writer.write(List.of(erased("priority:cust:C-1001")));

    assertThat(reader.alert("a1").orElseThrow().alert()).isEqualTo(after.alert());
    assertThat(stream(KEYS.alerts()))
        .extracting(entry -> entry.getFields().get("subject"))
        .containsExactly("cust:C-2");
  }

  @Test
  void whatTheySaidSinceStays() {
    writer.write(
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 60),
            raise("cust:C-1001", LATER, Level.URGENT, 90)));

    Outcome outcome = writer.write(List.of(erased("priority:cust:C-1001")));

    assertThat(outcome).isEqualTo(new Outcome(0, 1, 0, List.of()));
    assertThat(reader.top(10)).extracting(Bump::version).containsExactly(LATER);
    assertThat(stream(KEYS.bumps())).hasSize(1);
  }

  @Test
  void aDesksIdThatNobodyNamedSinceGoesThoughThePriorityStays() {
    writer.write(
        List.of(
            raise("cust:C-1001", version(0), Level.HIGH, 60, "angry", List.of(ref("57"))),
            raise("cust:C-1001", LATER, Level.URGENT, 90, "angry", List.of(ref("4711")))));

    writer.write(List.of(erased("priority:cust:C-1001", ref("57"), ref("4711"))));

    assertThat(reader.priority(ref("57"))).isEmpty();
    assertThat(reader.priority(ref("4711")).orElseThrow().version()).isEqualTo(LATER);
    assertThat(reader.top(10)).extracting(Bump::version).containsExactly(LATER);
  }

  @Test
  void eraseTwiceIsEraseOnce() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    List<Entry> erasure = List.of(erased("priority:cust:C-1001"));
    writer.write(erasure);
    Object before = state();

    Outcome again = writer.write(erasure);

    assertThat(again).isEqualTo(new Outcome(0, 0, 1, List.of()));
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aWriterThatDiedBetweenScriptAndStreamsMakesUpForIt() {
    Entry raise = raise("cust:C-1001", version(1), Level.HIGH, 60);
    Entry erasure = erased("priority:cust:C-1001");
    writer.write(List.of(raise));
    writer.run(List.of(Call.of(erasure, KEYS, settings.retention())));
    assertThat(stream(KEYS.bumps())).hasSize(1);

    writer.write(List.of(erasure));

    assertThat(stream(KEYS.bumps())).isEmpty();
  }

  @Test
  void theyAreFoundAnywhereInALongStream() {
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(raise(i % 7 == 0 ? "cust:C-1001" : "cust:C-" + i, version(i), Level.HIGH, 60));
    }
    writer.write(many);

    writer.write(List.of(erased("priority:cust:C-1001")));

    assertThat(stream(KEYS.bumps()))
        .hasSize(857)
        .extracting(StreamEntry::getFields)
        .noneMatch(fields -> fields.get("subject").equals("cust:C-1001"));
  }

  @Test
  void whoWasAwaySeesAGapAndFindsThemCleared() {
    // Given
    writer.write(
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 60),
            raise("cust:C-2", version(1), Level.HIGH, 60)));
    String last = reader.snapshot().lastBumpId();
    writer.write(List.of(clear("cust:C-1001", version(2), List.of())));

    // When
    writer.write(List.of(erased("priority:cust:C-1001")));

    // Then: the stream is silent, and still they learn that it is not as they know it.
    assertThat(reader.follow(last, BRIEFLY, 10).gap()).isTrue();
    PriorityReader.Snapshot now = reader.snapshot();
    assertThat(now.queue()).extracting(Bump::subject).containsExactly("cust:C-2");
    assertThat(reader.follow(now.lastBumpId(), BRIEFLY, 10).gap()).isFalse();
  }

  @Test
  void whoWasThereMissesNothing() {
    writer.write(
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 60),
            clear("cust:C-1001", version(2), List.of())));
    String last = reader.snapshot().lastBumpId();
    writer.write(List.of(erased("priority:cust:C-1001")));
    PriorityReader.Changes silence = reader.follow(last, BRIEFLY, 10);
    writer.write(List.of(raise("cust:C-2", version(1), Level.HIGH, 60)));

    PriorityReader.Changes news = reader.follow(last, BRIEFLY, 10);

    assertThat(silence).isEqualTo(new PriorityReader.Changes(List.of(), last, false));
    assertThat(news.gap()).isFalse();
    assertThat(news.bumps()).extracting(Bump::subject).containsExactly("cust:C-2");
  }

  @Test
  void aGapBetweenTwoEntriesShowsAsWell() {
    String last = reader.snapshot().lastBumpId();
    writer.write(
        List.of(
            raise("cust:C-2", version(1), Level.HIGH, 60),
            raise("cust:C-1001", version(1), Level.HIGH, 60),
            raise("cust:C-3", version(1), Level.HIGH, 60)));
    writer.write(List.of(erased("priority:cust:C-1001")));

    PriorityReader.Changes changes = reader.follow(last, BRIEFLY, 10);

    assertThat(changes.bumps()).extracting(Bump::subject).containsExactly("cust:C-2", "cust:C-3");
    assertThat(changes.gap()).isTrue();
  }
}
