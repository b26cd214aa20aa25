package dev.earshot.standalone;

import dev.earshot.helpdesk.Forecast;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the bridge would do now. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the queue, asks each desk for the tickets concerned, and prints what a bridge would do"
          + " now. Changes nothing.",
      "",
      "It asks no faster than the desk's rate_per_minute. Exit code 1 if a desk did not answer."
    },
    footer = {
      "",
      "Examples:",
      "  earshot helpdesk check --config config/earshot.yaml",
      "  earshot helpdesk check --json | jq 'select(.does == \"raise\")'"
    })
final class HelpdeskCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Option(names = "--json", description = "One JSON object a line for each act.")
  private boolean json;

  @Override
  public Integer call() {
    List<Forecast.Act> acts = Forecast.of(file.load().config());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      acts.forEach(act -> out.println(Json.write(act)));
    } else if (acts.isEmpty()) {
      out.println("nobody is in the queue: nothing to do");
    } else {
      Table.print(acts.stream().map(HelpdeskCheck::row).toList(), out);
    }
    out.flush();
    return acts.stream().anyMatch(act -> act.does().equals("fail")) ? Earshot.FAILED : 0;
  }

  private static Map<String, Object> row(Forecast.Act act) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("desk", act.desk());
    row.put("subject", act.subject());
    row.put("ticket", act.ticket().isEmpty() ? null : act.ticket());
    row.put("does", act.does());
    row.put("from", name(act.from()));
    row.put("to", name(act.to()));
    row.put("detail", act.detail());
    return row;
  }

  private static String name(Level level) {
    return level == null ? null : level.name().toLowerCase(Locale.ROOT);
  }
}
