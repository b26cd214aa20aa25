package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.JobSettings;
import dev.earshot.config.Settings;
import dev.earshot.flink.CaughtUpWatermarks;
import dev.earshot.flink.TickWatermarks;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same log makes the same alerts, byte for byte, at any parallelism, however its partitions are
 * read into one another, and with a crash in between.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismITCase {
  private static final Settings SETTINGS = new ConfigLoader(name -> null).shipped();

  @TempDir private static Path checkpoints;

  private Collection<Entry> entries;
  private Map<String, String> expected;

  @BeforeAll
  void readEvenlyWithOneCore() throws Exception {
    entries = run(1, new LogSource(Town::posts, Town.PARTITIONS, 1, 1, null));
    expected = end(entries);
  }

  @Test
  void theTownHasSomethingToTell() {
    assertThat(alerts()).extracting(Alert::rule).contains("AngryInfluencer", "NegativeStreak");
    assertThat(alerts()).extracting(Alert::brand).contains("skyhop", "united", "jetblue");
    assertThat(alerts()).extracting(Alert::state).contains(Alert.State.RESOLVED);
    assertThat(alerts()).extracting(Alert::subject).contains("cust:c-one", "cust:c-late");
    assertThat(expected.keySet().stream().filter(entry -> entry.startsWith("alert:")))
        .hasSizeGreaterThan(20);
    assertThat(expected.keySet()).anyMatch(entry -> entry.startsWith("evidence:"));
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() {
    for (Alert alert : alerts()) {
      assertThat(alert.newestAt()).isBefore(Town.END);
      if (!alert.open()) {
        assertThat(alert.resolvedAt()).isBeforeOrEqualTo(Town.END);
      }
    }
  }

  @ParameterizedTest(name = "{0} cores, seed {1}, up to {2} records of a partition in a row")
  @CsvSource({"1, 2, 500", "1, 3, 100000", "2, 4, 1", "2, 5, 500", "2, 6, 100000"})
  void anyParallelismAndAnyInterleavingTellTheSame(int cores, long seed, int inARow)
      throws Exception {
    var entries = run(cores, new LogSource(Town::posts, Town.PARTITIONS, seed, inARow, null));

    assertThat(differences(end(entries))).isEmpty();
  }

  @Test
  void aCrashInBetweenTellsTheSame() throws Exception {
    var crash = new LogSource.Crash("once");
    var entries = run(2, new LogSource(Town::posts, Town.PARTITIONS, 7, 50, crash));

    assertThat(crash.happened()).isTrue();
    assertThat(differences(end(entries))).isEmpty();
  }

  private static Collection<Entry> run(int cores, LogSource posts) throws Exception {
    var job = new JobSettings(cores, Duration.ofMillis(200), checkpoints.toUri().toString(), 0);
    var flink = posts.crash() == null ? JobEnvironment.bounded(job) : JobEnvironment.local(job);
    if (posts.crash() != null) {
      // A fault that comes back must fail the test, not hang it.
      flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    }
    var env = StreamExecutionEnvironment.createLocalEnvironment(cores, flink);
    WatermarkStrategy<Envelope> ticks =
        WatermarkStrategy.forGenerator(context -> new TickWatermarks());
    WatermarkStrategy<Envelope> caughtUp =
        WatermarkStrategy.forGenerator(context -> new CaughtUpWatermarks(0));
    var customers = new LogSource(unused -> Town.customers(), 1, 1, 1, null);
    Pipeline pipeline =
        Pipeline.of(
            read(env, posts, ticks, Step.READ_POSTS, cores),
            read(env, customers, caughtUp, Step.READ_CUSTOMERS, 1),
            SETTINGS);
    try (Gather gather = new Gather()) {
      pipeline.entries().sinkTo(gather).uid("gather").name("gather");
      env.execute();
      return List.copyOf(gather.entries());
    }
  }

  private static DataStream<Envelope> read(
      StreamExecutionEnvironment env,
      LogSource source,
      WatermarkStrategy<Envelope> clock,
      Step step,
      int readers) {
    return env.fromSource(source, clock, step.uid()).uid(step.uid()).setParallelism(readers);
  }

  /** What Redis shows in the end: of each entry the newest version. */
  private static Map<String, String> end(Collection<Entry> entries) {
    Map<String, Entry> newest = new TreeMap<>();
    entries.forEach(entry -> newest.merge(entry.identity(), entry, DeterminismITCase::newer));
    Map<String, String> shown = new TreeMap<>();
    newest.forEach((identity, entry) -> shown.put(identity, shown(entry)));
    return shown;
  }

  private static Entry newer(Entry one, Entry other) {
    if (one.alert() != null) {
      return one.alert().version().compareTo(other.alert().version()) >= 0 ? one : other;
    }
    if (one.bump() != null) {
      return one.bump().version().compareTo(other.bump().version()) >= 0 ? one : other;
    }
    return one.evidence().version().compareTo(other.evidence().version()) >= 0 ? one : other;
  }

  /** Whether a bump was raised or lowered last is the story of its way, not of its end. */
  private static String shown(Entry entry) {
    String json = Json.write(entry.value());
    return entry.bump() != null && entry.bump().kind() != Bump.Kind.CLEAR
        ? json.replace("\"kind\":\"lower\"", "\"kind\":\"raise\"")
        : json;
  }

  /** What differs from the first reading, one line an entry. */
  private List<String> differences(Map<String, String> shown) {
    TreeMap<String, String> differences = new TreeMap<>();
    expected.forEach(
        (entry, json) -> {
          if (!json.equals(shown.get(entry))) {
            differences.put(entry, "expected " + json + "\n but was " + shown.get(entry));
          }
        });
    shown.forEach(
        (entry, json) -> {
          if (!expected.containsKey(entry)) {
            differences.put(entry, "nobody expected " + json);
          }
        });
    return List.copyOf(differences.values());
  }

  private List<Alert> alerts() {
    return entries.stream().map(Entry::alert).filter(alert -> alert != null).toList();
  }
}
