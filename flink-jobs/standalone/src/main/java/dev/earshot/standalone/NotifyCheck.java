package dev.earshot.standalone;

import dev.earshot.model.Json;
import dev.earshot.notification.Checkup;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether all that telling needs is there. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether Kafka, Redis and each channel can be reached, and tells nobody anything.",
      "",
      "Exit code 1 if one of them cannot."
    },
    footer = {
      "",
      "Examples:",
      "  earshot notify check --config config/earshot.yaml",
      "  earshot notify check --json | jq 'select(.ok | not)'"
    })
final class NotifyCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Option(names = "--json", description = "One JSON object a line for each finding.")
  private boolean json;

  @Override
  public Integer call() {
    List<Checkup.Finding> findings = Checkup.of(file.load().config());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      findings.forEach(finding -> out.println(Json.write(finding)));
    } else {
      Table.print(findings.stream().map(NotifyCheck::row).toList(), out);
    }
    out.flush();
    return findings.stream().allMatch(Checkup.Finding::ok) ? 0 : Earshot.FAILED;
  }

  private static Map<String, Object> row(Checkup.Finding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", finding.what());
    row.put("ok", finding.ok() ? "ok" : "NOT OK");
    row.put("detail", finding.detail());
    return row;
  }
}
