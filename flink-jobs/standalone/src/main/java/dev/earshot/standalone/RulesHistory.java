package dev.earshot.standalone;

import dev.earshot.model.Control;
import dev.earshot.model.Json;
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

/** What was sent before. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the rules and brands that were sent: which version, by whom, from when, and whether"
          + " the job obeyed or why not.",
      "",
      "The topic keeps them for 28 days."
    },
    footer = {
      "",
      "Examples:",
      "  earshot rules history",
      "  earshot rules history --show 4 > rules-4.yaml"
    })
final class RulesHistory implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Option(
      names = "--show",
      paramLabel = "N",
      description = "Print the file that was sent as this version, and nothing else.")
  private Integer version;

  @Option(names = "--json", description = "One JSON object a line for each.")
  private boolean json;

  @Override
  public Integer call() {
    List<SettingsLog.Sent> sent = SettingsLog.read(file.load()).sent();
    PrintWriter out = spec.commandLine().getOut();
    if (version != null) {
      return print(sent, out);
    }
    List<Map<String, Object>> rows = sent.stream().map(RulesHistory::row).toList();
    if (json) {
      rows.forEach(row -> out.println(Json.write(row)));
    } else {
      Table.print(rows, out);
    }
    out.flush();
    return 0;
  }

  private int print(List<SettingsLog.Sent> sent, PrintWriter out) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (version.equals(sent.get(i).version())) {
        out.print(sent.get(i).control().value());
        out.flush();
        return 0;
      }
    }
    throw new IllegalStateException(
        "no rules of version %d were sent; earshot rules history lists those that were"
            .formatted(version));
  }

  static Map<String, Object> row(SettingsLog.Sent sent) {
    Control control = sent.control();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", control.type().name().toLowerCase(Locale.ROOT));
    row.put("version", sent.version());
    row.put("by", control.by());
    row.put("written_at", sent.writtenAt());
    row.put("effective_at", control.effectiveAt());
    row.put("accepted", sent.refused() == null);
    row.put("why", sent.refused());
    return row;
  }

  static String sentence(SettingsLog.Sent sent) {
    return "%s%s by %s from %s"
        .formatted(
            sent.control().type().name().toLowerCase(Locale.ROOT),
            sent.version() == null ? "" : " version " + sent.version(),
            sent.control().by(),
            sent.control().effectiveAt());
  }
}
