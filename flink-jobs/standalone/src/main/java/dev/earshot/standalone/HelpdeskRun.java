package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.helpdesk.HelpdeskBridge;
import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The bridge, until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Raises tickets at the configured desks as bumps in Redis ask, keeps one internal note on"
          + " each, and gives back what a ticket had when a bump is over.",
      "",
      "A level that a person sets is not touched again. Redis and desks may be away for a while;"
          + " several may run at once. Stop it with Ctrl-C or SIGTERM."
    },
    footer = {"", "Examples:", "  earshot helpdesk run --config config/earshot.yaml"})
final class HelpdeskRun implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Override
  public Integer call() throws Exception {
    EarshotConfig config = file.load().config();
    PrintWriter err = spec.commandLine().getErr();
    try (HelpdeskBridge bridge = HelpdeskBridge.start(config)) {
      // SIGTERM ends the JVM without an end of this method; who closes lets go of the desks.
      Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "close-helpdesk"));
      err.println(
          "earshot: bridging to %s, stop with Ctrl-C"
              .formatted(String.join(", ", new TreeSet<>(config.helpdesk().desks().keySet()))));
      bridge.awaitEnd();
    }
    return Earshot.FAILED;
  }
}
