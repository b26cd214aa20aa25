package dev.earshot.standalone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would have been raised: the same job over a file of posts, or over what a topic holds. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Says which alerts posts would have raised, before a rule goes live.",
      "",
      "Runs the listener's own job, bounded, on an embedded Kafka, and prints one alert a line as"
          + " JSON, as it stands after the last record, with the posts that speak for it. The same"
          + " input gives the same bytes, at any parallelism and in any order of arrival, and"
          + " nothing comes from beyond the last record. A summary goes to standard error.",
      "",
      "With --against, the same input is run under other rules as well, and what is printed is the"
          + " difference: alerts that are new, gone or different, and alerts a week by rule.",
      "",
      "Over signals, subjects stay pseudonyms and there is no evidence: text and names are gone, the"
          + " rules can still be judged."
    },
    footer = {
      "",
      "Examples:",
      "  earshot backtest posts.jsonl",
      "  earshot backtest tweets.jsonl --map streams --rules config/rules-ordinary.yaml",
      "  earshot backtest posts.jsonl | jq -r '.rule' | sort | uniq -c",
      "  earshot backtest --from signals --rules new.yaml --against config/rules.yaml"
    })
final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;
  @Mixin private BacktestInput input;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Rules to compare with: what do those of --rules change?")
  private Path against;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many tasks of each step run side by side. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Option(
      names = "--shuffle-seed",
      paramLabel = "N",
      description = "Mix the partitions' arrival as a broker might: no alert may change by it.")
  private Long seed;

  @Option(names = "--json", description = "With --against: the difference as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Settings chosen = files.load();
    Settings old = against == null ? null : with(chosen, new ConfigLoader().rules(against));
    BacktestInput.Loaded loaded = input.load(chosen).without(overruled());
    Progress progress = new Progress(err);
    BacktestRun now = BacktestRun.of(chosen, loaded, parallelism, seed, progress);
    Instant first = loaded.records().get(0).at();
    Instant last = loaded.records().get(loaded.records().size() - 1).at();
    if (old == null) {
      print(now);
    } else {
      BacktestRun before = BacktestRun.of(old, loaded, parallelism, seed, progress);
      Duration span = Duration.between(first, last);
      print(BacktestDiff.of(before.alerts(), now.alerts(), span), span);
    }
    err.printf(
        Locale.ROOT,
        "earshot: %,d alerts from %,d records, %,d of them no posts, %s to %s%n",
        now.alerts().size(),
        loaded.records().size(),
        loaded.unreadable(),
        first,
        last);
    err.flush();
    return 0;
  }

  /** Settings given here count all along, whatever the live job was told meanwhile. */
  private Set<Control.Type> overruled() {
    Set<Control.Type> overruled = EnumSet.noneOf(Control.Type.class);
    if (files.namesRules() || against != null) {
      overruled.add(Control.Type.RULES);
    }
    if (files.namesBrands()) {
      overruled.add(Control.Type.BRANDS);
    }
    return overruled;
  }

  private static Settings with(Settings settings, Rules rules) {
    return new Settings(
        settings.config(), settings.brands(), rules, settings.playbook(), settings.source());
  }

  private void print(BacktestRun run) {
    PrintWriter out = spec.commandLine().getOut();
    for (Alert alert : run.alerts()) {
      ObjectNode line = Json.mapper().valueToTree(alert);
      var said = line.putArray("posts");
      alert.evidence().stream()
          .filter(run.evidence()::containsKey)
          .forEach(post -> said.addPOJO(run.evidence().get(post)));
      out.println(Json.write(line));
    }
    out.flush();
  }

  private void print(BacktestDiff diff, Duration span) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> whole = new LinkedHashMap<>();
      whole.put("days", span.toMinutes() / 1440.0);
      whole.put("changes", diff.changes());
      whole.put("perWeek", diff.perWeek());
      out.println(Json.write(whole));
    } else {
      diff.changes().forEach(change -> print(change, out));
      out.printf(
          "%n%-18s %14s %14s %6s %6s %10s%n",
          "rule", "a week before", "a week now", "new", "gone", "different");
      for (BacktestDiff.PerRule row : diff.perWeek()) {
        out.printf(
            Locale.ROOT,
            "%-18s %14.1f %14.1f %6d %6d %10d%n",
            row.rule(),
            row.before(),
            row.now(),
            row.fresh(),
            row.gone(),
            row.different());
      }
    }
    out.flush();
  }

  private static void print(BacktestDiff.Change change, PrintWriter out) {
    Alert alert = change.now() == null ? change.before() : change.now();
    out.printf(
        "%-9s %s  %s %s, %s, %s: %s%s%n",
        change.kind().name().toLowerCase(Locale.ROOT),
        alert.firstAt(),
        alert.severity().name().toLowerCase(Locale.ROOT),
        alert.rule(),
        alert.brand(),
        Watcher.printable(alert.subject()),
        alert.summary(),
        change.how().isEmpty() ? "" : " (" + String.join(", ", change.how()) + ")");
  }
}
