package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikesCommandTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-03-02T00:00:00");
  private static final int BURST = 5_000;

  @TempDir private Path folder;

  @BeforeEach
  void aSeriesWithOneBurstAndItsWindow() throws IOException {
    Files.createDirectories(folder.resolve("realTweets"));
    Files.write(folder.resolve("realTweets/brand.csv"), rows());
    windows(
        "{\"realTweets/brand.csv\": [[\"%s.000000\", \"%s.000000\"]]}"
            .formatted(at(BURST - 50), at(BURST + 200)));
  }

  @Test
  void oneObjectHasTheFiguresOfOursOfTheBaselinesAndOfEachSeries() {
    Called called = earshot("evaluate", "spikes", folder, "--json");

    assertThat(called.keys())
        .containsExactly(
            "standard",
            "lowFP",
            "windows",
            "windowsFound",
            "falseAlarmsPerWeek",
            "baselines",
            "series");
    JsonNode report = called.json();
    assertThat(report.get("standard").asDouble()).isBetween(85.0, 100.0);
    assertThat(report.get("windows").asInt()).isEqualTo(1);
    assertThat(report.get("windowsFound").asInt()).isEqualTo(1);
    assertThat(report.get("falseAlarmsPerWeek").asDouble()).isZero();
    assertThat(report.get("baselines")).hasSize(8);
    assertThat(report.get("baselines").get("Poisson").fieldNames())
        .toIterable()
        .containsExactly("standard", "lowFP", "windows", "windowsFound", "falseAlarmsPerWeek");
    assertThat(report.get("series").get("brand").get("standard").asDouble())
        .isEqualTo(report.get("standard").asDouble());
  }

  @Test
  void theSeriesMayLieInTheDirectoryItself() throws IOException {
    Files.move(folder.resolve("realTweets/brand.csv"), folder.resolve("brand.csv"));
    Files.delete(folder.resolve("realTweets"));

    JsonNode report = earshot("evaluate", "spikes", folder, "--json").json();

    assertThat(report.get("windowsFound").asInt()).isEqualTo(1);
  }

  @Test
  void peopleGetATableOfDetectorsAndOneOfSeries() {
    List<String> lines = earshot("evaluate", "spikes", folder).out().lines().toList();

    assertThat(lines.get(0)).matches("detector +standard +lowFP +windows +windowsFound +false.*");
    assertThat(lines.get(1)).startsWith("earshot ");
    assertThat(lines.get(lines.size() - 1)).startsWith("brand ");
    assertThat(lines).hasSize(1 + 9 + 1 + 2);
  }

  @Test
  void aHigherReturnPeriodAsksForMore() {
    JsonNode never =
        earshot("evaluate", "spikes", folder, "--return-days", "1e300", "--json").json();

    assertThat(never.get("windowsFound").asInt()).isZero();
    assertThat(never.get("standard").asDouble()).isZero();
  }

  @Test
  void aShorterCoolDownLetsMoreAlarmsThrough() throws IOException {
    windows("{\"brand.csv\": []}");

    double day = falseAlarms("24h");
    double minutes = falseAlarms("10m");

    assertThat(day).isPositive();
    assertThat(minutes).isGreaterThan(day);
    assertThat(falseAlarms("1d")).isEqualTo(day);
  }

  @Test
  void oneOfADirectoryTheGridAndScenariosIsNeeded() {
    for (Called called :
        List.of(earshot("evaluate", "spikes"), earshot("evaluate", "spikes", folder, "--grid"))) {
      assertThat(called.exit()).isEqualTo(2);
      assertThat(called.err())
          .contains("one of DIR", "combined_windows.json", "--grid", "--scenarios");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1h", "24"})
  void aCoolDownThatIsNoTimeIsRefused(String time) {
    Called called = earshot("evaluate", "spikes", folder, "--cooldown=" + time);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("--cooldown " + time, "24h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-30", "NaN", "Infinity"})
  void aReturnPeriodIsANumberOfDays(String days) {
    Called called = earshot("evaluate", "spikes", folder, "--return-days=" + days);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("--return-days ", "such as 30");
  }

  @Test
  void aMissingDirectoryAndMissingFilesAreNamedWithWhatToDo() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path bare = Files.createDirectory(folder.resolve("bare"));
    Files.writeString(bare.resolve("combined_windows.json"), "{}");

    assertThat(failed(nowhere)).contains(nowhere + ": no such directory", "combined_windows.json");
    assertThat(failed(empty)).contains(empty.resolve("combined_windows.json") + ": no such file");
    assertThat(failed(bare)).contains(bare + " holds no *.csv", "put the series there");
  }

  @Test
  void aSeriesWithoutWindowsIsNamedWithWhatToAdd() throws IOException {
    windows("{\"realTweets/other.csv\": []}");

    assertThat(failed(folder)).contains("brand.csv: no windows", "\"realTweets/brand.csv\": []");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("realTweets/brand.csv");

    Files.write(file, List.of("time;count", "1", "2"));
    assertThat(failed(folder)).contains(file + " line 1", "timestamp,value");
    Files.write(file, List.of("timestamp,value", at(0) + ",3", at(1) + ",many"));
    assertThat(failed(folder)).contains(file + " line 3", "found " + at(1) + ",many");
    Files.write(file, List.of("timestamp,value", at(0) + ",3", at(1) + ",-3"));
    assertThat(failed(folder)).contains(file + " line 3", "found " + at(1) + ",-3");
    Files.write(file, List.of("timestamp,value", at(1) + ",3", at(1) + ",4"));
    assertThat(failed(folder)).contains(file + " line 3", "not later");
    Files.write(file, List.of("timestamp,value", at(0) + ",3", at(120) + ",4"));
    assertThat(failed(folder)).contains(file + ": ", "an hour");
    Files.write(file, rows());
    windows("nothing");
    assertThat(failed(folder)).contains("combined_windows.json: not JSON");
    windows("{\"brand.csv\": [[\"yesterday\", \"today\"]]}");
    assertThat(failed(folder)).contains("window 1 in combined_windows.json");
  }

  private double falseAlarms(String cooldown) {
    return earshot("evaluate", "spikes", folder, "--cooldown", cooldown, "--json")
        .json()
        .get("falseAlarmsPerWeek")
        .asDouble();
  }

  private static String failed(Path directory) {
    Called called = earshot("evaluate", "spikes", directory);
    assertThat(called.exit()).isEqualTo(1);
    return called.err();
  }

  private void windows(String json) throws IOException {
    Files.writeString(folder.resolve("combined_windows.json"), json);
  }

  /** Three weeks of four to six mentions each five minutes, and one hour of fifty. */
  private static List<String> rows() {
    List<String> rows = new ArrayList<>(List.of("timestamp,value"));
    for (int i = 0; i < 6_000; i++) {
      rows.add(at(i) + "," + (i >= BURST && i < BURST + 12 ? 50 : 4 + i % 3));
    }
    return rows;
  }

  private static String at(int row) {
    return BEGIN.plusMinutes(5L * row).format(TIME);
  }
}
