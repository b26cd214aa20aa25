package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.wall.Wall;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The alert wall, until it is stopped. */
@Command(
    name = "wall",
    mixinStandardHelpOptions = true,
    description = {
      "Shows alerts in a browser as they come, and takes what people do about them.",
      "",
      "It reads Redis and tells the job over Kafka; both may be away for a while, and the page says"
          + " so. Where the settings name nobody, a token to sign in with is made and printed at each"
          + " start. Stop it with Ctrl-C or SIGTERM."
    },
    footer = {"", "Examples:", "  earshot wall --config config/earshot.yaml"})
final class WallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;

  @Override
  public Integer call() throws Exception {
    Settings settings = files.load();
    try (Wall wall = Wall.open(settings, new SignalsRehearsal(settings))) {
      Runtime.getRuntime().addShutdownHook(new Thread(wall::close, "close-wall"));
      say("the wall is at %s, stop with Ctrl-C".formatted(wall.url()));
      wall.token().ifPresent(token -> say("sign in with " + token));
      new CountDownLatch(1).await();
    }
    return Earshot.FAILED;
  }

  private void say(String words) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("earshot: " + words);
    err.flush();
  }
}
