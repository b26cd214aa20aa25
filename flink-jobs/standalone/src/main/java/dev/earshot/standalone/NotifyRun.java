package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.notification.Notifier;
import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Telling, until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Tells each alert that a route wants to each of its channels at least once; a repetition has"
          + " the same id. Where a door is configured, whoever was woken says there that they are on"
          + " it.",
      "",
      "Kafka, Redis and channels may be away for a while; several may run at once, one of them"
          + " tells. Stop it with Ctrl-C or SIGTERM."
    },
    footer = {"", "Examples:", "  earshot notify run --config config/earshot.yaml"})
final class NotifyRun implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Override
  public Integer call() throws Exception {
    EarshotConfig config = file.load().config();
    try (Notifier notifier = Notifier.start(config)) {
      // SIGTERM ends the JVM without an end of this method; who closes lets another tell at once.
      Runtime.getRuntime().addShutdownHook(new Thread(notifier::close, "close-notify"));
      PrintWriter err = spec.commandLine().getErr();
      if (notifier.port() > 0) {
        err.printf("earshot: whoever is woken may say so at port %d%n", notifier.port());
      }
      err.printf(
          "earshot: telling %s, stop with Ctrl-C%n",
          String.join(", ", new TreeSet<>(config.notification().channels().keySet())));
      err.flush();
      notifier.awaitEnd();
    }
    return Earshot.FAILED;
  }
}
