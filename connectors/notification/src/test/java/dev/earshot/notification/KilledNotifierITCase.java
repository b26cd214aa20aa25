package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Other;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Hundreds of alerts to a server that fails now and then, and a process killed in the middle. */
class KilledNotifierITCase extends Station {
  private static final int ALERTS = 300;

  @Test
  void aKilledProcessLosesNoneAndARepetitionHasTheSameId() throws Exception {
    try (Other other = new Other()) {
      var unused = config(team(other.url(), "storm: {most: 1000}"));
      Instant now = Instant.now();
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i < ALERTS; i++) {
        alerts.add(Alerts.opened("a" + i, Severity.SEV1, now));
      }
      Process first = NotifierProcess.start(folder.resolve("earshot.yaml"));
      says(alerts.subList(0, 200));
      soon().until(() -> other.told().size() > 50);
      other.answers(Other.status(503, ""));
      first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      says(alerts.subList(200, ALERTS));
      other.answers(Other.status(200, ""));

      Process second = NotifierProcess.start(folder.resolve("earshot.yaml"));
      try {
        soon().until(() -> ids(other).size() >= ALERTS);
      } finally {
        second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }

      Set<String> wanted = new HashSet<>();
      alerts.forEach(alert -> wanted.add(alert.id() + ":" + alert.version() + ":team"));
      assertThat(ids(other)).isEqualTo(wanted);
    }
  }

  private static Set<String> ids(Other other) {
    Set<String> ids = new HashSet<>();
    other.taken().forEach(told -> ids.add(told.headers().get("webhook-id")));
    return ids;
  }
}
