package dev.earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Bump;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reader comes back after a weekend, while bumps go on. */
class ResumeITCase extends RealRedis {
  private static final int AWAY = 10_000;
  private static final int MEANWHILE = 3_000;

  @Test
  void whoWasAwayForLessThanTheStreamHoldsGoesOnWithoutASnapshot() {
    try (Load load = Load.keeping(10L * AWAY)) {
      // Given
      load.write(500);
      Desk desk = new Desk();
      load.write(AWAY);

      // When
      desk.catchUp(CompletableFuture.runAsync(() -> load.write(MEANWHILE)));

      // Then
      assertThat(desk.queue()).isEqualTo(Desk.queue(reader.snapshot().queue())).isNotEmpty();
      assertThat(desk.snapshots).isEqualTo(1);
      assertThat(desk.heard).isEqualTo(AWAY + MEANWHILE);
    }
  }

  @Test
  void whoWasAwayForMoreThanTheStreamHoldsSeesTheGapAndTakesASnapshot() {
    try (Load load = Load.keeping(AWAY / 5)) {
      // Given
      load.write(500);
      Desk desk = new Desk();
      load.write(AWAY);

      // When
      desk.catchUp(CompletableFuture.runAsync(() -> load.write(MEANWHILE)));

      // Then
      assertThat(desk.queue()).isEqualTo(Desk.queue(reader.snapshot().queue())).isNotEmpty();
      assertThat(desk.snapshots).isGreaterThan(1);
    }
  }

  /** What the engineer of a help desk would write. */
  private static final class Desk {
    private final Map<String, Bump> known = new HashMap<>();
    private String last;
    private int snapshots;
    private int heard;

    Desk() {
      snapshot();
    }

    /** Follows until the load has ended and there is no news. */
    void catchUp(CompletableFuture<Void> load) {
      boolean news = true;
      while (news || !load.isDone()) {
        PriorityReader.Changes changes = reader.follow(last, Duration.ofMillis(100), 1000);
        news = changes.gap() || !changes.bumps().isEmpty();
        if (changes.gap()) {
          snapshot();
          continue;
        }
        heard += changes.bumps().size();
        changes.bumps().forEach(this::apply);
        last = changes.lastBumpId();
      }
      load.join();
    }

    Map<String, Level> queue() {
      return queue(known.values().stream().filter(bump -> bump.level() != Level.NONE).toList());
    }

    static Map<String, Level> queue(List<Bump> bumps) {
      return bumps.stream().collect(Collectors.toMap(Bump::subject, Bump::level));
    }

    private void snapshot() {
      PriorityReader.Snapshot snapshot = reader.snapshot();
      known.clear();
      snapshot.queue().forEach(bump -> known.put(bump.subject(), bump));
      last = snapshot.lastBumpId();
      snapshots++;
    }

    private void apply(Bump bump) {
      known.merge(
          bump.subject(),
          bump,
          (before, now) -> now.version().compareTo(before.version()) > 0 ? now : before);
    }
  }
}
