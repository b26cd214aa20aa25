package dev.earshot.standalone;

import dev.earshot.config.Change;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a file would change. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks new rules or brands as the running job would, and says what they would change.",
      "",
      "Exit codes: 0 the job would obey, 1 it would refuse, and why, 2 called wrong."
    },
    footer = {
      "",
      "Examples:",
      "  earshot rules check rules.yaml",
      "  earshot rules check --brands brands.yaml --json",
      "  earshot rules check rules.yaml --offline"
    })
final class RulesCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private NewSettings wanted;

  @Option(
      names = "--offline",
      description = "Compare with the files of the settings; do not ask Kafka what was sent since.")
  private boolean offline;

  @Option(names = "--json", description = "One JSON object: ok, refused, changes.")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = file.load();
    Instant now = Instant.now();
    var controls = wanted.controls("check", now.plus(Duration.ofMinutes(1)));
    SettingsLog log = offline ? SettingsLog.offline(settings) : SettingsLog.read(settings);
    try {
      say(null, wanted.changes(log, controls, now));
      return 0;
    } catch (RefusedException e) {
      say(e.getMessage(), List.of());
      return Earshot.FAILED;
    }
  }

  private void say(String refused, List<Change> changes) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("ok", refused == null);
      if (refused != null) {
        report.put("refused", refused);
      }
      report.put("changes", changes);
      out.println(Json.write(report));
    } else if (refused != null) {
      spec.commandLine().getErr().println("earshot: the job would refuse: " + refused);
    } else if (changes.isEmpty()) {
      out.println("ok: changes nothing");
    } else {
      changes.forEach(out::println);
      out.println("ok: the job would obey");
    }
    out.flush();
  }
}
