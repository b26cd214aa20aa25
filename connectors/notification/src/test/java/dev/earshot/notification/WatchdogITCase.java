package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.notification.channel.Other;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A job whose heart beats, and stops, and beats again. Redis is there, and then it is not. */
class WatchdogITCase extends Station {
  @Test
  void whoIsMissedIsPagedOnceAndSoIsTheirReturn() throws Exception {
    ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    EmbeddedRedis redis = EmbeddedRedis.start(dir.resolve("redis"));
    try (Other other = new Other();
        Other outside = new Other()) {
      var beating = heart.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
      notifier(
          config(
              team(
                  other.url(),
                  "watchdog: {channels: [team], silence: 20s, ping_url: '%s'}"
                      .formatted(outside.url())),
              "{host: 127.0.0.1, port: %d, password: '%s'}"
                  .formatted(redis.port(), redis.password())));
      soon().until(() -> !outside.told().isEmpty());
      assertThat(outside.told().get(0).line()).startsWith("GET /hook");

      beating.cancel(false);
      soon().until(() -> other.told().size() == 1);
      assertThat(other.told().get(0).body())
          .contains("\"type\":\"alert.lost\"", "the listener is silent");

      beating = heart.scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS);
      soon().until(() -> other.told().size() == 2);
      assertThat(other.told().get(1).body()).contains("\"type\":\"alert.found\"");

      redis.close();
      soon().until(() -> other.told().size() == 3);
      assertThat(other.told().get(2).body()).contains("Redis does not answer");
      beating.cancel(false);
    } finally {
      heart.shutdownNow();
      redis.close();
    }
  }

  private void beat() {
    says(ReadAlerts.HEARTBEAT, "{}".getBytes(StandardCharsets.UTF_8));
  }
}
