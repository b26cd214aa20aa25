package dev.earshot.standalone;

import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Reading days in seconds. What is appended late, with the stamp it would have had in time, is to a
 * reader just what a fetch is that stalls.
 */
class BacklogITCase {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration STALL = Duration.ofSeconds(3);
  private static final int PARTITIONS = 3;
  private static final int HOURS = 31;

  @RegisterExtension static final RealParts PARTS = new RealParts();

  @Test
  void aPartitionWhoseFetchStallsLosesNothingAndInventsNothing() throws Exception {
    List<String> undisturbed = readAtOnce();

    try (Stage stage = Stage.played(PARTS, "stalled", PARTITIONS)) {
      write(stage, 0, 0, HOURS);
      write(stage, 1, 0, HOURS);
      write(stage, 2, 0, 4);
      stage.tick(stage.besidePosts());
      stage.listen();
      stage.awaitMetric("posts", 2 * 8 + 2);
      await().during(STALL).atMost(Stage.PATIENCE).until(() -> stage.alerts().isEmpty());

      write(stage, 2, 5, HOURS);

      assertThat(told(stage.awaitAlerts(2 * PARTITIONS))).isEqualTo(undisturbed);
      assertThat(stage.metric("late_records")).isZero();
    }
  }

  @Test
  void whatComesBehindTheClockIsCountedAndNeverStampedAnew() throws Exception {
    try (Stage stage = Stage.played(PARTS, "late", 1)) {
      stage.put(0, hour(0), angry("ana").at(hour(0)));
      stage.put(0, hour(5), angry("ana").at(hour(5)));
      stage.tickAt(0, hour(20));
      stage.tick(stage.besidePosts());
      stage.listen();
      stage.awaitMetric("signals", 2);

      stage.put(0, hour(10), angry("ana").at(hour(10)));
      stage.tickAt(0, hour(21));

      stage.awaitMetric("late_records", 1);
      assertThat(stage.awaitAlerts(0)).isEmpty();
    }
  }

  private static List<String> readAtOnce() throws Exception {
    try (Stage stage = Stage.played(PARTS, "at-once", PARTITIONS)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        write(stage, partition, 0, HOURS);
      }
      stage.tick(stage.besidePosts());
      stage.listen();
      List<String> told = told(stage.awaitAlerts(2 * PARTITIONS));
      assertThat(stage.metric("late_records")).isZero();
      return told;
    }
  }

  /** What happens in a partition in these hours: a streak in a day, one in an hour, and none. */
  private static void write(Stage stage, int partition, int fromHour, int toHour) {
    for (int hour = fromHour; hour <= toHour; hour++) {
      switch (hour) {
        case 0, 5 -> {
          say(stage, partition, "day-long", hour(hour));
          say(stage, partition, "patient", hour(hour));
        }
        case 10 -> say(stage, partition, "day-long", hour(hour));
        case 20 -> {
          say(stage, partition, "hot", hour(hour));
          say(stage, partition, "hot", hour(hour).plusSeconds(1_800));
        }
        case 30 -> say(stage, partition, "patient", hour(hour));
        default -> {}
      }
      stage.tickAt(partition, hour(hour).plusSeconds(3_000));
    }
  }

  private static void say(Stage stage, int partition, String author, Instant at) {
    stage.put(partition, at, angry(author + "-" + partition).at(at));
  }

  private static Instant hour(int hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  /** All that an alert says but what is keyed with the tenant's name. */
  private static List<String> told(List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert ->
                String.join(
                    " ",
                    alert.subject(),
                    alert.version().toString(),
                    alert.firstAt().toString(),
                    alert.newestAt().toString(),
                    alert.summary()))
        .sorted()
        .toList();
  }
}
