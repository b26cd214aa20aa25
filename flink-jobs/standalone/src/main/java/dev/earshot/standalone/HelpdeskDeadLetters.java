package dev.earshot.standalone;

import dev.earshot.helpdesk.DeadLetters;
import dev.earshot.helpdesk.DeadLetters.Letter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private LettersOption asked;

  @Override
  public Integer call() {
    asked.check();
    try (DeadLetters letters = DeadLetters.open(file.load().config())) {
      asked.run(
          letters::list,
          letters::replay,
          HelpdeskDeadLetters::row,
          letter -> letter,
          spec.commandLine().getOut());
    }
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
