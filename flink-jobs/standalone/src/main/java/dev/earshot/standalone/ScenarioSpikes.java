package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.listener.evaluation.CountSeries;
import dev.earshot.listener.evaluation.SpikeStories;
import dev.earshot.model.Alert;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.model.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * How soon our scenarios are told, beside rules of tools: the whole job runs over each of them, and
 * the tools' rules over what that job counted.
 */
final class ScenarioSpikes {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Any end will do, as long as it is always the same one. */
  private static final Instant END = Instant.parse("2026-03-08T06:00:00Z");

  /** What concerns more than one person. */
  private static final Set<String> RULES =
      Set.of("BrandSpike", "Outage", "Firestorm", "GoingViral");

  private final SpikeStories stories;
  private final Settings shipped;

  /** By these settings; each rule rests for the cool-down after an alarm. */
  ScenarioSpikes(Settings shipped, Duration cooldown) {
    this.shipped = shipped;
    stories = new SpikeStories(cooldown);
  }

  /** What of a run counts here. */
  private record Run(List<Instant> told, List<Tally> tallies) {
    static Run of(Playground playground) throws IOException {
      Map<String, List<Alert>> alerts = new HashMap<>();
      for (Envelope record : TopicReader.all(playground.client(), Topics.ALERTS)) {
        if (new String(record.key(), StandardCharsets.UTF_8).startsWith("alert:")) {
          Alert alert = Json.mapper().readValue(record.value(), Alert.class);
          if (RULES.contains(alert.rule())) {
            alerts.computeIfAbsent(alert.id(), unused -> new ArrayList<>()).add(alert);
          }
        }
      }
      List<Instant> told = new ArrayList<>();
      alerts.values().forEach(versions -> told.addAll(opened(versions)));
      told.sort(Comparator.naturalOrder());
      List<Tally> tallies = new ArrayList<>();
      for (Envelope record : TopicReader.all(playground.client(), Topics.SIGNALS)) {
        if (record.kind() == Envelope.Kind.DATA) {
          Fact fact = Json.mapper().readValue(record.value(), Fact.class);
          if (fact.tally() != null) {
            tallies.add(fact.tally());
          }
        }
      }
      return new Run(told, tallies);
    }

    /** When an alert opened, and opened again. */
    private static List<Instant> opened(List<Alert> versions) {
      versions.sort(Comparator.comparing(Alert::version));
      List<Instant> opened = new ArrayList<>();
      boolean open = false;
      for (Alert version : versions) {
        if (version.open() && !open) {
          opened.add(version.newestAt());
        }
        open = version.open();
      }
      return opened;
    }
  }

  /** By detector, how many spans in which something happens were found, and how soon. */
  List<Map<String, Object>> report(List<String> names, Consumer<String> say) throws Exception {
    for (String name : names) {
      say.accept("scenario " + name);
      Scenario scenario = Scenario.named(name, END);
      var input = new BacktestInput.Loaded(scenario.records(), scenario.beside(), false, 0);
      Run run =
          BacktestRun.of(
              scenario.settings(shipped, false, false),
              input,
              1,
              null,
              Player.Progress.NONE,
              Run::of);
      stories.add(
          series(scenario, run.tallies(), Tally::posts),
          series(scenario, run.tallies(), Tally::negativePosts),
          run.told());
    }
    return stories.report();
  }

  /** Minute by minute, what was counted of the brand that is spoken of most. */
  private static CountSeries series(
      Scenario scenario, List<Tally> tallies, ToIntFunction<Tally> count) {
    Map<String, Integer> posts = new TreeMap<>();
    tallies.forEach(tally -> posts.merge(tally.brand(), tally.posts(), Integer::sum));
    String brand =
        posts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    Instant begin = scenario.begin();
    int minutes = minute(begin, END) + 1;
    long[] starts = new long[minutes];
    long[] counts = new long[minutes];
    for (int i = 0; i < minutes; i++) {
      starts[i] = begin.plus(MINUTE.multipliedBy(i)).toEpochMilli();
    }
    for (Tally tally : tallies) {
      if (tally.brand().equals(brand)) {
        counts[Math.max(0, minute(begin, tally.at()))] += count.applyAsInt(tally);
      }
    }
    int[][] windows =
        scenario.happens().stream()
            .map(span -> new int[] {minute(begin, span.from()), minute(begin, span.to())})
            .toArray(int[][]::new);
    return new CountSeries(scenario.name(), MINUTE, starts, counts, windows);
  }

  private static int minute(Instant begin, Instant at) {
    return (int) Duration.between(begin, at).toMinutes();
  }
}
