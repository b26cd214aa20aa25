package dev.earshot.standalone;

import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.Ticker;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The ticker alone, beside a job on a Flink cluster. */
@Command(
    name = "tick",
    mixinStandardHelpOptions = true,
    description = {
      "Moves time: writes a tiny record into every partition the listener reads, twice a second.",
      "",
      "Without it the last alert of the evening would wait for the next morning's first post."
          + " earshot run ticks by itself; beside a job on a Flink cluster run this, once."
    },
    footer = {"", "Example:", "  earshot tick --config config/earshot.yaml"})
final class TickCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;

  @Override
  public Integer call() throws Exception {
    KafkaSettings kafka = files.load().config().kafka();
    List<String> topics = Ticked.topics(kafka);
    try (Ticker ticker = Ticker.start(kafka.client(), topics, kafka.tick())) {
      spec.commandLine().getErr().println("earshot: ticking " + topics + ", stop with Ctrl-C");
      new CountDownLatch(1).await();
      return ticker.beats() > 0 ? 0 : Earshot.FAILED;
    }
  }
}
