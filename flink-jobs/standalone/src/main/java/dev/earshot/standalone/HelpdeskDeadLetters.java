package dev.earshot.standalone;

import dev.earshot.helpdesk.DeadLetters;
import dev.earshot.helpdesk.DeadLetters.Letter;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the bridge has given up. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what the bridge has given up, or has it tried again by the bridge that runs: list,"
          + " replay.",
      "",
      "What is replayed is done as the queue says then, not as it said when it was given up."
    },
    footer = {
      "",
      "Examples:",
      "  earshot helpdesk dead-letters",
      "  earshot helpdesk dead-letters replay",
      "  earshot helpdesk dead-letters replay 1772452800123-0"
    })
final class HelpdeskDeadLetters implements Callable<Integer> {
  /** What to do with them. */
  enum Act {
    LIST,
    REPLAY
  }

  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACT",
      defaultValue = "list",
      description = "list (as without it), replay.")
  private Act act;

  @Parameters(
      index = "1..*",
      paramLabel = "ID",
      description = "Only these letters; without any, all.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "One JSON object a line for each letter.")
  private boolean json;

  @Override
  public Integer call() {
    if (act == Act.LIST && !ids.isEmpty()) {
      throw new IllegalArgumentException("ids go with replay; list shows all there are");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (DeadLetters letters = DeadLetters.open(file.load().config())) {
      List<Letter> these = act == Act.LIST ? letters.list() : letters.replay(ids);
      if (json) {
        these.forEach(letter -> out.println(Json.write(letter)));
      } else if (act == Act.LIST) {
        Table.print(these.stream().map(HelpdeskDeadLetters::row).toList(), out);
      } else {
        out.println("tried again: " + these.size());
      }
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> row(Letter letter) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", letter.id());
    row.put("desk", letter.desk());
    row.put("ticket", letter.ticket().isEmpty() ? null : letter.ticket());
    row.put("subject", letter.subject());
    row.put("kind", letter.kind());
    row.put("tries", letter.tries());
    row.put("at", letter.at());
    row.put("message", letter.message());
    return row;
  }
}
