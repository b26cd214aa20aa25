package dev.earshot.standalone;

import dev.earshot.config.Change;
import dev.earshot.config.Rules;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What counts now. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the rules in force now, key by key, and what was announced for later.",
      "",
      "They are those of rules.yaml until others were sent; the settings must be those the job was"
          + " started with."
    },
    footer = {"", "Examples:", "  earshot rules list", "  earshot rules list --json | jq .keys"})
final class RulesList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Option(names = "--json", description = "One JSON object: version, since, by, keys, announced.")
  private boolean json;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    SettingsLog log = SettingsLog.read(file.load());
    SettingsLog.Counted<Rules> rules = log.rules(now);
    List<SettingsLog.Sent> announced =
        log.sent().stream()
            .filter(sent -> sent.refused() == null && sent.control().effectiveAt().isAfter(now))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report(rules, announced)));
    } else {
      out.println(
          "rules version %d, %s"
              .formatted(
                  rules.settings().version(),
                  rules.sent() == null
                      ? "as the job was started"
                      : "since %s, sent by %s"
                          .formatted(
                              rules.sent().control().effectiveAt(), rules.sent().control().by())));
      List<Map<String, Object>> rows = new ArrayList<>();
      Change.keys(rules.settings())
          .forEach(
              (key, value) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("key", key);
                row.put("value", value);
                rows.add(row);
              });
      Table.print(rows, out);
      announced.forEach(sent -> out.println("announced: " + RulesHistory.sentence(sent)));
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> report(
      SettingsLog.Counted<Rules> rules, List<SettingsLog.Sent> announced) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("version", rules.settings().version());
    if (rules.sent() != null) {
      report.put("since", rules.sent().control().effectiveAt());
      report.put("by", rules.sent().control().by());
    }
    report.put("keys", Change.keys(rules.settings()));
    report.put("announced", announced.stream().map(RulesHistory::row).toList());
    return report;
  }
}
