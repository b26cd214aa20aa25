package dev.earshot.standalone;

import dev.earshot.notification.Checkup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One message that proves that messages arrive. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends one message to a channel, at once and past routes and quiet hours. It says that it is a"
          + " test.",
      "",
      "Exit code 1 if it did not arrive."
    },
    footer = {"", "Examples:", "  earshot notify test team --config config/earshot.yaml"})
final class NotifyTrial implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Parameters(index = "0", paramLabel = "CHANNEL", description = "The channel, by its name.")
  private String channel;

  @Override
  public Integer call() throws Exception {
    Checkup.test(file.load().config(), channel);
    spec.commandLine().getOut().println("sent to " + channel);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
