package dev.earshot.redis;

import static dev.earshot.redis.Entries.NOON;
import static dev.earshot.redis.Entries.acknowledged;
import static dev.earshot.redis.Entries.clear;
import static dev.earshot.redis.Entries.escalated;
import static dev.earshot.redis.Entries.evidence;
import static dev.earshot.redis.Entries.firestorm;
import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.pulse;
import static dev.earshot.redis.Entries.raise;
import static dev.earshot.redis.Entries.ref;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PriorityReaderITCase extends RealRedis {
  private static final Duration BRIEFLY = Duration.ofMillis(50);

  @Test
  void theQueueIsServedByLevelThenRank() {
    writer.write(
        List.of(
            raise("cust:C-1001", version(1), Level.HIGH, 99),
            raise("cust:C-2", version(1), Level.URGENT, 1),
            raise("cust:C-3", version(1), Level.URGENT, 50),
            clear("cust:C-4", version(1), List.of())));

    assertThat(reader.top(2)).extracting(Bump::subject).containsExactly("cust:C-3", "cust:C-2");
    assertThat(reader.snapshot().queue()).hasSize(3);
  }

  @Test
  void aBumpIsReadAsItWasWritten() {
    Entry raise =
        raise("cust:C-1001", version(1), Level.HIGH, 60, "a \"word\" é", List.of(ref("4711")));
    writer.write(List.of(raise));

    assertThat(reader.priority("cust:C-1001")).contains(raise.bump());
    assertThat(reader.priority(ref("4711"))).contains(raise.bump());
  }

  @Test
  void aBumpFromBeforeItNamedRulesAndPostsIsReadWithoutThem() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    redis.hdel(KEYS.priority("cust:C-1001"), "rules", "evidence");

    Bump old = reader.priority("cust:C-1001").orElseThrow();

    assertThat(old.rules()).isEmpty();
    assertThat(old.evidence()).isEmpty();
    assertThat(old.alerts()).containsExactly("a1");
  }

  @Test
  void nobodyAndTheClearedAreNoOpinion() {
    writer.write(List.of(clear("cust:C-1001", version(1), List.of(ref("4711")))));

    assertThat(reader.priority("cust:C-1001")).isEmpty();
    assertThat(reader.priority(ref("4711"))).isEmpty();
    assertThat(reader.priority("cust:C-2")).isEmpty();
    assertThat(reader.priority(ref("43"))).isEmpty();
  }

  @Test
  void openAlertsComeNewestFirstAndWithoutTheResolved() {
    writer.write(
        List.of(
            open("a1", version(1), 3), open("a2", version(1), 5), resolved("a3", version(1), 9)));

    assertThat(reader.openAlerts(10)).extracting(Alert::id).containsExactly("a2", "a1");
    assertThat(reader.openAlerts(1)).extracting(Alert::id).containsExactly("a2");
  }

  @Test
  void anAlertComesWithTheEvidenceThatIsLeft() {
    Entry alert = resolved("a1", version(1), 3);
    Entry post = evidence("p2", version(1), "never again");
    writer.write(List.of(alert, post));

    PriorityReader.Case found = reader.alert("a1").orElseThrow();

    assertThat(found.alert()).isEqualTo(alert.alert());
    assertThat(found.evidence()).containsExactly(post.evidence());
    assertThat(reader.alert("a2")).isEmpty();
  }

  @Test
  void theLastResolvedComeFirstAndWithoutTheOpen() {
    writer.write(
        List.of(
            resolved("a1", version(1), 3),
            resolved("a2", version(1), 5),
            open("a3", version(1), 9)));

    assertThat(reader.resolvedAlerts(10)).extracting(Alert::id).containsExactly("a2", "a1");
    assertThat(reader.resolvedAlerts(1)).extracting(Alert::id).containsExactly("a2");
  }

  @Test
  void anAlertIsReadAsItWasWrittenWhateverItsState() {
    for (Entry alert :
        List.of(
            open("a1", version(1), 3),
            acknowledged("a2", version(1), 3),
            escalated("a3", version(1), 3),
            resolved("a4", version(1), 3))) {
      writer.write(List.of(alert));

      assertThat(reader.alert(alert.alert().id()).orElseThrow().alert()).isEqualTo(alert.alert());
    }
  }

  @Test
  void briefAndMeasureComeBackAsTheyWentIn() {
    Alert silent = firestorm("f1", version(1), null).alert();
    Alert spoken = firestorm("f2", version(1), NOON.plusSeconds(3600)).alert();

    writer.write(List.of(Entry.of(silent), Entry.of(spoken)));

    assertThat(reader.openAlerts(10)).containsExactlyInAnyOrder(silent, spoken);
    Alert found = reader.alert("f2").orElseThrow().alert();
    assertThat(found.measure()).isNotNull().isEqualTo(spoken.measure());
    assertThat(found.brief()).isNotNull().isEqualTo(spoken.brief());
  }

  @Test
  void aPulseIsReadAsItWasWritten() {
    writer.write(List.of(pulse("acme", 1, 9)));

    assertThat(reader.pulse("acme")).contains(pulse("acme", 1, 9).pulse());
    assertThat(reader.pulse("tram")).isEmpty();
  }

  @Test
  void whoFollowsFromASnapshotMissesNothing() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    PriorityReader.Snapshot snapshot = reader.snapshot();
    Entry lower = raise("cust:C-1001", version(2), Level.LOW, 20);
    Entry end = clear("cust:C-1001", version(3), List.of());
    writer.write(List.of(lower, end));

    PriorityReader.Changes first = reader.follow(snapshot.lastBumpId(), BRIEFLY, 1);
    PriorityReader.Changes second = reader.follow(first.lastBumpId(), BRIEFLY, 10);

    assertThat(first.bumps()).containsExactly(lower.bump());
    assertThat(second.bumps()).containsExactly(end.bump());
    assertThat(first.gap() || second.gap()).isFalse();
  }

  @Test
  void whoFollowsAnEmptyStreamFromItsBeginningSeesNoGap() {
    PriorityReader.Snapshot snapshot = reader.snapshot();
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));

    assertThat(reader.follow(snapshot.lastBumpId(), BRIEFLY, 10).gap()).isFalse();
  }

  @Test
  void followingWaitsForNews() {
    CompletableFuture<PriorityReader.Changes> news =
        CompletableFuture.supplyAsync(() -> reader.follow("0-0", Duration.ofSeconds(20), 10));
    Awaitility.await().until(() -> redis.info("clients").contains("blocked_clients:1"));

    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));

    assertThat(news.join().bumps()).hasSize(1);
  }

  @Test
  void silenceIsNoGap() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    String last = reader.snapshot().lastBumpId();

    assertThat(reader.follow(last, BRIEFLY, 10))
        .isEqualTo(new PriorityReader.Changes(List.of(), last, false));
  }

  @Test
  void aStreamCutOffWhileAwayShowsAsAGap() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    String last = reader.snapshot().lastBumpId();
    writer.write(
        List.of(
            raise("cust:C-1001", version(2), Level.HIGH, 61),
            raise("cust:C-1001", version(3), Level.HIGH, 62)));
    redis.xtrim(KEYS.bumps(), 1, false);

    assertThat(reader.follow(last, BRIEFLY, 10).gap()).isTrue();
    assertThat(reader.follow(reader.snapshot().lastBumpId(), BRIEFLY, 10).gap()).isFalse();
  }

  @Test
  void aServerThatLostItsDataShowsAsAGapEvenBeforeItSpeaks() {
    writer.write(List.of(raise("cust:C-1001", version(1), Level.HIGH, 60)));
    String last = reader.snapshot().lastBumpId();
    redis.flushAll();

    assertThat(reader.follow(last, BRIEFLY, 10).gap()).isTrue();
  }

  @Test
  void aServerThatIsDownIsUnavailable() {
    PriorityReader nowhere = new PriorityReader(RedisSettings.local(1, ""), KEYS);

    assertThatThrownBy(() -> nowhere.top(1)).isInstanceOf(RedisUnavailableException.class);
    assertThat(nowhere.check().up()).isFalse();
    nowhere.close();
  }

  @Test
  void askingForNoneOrForEverIsAMistake() {
    assertThatThrownBy(() -> reader.top(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.follow("0-0", Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
