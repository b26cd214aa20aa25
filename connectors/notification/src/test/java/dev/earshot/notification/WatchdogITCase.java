package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.notification.channel.Other;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A job whose heart beats, and stops, and beats again; then Redis and Kafka go. With the silence
 * that ships, on a clock that goes ten times as fast as ours.
 */
class WatchdogITCase extends Station {
  private static final int TIMES = 10;

  private final Clock clock = new FastClock(TIMES);
  private volatile Instant beaten;

  @Test
  void whoIsMissedIsPagedOnceAndSoIsTheirReturn() throws Exception {
    ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    EmbeddedRedis redis = EmbeddedRedis.start(dir.resolve("redis"));
    try (Other other = new Other();
        Other outside = new Other()) {
      ScheduledFuture<?> beating = beating(heart);
      notifier(
          config(
              team(
                  other.url(),
                  "watchdog: {channels: [team], ping_url: '%s'}".formatted(outside.url())),
              "{host: 127.0.0.1, port: %d, password: '%s'}"
                  .formatted(redis.port(), redis.password())),
          QUICK,
          clock);
      soon().until(() -> !outside.told().isEmpty());
      assertThat(outside.told().get(0).line()).startsWith("GET /hook");

      beating.cancel(false);
      soon().until(() -> other.told().size() == 1);
      assertThat(Duration.between(beaten, clock.instant())).isLessThan(Duration.ofSeconds(90));
      assertThat(other.told().get(0).body())
          .contains("\"type\":\"alert.lost\"", "the listener is silent");

      beating = beating(heart);
      soon().until(() -> other.told().size() == 2);
      assertThat(other.told().get(1).body()).contains("\"type\":\"alert.found\"");

      beating.cancel(false);
      redis.close();
      kafka.close();
      soon().until(() -> told(other, "Redis does not answer") && told(other, "Kafka does not"));
    } finally {
      heart.shutdownNow();
      redis.close();
    }
  }

  private static boolean told(Other other, String words) {
    return other.told().stream().anyMatch(told -> told.body().contains(words));
  }

  /** Each ten seconds of that clock. */
  private ScheduledFuture<?> beating(ScheduledExecutorService heart) {
    return heart.scheduleAtFixedRate(this::beat, 0, 10_000 / TIMES, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    says(ReadAlerts.HEARTBEAT, "{}".getBytes(StandardCharsets.UTF_8));
    beaten = clock.instant();
  }
}
