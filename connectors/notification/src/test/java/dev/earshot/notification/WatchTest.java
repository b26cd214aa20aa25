package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Json;
import dev.earshot.notification.Watch.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Map<String, byte[]> stored = new HashMap<>();
  private Watch watch = open();

  @Test
  void silenceIsToldOnceAndItsEndOnce() {
    assertThat(look(0, Watch.KAFKA, Watch.REDIS, Watch.JOB)).isEmpty();
    assertThat(look(60, Watch.KAFKA, Watch.REDIS)).isEmpty();
    assertThat(look(61, Watch.KAFKA, Watch.REDIS)).containsExactly(new Change("job", false, NOON));
    assertThat(look(120, Watch.KAFKA, Watch.REDIS)).isEmpty();
    assertThat(watch.isWell()).isFalse();

    assertThat(look(130, Watch.KAFKA, Watch.REDIS, Watch.JOB))
        .containsExactly(new Change("job", true, NOON));
    assertThat(watch.isWell()).isTrue();
    assertThat(stored).isEmpty();
  }

  @Test
  void whoBeginsToListenGivesEverybodyTimeToSpeak() {
    assertThat(look(0)).isEmpty();
    assertThat(look(60)).isEmpty();
    assertThat(look(61)).extracting(Change::what).containsExactly("kafka", "redis");
  }

  @Test
  void whileKafkaIsAwayNobodySaysThatTheJobIs() {
    look(0, Watch.KAFKA, Watch.REDIS, Watch.JOB);
    assertThat(look(100, Watch.REDIS)).extracting(Change::what).containsExactly("kafka");

    assertThat(look(110, Watch.REDIS, Watch.KAFKA))
        .containsExactly(new Change("kafka", true, NOON));
    assertThat(look(150, Watch.REDIS, Watch.KAFKA)).as("it has time to speak").isEmpty();
    assertThat(look(161, Watch.REDIS, Watch.KAFKA)).extracting(Change::what).containsExactly("job");
  }

  @Test
  void anotherProcessDoesNotTellItAgainAndNotTooSoonThatItIsOver() throws Exception {
    look(0, Watch.KAFKA, Watch.REDIS, Watch.JOB);
    look(100, Watch.KAFKA, Watch.REDIS);
    watch = open();
    for (Map.Entry<String, byte[]> each : stored.entrySet()) {
      watch.restore(each.getKey(), Json.mapper().readValue(each.getValue(), Instant.class));
    }

    assertThat(look(110, Watch.KAFKA, Watch.REDIS)).isEmpty();
    assertThat(look(300, Watch.KAFKA, Watch.REDIS)).isEmpty();
    assertThat(look(301, Watch.KAFKA, Watch.REDIS, Watch.JOB))
        .isEqualTo(List.of(new Change("job", true, NOON)));
  }

  private List<Change> look(int second, String... heard) {
    Instant now = NOON.plusSeconds(second);
    for (String each : heard) {
      watch.heard(each, now);
    }
    return watch.look(now);
  }

  private Watch open() {
    return new Watch(
        Duration.ofSeconds(60),
        new Store() {
          @Override
          public void put(String key, byte[] value) {
            if (value == null) {
              stored.remove(key);
            } else {
              stored.put(key, value);
            }
          }

          @Override
          public boolean flush() {
            return true;
          }
        });
  }
}
