package dev.earshot.standalone;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.evaluation.SpikeData;
import dev.earshot.listener.evaluation.SpikeEvaluation;
import dev.earshot.listener.evaluation.SpikeGrid;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well spikes are found. */
@Command(
    name = "spikes",
    mixinStandardHelpOptions = true,
    description = {
      "How well spikes are found, by the class the job finds them with, beside other detectors.",
      "",
      "DIR is in the form of the Numenta Anomaly Benchmark: combined_windows.json, and"
          + " realTweets/*.csv (or *.csv in DIR itself) with the columns timestamp,value. With"
          + " --grid, mentions that nobody made take its place; with --scenarios, stories that the"
          + " whole job is run over. More in docs/spikes.md."
    },
    footer = {
      "",
      "Examples:",
      "  earshot evaluate spikes nab/data --json",
      "  earshot evaluate spikes --grid",
      "  earshot evaluate spikes --scenarios outage,quiet-night --cooldown 6h"
    })
final class SpikesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "The series.")
  private Path directory;

  @Option(names = "--grid", description = "Series made here: usual days, and hours that are not.")
  private boolean grid;

  @Option(
      names = "--scenarios",
      paramLabel = "NAME",
      split = ",",
      description = "Stories of docker/scenarios, by the shipped settings and the scenario's own.")
  private List<String> scenarios;

  @Option(
      names = "--cooldown",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "After an alarm every detector rests so long: 24h, 90m, 7d.")
  private String cooldown;

  @Option(
      names = "--return-days",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "An alarm is a level seen about once in so many days.")
  private double returnDays;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (Stream.of(grid, directory != null, scenarios != null).filter(given -> given).count() != 1) {
      throw new IllegalArgumentException(
          "evaluate spikes needs one of DIR, the directory of combined_windows.json, --grid and"
              + " --scenarios");
    }
    if (!(returnDays > 0 && returnDays < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "--return-days " + returnDays + ": give a number of days above 0, such as 30");
    }
    Duration rest = rest(cooldown);
    Map<String, Object> report = report(rest);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report));
    } else if (scenarios != null) {
      Table.print(rows(report.get("detectors")), out);
    } else if (grid) {
      printGrid(report, out);
    } else {
      printScores(report, out);
    }
    out.flush();
    return 0;
  }

  private Map<String, Object> report(Duration rest) throws Exception {
    if (scenarios != null) {
      PrintWriter err = spec.commandLine().getErr();
      Settings shipped = new ConfigLoader().shipped();
      return Map.of(
          "detectors",
          new ScenarioSpikes(shipped, rest)
              .report(
                  scenarios,
                  words -> {
                    err.println("earshot: " + words);
                    err.flush();
                  }));
    }
    return grid
        ? new SpikeGrid(rest, returnDays).report()
        : new SpikeEvaluation(SpikeData.read(directory), rest).report(returnDays);
  }

  private static Duration rest(String text) {
    try {
      String iso = text.strip().toUpperCase(Locale.ROOT);
      Duration rest =
          Duration.parse(iso.startsWith("P") ? iso : (iso.endsWith("D") ? "P" : "PT") + iso);
      if (!rest.isNegative()) {
        return rest;
      }
    } catch (DateTimeParseException e) {
      // Told below, with what would do.
    }
    throw new IllegalArgumentException("--cooldown " + text + ": give a time such as 24h or 7d");
  }

  private static void printScores(Map<String, Object> report, PrintWriter out) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(named("earshot", report));
    parts(report, "baselines").forEach((name, figures) -> rows.add(named(name, figures)));
    Table.print(rows, out);
    out.println();
    List<Map<String, Object>> each = new ArrayList<>();
    parts(report, "series").forEach((name, figures) -> each.add(named(name, figures)));
    Table.print(each, out);
  }

  /** A row begins with its name, and holds figures only. */
  private static Map<String, Object> named(String name, Map<?, ?> figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("detector", name);
    figures.forEach(
        (key, value) -> {
          if (value instanceof Number) {
            row.put(key.toString(), value);
          }
        });
    return row;
  }

  private static void printGrid(Map<String, Object> report, PrintWriter out) {
    out.println("earshot");
    Table.print(rows(report.get("grid")), out);
    ((Map<?, ?>) report.get("baselines"))
        .forEach(
            (name, rows) -> {
              out.println();
              out.println(name);
              Table.print(rows(rows), out);
            });
    out.println();
    out.println("three equal bursts a week apart: how many are found");
    Table.print(rows(report.get("threeBursts")), out);
  }

  private static Map<String, Map<?, ?>> parts(Map<String, Object> report, String name) {
    Map<String, Map<?, ?>> parts = new LinkedHashMap<>();
    ((Map<?, ?>) report.get(name))
        .forEach((key, value) -> parts.put(key.toString(), (Map<?, ?>) value));
    return parts;
  }

  private static List<Map<String, Object>> rows(Object list) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object each : (List<?>) list) {
      Map<String, Object> row = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((key, value) -> row.put(key.toString(), value));
      rows.add(row);
    }
    return rows;
  }
}
