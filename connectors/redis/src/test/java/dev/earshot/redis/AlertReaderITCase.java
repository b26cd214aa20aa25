package dev.earshot.redis;

import static dev.earshot.redis.Entries.acknowledged;
import static dev.earshot.redis.Entries.open;
import static dev.earshot.redis.Entries.resolved;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertReaderITCase extends RealRedis {
  private static final Duration SOON = Duration.ofMillis(50);

  private AlertReader alerts;

  @BeforeEach
  void openReader() {
    alerts = new AlertReader(settings, KEYS);
  }

  @AfterEach
  void closeReader() {
    alerts.close();
  }

  @Test
  void whatChangesIsToldInItsOrder() {
    String before = alerts.lastId();
    writer.write(List.of(open("a1", version(1), 1), open("a2", version(1), 1)));
    writer.write(List.of(acknowledged("a1", version(2), 1)));

    AlertReader.News news = alerts.follow(before, SOON, 10);

    assertThat(before).isEqualTo("0-0");
    assertThat(news.gap()).isFalse();
    assertThat(news.changes())
        .extracting(change -> change.alert().id() + " " + change.alert().state())
        .containsExactly("a1 OPEN", "a2 OPEN", "a1 ACKNOWLEDGED");
    assertThat(news.lastId()).isEqualTo(alerts.lastId());
    assertThat(alerts.follow(news.lastId(), SOON, 10).gap()).isFalse();
  }

  @Test
  void whoWasAwayIsToldWhatLiesBetween() {
    writer.write(List.of(open("a1", version(1), 1)));
    String then = alerts.lastId();
    writer.write(List.of(open("a2", version(1), 1)));
    String now = alerts.lastId();
    writer.write(List.of(open("a3", version(1), 1)));

    AlertReader.News news = alerts.between(then, now, 10);

    assertThat(news.changes()).extracting(change -> change.alert().id()).containsExactly("a2");
    assertThat(news.gap()).isFalse();
    assertThat(alerts.between(now, now, 10).changes()).isEmpty();
  }

  @Test
  void whatIsLostOrTooMuchIsAGap() {
    writer.write(List.of(open("a1", version(1), 1)));
    String then = alerts.lastId();
    writer.write(List.of(open("a2", version(1), 1), open("a3", version(1), 1)));
    String now = alerts.lastId();

    assertThat(alerts.between(then, now, 1).gap()).as("too many").isTrue();
    assertThat(alerts.between("1600000000000-0", now, 10).gap()).as("cut off").isTrue();
    assertThat(alerts.between("9900000000000-0", now, 10).gap()).as("another server").isTrue();
    redis.del(KEYS.alerts());
    assertThat(alerts.follow(now, SOON, 10).gap()).as("gone with the server").isTrue();
  }

  @Test
  void anAlertTellsHowItBecameWhatItIs() {
    writer.write(List.of(open("a1", version(1), 1)));
    List<dev.earshot.model.Entry> others = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      others.add(open("b" + i, version(1), 1));
    }
    writer.write(others);
    writer.write(List.of(acknowledged("a1", version(2), 2), resolved("a1", version(3), 2)));

    assertThat(alerts.timeline("a1", 50))
        .extracting(change -> change.alert().state())
        .containsExactly(Alert.State.OPEN, Alert.State.ACKNOWLEDGED, Alert.State.RESOLVED);
    assertThat(alerts.timeline("a1", 1))
        .extracting(change -> change.alert().state())
        .containsExactly(Alert.State.RESOLVED);
    assertThat(alerts.timeline("nobody", 50)).isEmpty();
  }

  @Test
  void whatIsOverIsReadBackwardsInTime() {
    writer.write(List.of(resolved("a1", version(1), 1), resolved("a2", version(1), 2)));

    assertThat(alerts.resolved(0, 10)).extracting(Alert::id).containsExactly("a2", "a1");
    assertThat(alerts.resolved(1, 10)).extracting(Alert::id).containsExactly("a1");
    assertThat(alerts.resolved(2, 10)).isEmpty();
    assertThat(alerts.openCount()).isZero();
  }
}
