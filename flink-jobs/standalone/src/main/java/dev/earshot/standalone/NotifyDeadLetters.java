package dev.earshot.standalone;

import dev.earshot.notification.DeadLetters;
import dev.earshot.notification.Letter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private LettersOption asked;

  @Override
  public Integer call() {
    asked.check();
    DeadLetters letters = new DeadLetters(file.load().config());
    asked.run(
        letters::list,
        letters::replay,
        NotifyDeadLetters::row,
        NotifyDeadLetters::row,
        spec.commandLine().getOut());
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
