package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same log makes the same alerts, bumps, evidence and pulses, byte for byte: at any
 * parallelism, at live or backlog speed, however its partitions are read into one another, and with
 * a crash in between.
 *
 * <p>Few readings by default; {@code -Dearshot.readings=20} makes as many as are asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismITCase {
  private static final Settings SETTINGS = new ConfigLoader(name -> null).shipped();

  @TempDir private static Path checkpoints;

  private List<Entry> entries;
  private Shown expected;

  @BeforeAll
  void readALogWithOneCore() throws Exception {
    entries = new TownReading(1, false, 1, 1, false).entries(SETTINGS, checkpoints);
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
            "SourceSilent");
    assertThat(alerts()).extracting(Alert::ruleVersion).contains(1, 2, 3);
    assertThat(alerts()).extracting(Alert::state).contains(Alert.State.values());
    assertThat(alerts()).extracting(Alert::resolution).contains(Alert.Resolution.values());
    assertThat(alerts().map(Alert::handling).toList())
        .anyMatch(handling -> handling.snoozedUntil() != null)
        .anyMatch(handling -> handling.owner() != null)
        .anyMatch(handling -> handling.comment() != null)
        .anyMatch(handling -> handling.inhibitedBy() != null);
    assertThat(alerts()).anyMatch(Alert::customer);
    assertThat(expected.count("pulse:")).isGreaterThan(1_000);
    assertThat(expected.count("evidence:")).isGreaterThan(1_000);
    assertThat(expected.count("priority:")).isGreaterThan(1_000);
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

  /** All four kinds of reading, in turn, each with a seed of its own. */
  static Stream<TownReading> readings() {
    List<TownReading> readings = new ArrayList<>();
    int[] inARow = {500, 20_000, 1};
    for (int seed = 1; seed <= Integer.getInteger("earshot.readings", 1); seed++) {
      int cores = 1 + seed % 2;
      boolean live = seed % 4 > 1;
      readings.add(
          new TownReading(cores, live, seed, inARow[seed % 3], seed % 4 == 0 || seed % 4 == 3));
    }
    return readings.stream();
  }

  private Stream<Alert> alerts() {
    return entries.stream().map(Entry::alert).filter(Objects::nonNull);
  }
}
