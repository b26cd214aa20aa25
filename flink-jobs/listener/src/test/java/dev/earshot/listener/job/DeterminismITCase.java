package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.job.TownReading.Speed;
import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same log makes the same alerts, bumps, evidence and pulses, byte for byte: at any
 * parallelism, however its partitions are read into one another.
 *
 * <p>Three readings by default; {@code -Dearshot.readings=20} makes as many as are asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismITCase {
  private static final Settings SETTINGS = new ConfigLoader(name -> null).shipped();

  @TempDir private static Path checkpoints;

  private List<Entry> entries;
  private Shown expected;

  @BeforeAll
  void readALogWithOneCore() throws Exception {
    entries = new TownReading(1, Speed.BACKLOG, 1, 1, false).entries(SETTINGS, checkpoints);
    expected = Shown.of(entries);
  }

  @Test
  void theTownHasSomethingToTell() {
    Map<String, Integer> byRule = new TreeMap<>();
    Map<String, Alert> last = new TreeMap<>();
    alerts().forEach(alert -> last.put(alert.id(), alert));
    last.values().forEach(alert -> byRule.merge(alert.rule(), 1, Integer::sum));
    assertThat(last).hasSizeGreaterThan(1_000);
    assertThat(byRule.keySet())
        .contains(
            "Advocate",
            "AngryInfluencer",
            "BrandSpike",
            "Firestorm",
            "GoingViral",
            "IgnoredComplaint",
            "NegativeStreak",
            "Outage",
            "Recovery",
            "SeriousIntent",
            "SourceSilent");
    assertThat(entries)
        .extracting(Entry::card)
        .filteredOn(Objects::nonNull)
        .hasSizeGreaterThan(100);
    assertThat(last.values())
        .filteredOn(alert -> alert.influence().amplification() >= 1)
        .as("alerts of people made louder by what their posts brought")
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() {
    assertThat(alerts())
        .allSatisfy(
            alert -> {
              assertThat(alert.newestAt()).isBefore(Town.END);
              if (!alert.open()) {
                assertThat(alert.resolvedAt()).isBeforeOrEqualTo(Town.END);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("readings")
  void everyReadingTellsTheSame(TownReading reading) throws Exception {
    var differences = expected.differences(Shown.of(reading.entries(SETTINGS, checkpoints)));

    assertThat(differences).as("%d differences", differences.size()).isEmpty();
  }

  /** All speeds, both parallelisms, most of them with a crash, each with a seed of its own. */
  static Stream<TownReading> readings() {
    Speed[] speeds = {Speed.LEAP, Speed.LIVE, Speed.BACKLOG};
    int[] inARow = {500, 20_000, 1};
    return IntStream.rangeClosed(1, Integer.getInteger("earshot.readings", 3))
        .mapToObj(
            seed -> {
              Speed speed = speeds[seed % 3];
              boolean crash = speed != Speed.LEAP && seed % 5 > 0;
              return new TownReading(1 + seed / 3 % 2, speed, seed, inARow[seed / 2 % 3], crash);
            });
  }

  private Stream<Alert> alerts() {
    return entries.stream().map(Entry::alert).filter(Objects::nonNull);
  }
}
