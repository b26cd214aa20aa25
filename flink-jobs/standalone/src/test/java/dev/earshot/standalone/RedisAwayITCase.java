package dev.earshot.standalone;

import static dev.earshot.standalone.Said.HEARD_BY_ALL;
import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.redis.RedisUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Redis may go and come back: the job waits for it, and what it held back is written. */
class RedisAwayITCase {
  private static final Duration AWAY = Duration.ofSeconds(3);

  @RegisterExtension static final RealParts PARTS = new RealParts();

  @Test
  void anOutageUnderLoadLosesNoEntry() throws Exception {
    ScheduledExecutorService crowd = Executors.newSingleThreadScheduledExecutor();
    try (Stage stage = Stage.live(PARTS, "redis-away", 2)) {
      stage.tick();
      stage.listen();
      AtomicInteger angry = new AtomicInteger();
      ScheduledFuture<?> load =
          crowd.scheduleAtFixedRate(() -> complain(stage, angry), 0, 10, TimeUnit.MILLISECONDS);
      await()
          .atMost(Stage.PATIENCE)
          .ignoreException(RedisUnavailableException.class)
          .until(() -> stage.alerts().size() >= 50);

      PARTS.redis().kill();
      int before = angry.get();
      await()
          .during(AWAY)
          .atMost(Stage.PATIENCE)
          .until(() -> stage.job().getJobStatus().get() == JobStatus.RUNNING);
      int during = angry.get() - before;
      PARTS.redis().restart();

      int restarted = angry.get();
      await().atMost(Stage.PATIENCE).until(() -> angry.get() >= restarted + 50);
      load.cancel(false);
      crowd.shutdown();
      assertThat(crowd.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
      stage.flush();
      List<Alert> alerts = stage.awaitAlerts(angry.get());
      List<String> everybody =
          IntStream.range(0, angry.get()).mapToObj(i -> "acct:x:angry-" + i).toList();
      assertThat(during).isPositive();
      assertThat(alerts).extracting(Alert::subject).containsExactlyInAnyOrderElementsOf(everybody);
      assertThat(stage.redis().top(everybody.size() + 1))
          .extracting(Bump::subject)
          .containsExactlyInAnyOrderElementsOf(everybody);
      assertThat(alerts)
          .allSatisfy(
              alert ->
                  assertThat(stage.redis().alert(alert.id()).orElseThrow().evidence()).hasSize(1));
      assertThat(stage.metric("redis_retries")).isPositive();
      assertThat(stage.metric("redis_rejected")).isZero();
      assertThat(stage.metric("numRestarts")).isZero();
    } finally {
      crowd.shutdownNow();
    }
  }

  private static void complain(Stage stage, AtomicInteger angry) {
    Said said = angry("angry-" + angry.getAndIncrement()).followers(HEARD_BY_ALL);
    stage.publish(said.post().authorKey(), said.json());
  }
}
