package dev.earshot.standalone;

import dev.earshot.model.Json;
import dev.earshot.notification.DeadLetters;
import dev.earshot.notification.Letter;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What telling has given up. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the messages that were given up, or has them tried again by the process that tells:"
          + " list, replay.",
      "",
      "A message is tried ten times over three days; what is refused for good is given up at once."
    },
    footer = {
      "",
      "Examples:",
      "  earshot notify dead-letters",
      "  earshot notify dead-letters replay",
      "  earshot notify dead-letters list --json | jq -r .reason"
    })
final class NotifyDeadLetters implements Callable<Integer> {
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
    DeadLetters letters = new DeadLetters(file.load().config());
    List<Letter> these = act == Act.LIST ? letters.list() : letters.replay(ids);
    List<Map<String, Object>> rows = these.stream().map(NotifyDeadLetters::row).toList();
    if (json) {
      rows.forEach(row -> out.println(Json.write(row)));
    } else if (act == Act.LIST) {
      Table.print(rows, out);
    } else {
      out.println("tried again: " + these.size());
    }
    out.flush();
    return 0;
  }

  /** Without the alert itself: what it says of somebody is for its channel. */
  private static Map<String, Object> row(Letter letter) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", letter.id());
    row.put("channel", letter.delivery().channel());
    row.put("alert", letter.delivery().alertId());
    row.put("kind", letter.delivery().kind().name().toLowerCase(Locale.ROOT));
    row.put("tries", letter.delivery().tries());
    row.put("at", letter.at());
    row.put("reason", letter.reason());
    return row;
  }
}
