package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.config.KafkaSettings;
import dev.earshot.helpdesk.HelpdeskBridge;
import dev.earshot.helpdesk.door.DeskEvents;
import dev.earshot.helpdesk.door.Door;
import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
          + " each, and gives back what a ticket had when a bump is over. Where a door is configured,"
          + " desks tell there what they did.",
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
    HelpdeskSettings helpdesk = config.helpdesk();
    boolean knocks = helpdesk.door().port() > 0;
    boolean bridges = !knocks || !helpdesk.desks().isEmpty();
    try (DeskEvents events = knocks ? events(config) : null;
        Door door = knocks ? Door.open(helpdesk.door(), events) : null;
        HelpdeskBridge bridge = bridges ? HelpdeskBridge.start(config) : null) {
      if (door != null) {
        say("desks may knock at port %d".formatted(door.port()));
      }
      if (bridge == null) {
        say("no desk hears of bumps; stop with Ctrl-C");
        new CountDownLatch(1).await();
      } else {
        // SIGTERM ends the JVM without an end of this method; who closes lets go of the desks.
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "close-helpdesk"));
        String desks = String.join(", ", new TreeSet<>(helpdesk.desks().keySet()));
        say("bridging to %s, stop with Ctrl-C".formatted(desks));
        bridge.awaitEnd();
      }
    }
    return Earshot.FAILED;
  }

  private static DeskEvents events(EarshotConfig config) {
    KafkaSettings kafka = config.kafka();
    return DeskEvents.open(kafka.client(), kafka.topics().deskEvents());
  }

  private void say(String words) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("earshot: " + words);
    err.flush();
  }
}
