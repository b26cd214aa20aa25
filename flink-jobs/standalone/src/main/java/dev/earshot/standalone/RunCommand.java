package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.JobSettings;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.PostsSettings;
import dev.earshot.config.Settings;
import dev.earshot.kafka.Ticker;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The listener in this process, on your Kafka and Redis. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the listener and its ticker in this process, on your Kafka and Redis.",
      "",
      "The topics must be there: see earshot topics. Stop it with Ctrl-C or SIGTERM; started again"
          + " it goes on from its newest checkpoint (job.checkpoint_dir), so nothing is lost or"
          + " forgotten. On a Flink cluster, submit the job's jar instead and run earshot tick"
          + " beside it."
    },
    footer = {
      "",
      "Examples:",
      "  earshot run --config config/earshot.yaml",
      "  earshot run --config config/earshot.yaml --posts replay-tweets-1763762400"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;

  @Option(
      names = "--posts",
      paramLabel = "TOPIC",
      description = {
        "Read this played topic instead of the live one. It is not ticked:",
        "a played topic carries its own time."
      })
  private String played;

  @Option(
      names = "--fresh",
      description = {
        "Begin without a checkpoint: what was remembered of authors and open alerts is gone.",
        "Reading goes on from the offsets last committed; a played topic is read from its beginning."
      })
  private boolean fresh;

  @Override
  public Integer call() throws Exception {
    Settings settings = played == null ? files.load() : onTopic(files.load(), played, fresh);
    PrintWriter err = spec.commandLine().getErr();
    settings.warnings().forEach(warning -> err.println("earshot: " + warning));
    KafkaSettings kafka = settings.config().kafka();
    List<String> ticked = played == null ? Ticked.topics(kafka) : Ticked.besidePlayed(kafka);
    Optional<URI> checkpoint =
        fresh ? Optional.empty() : Checkpoints.newest(settings.config().job().checkpointUri());
    checkpoint.ifPresent(from -> err.println("earshot: going on from " + from));
    try (Ticker ticker = Ticker.start(kafka.client(), ticked, kafka.tick());
        ListenerInside listener = ListenerInside.start(settings, checkpoint.orElse(null))) {
      err.println("earshot: listening to " + kafka.posts().topic() + ", stop with Ctrl-C");
      listener.awaitEnd();
      err.println("earshot: the job has ended after " + ticker.beats() + " ticks");
    }
    return Earshot.FAILED;
  }

  private static Settings onTopic(Settings settings, String topic, boolean fresh) {
    EarshotConfig config = settings.config();
    KafkaSettings kafka = config.kafka();
    return new Settings(
        new EarshotConfig(
            config.tenant(),
            config.brands(),
            config.rules(),
            config.playbook(),
            config.models(),
            new KafkaSettings(
                kafka.client(),
                // A group of its own: the live one's place in the live topic stays.
                kafka.group() + "-" + topic + (fresh ? "-" + Instant.now().toEpochMilli() : ""),
                kafka.partitions(),
                kafka.tick(),
                new PostsSettings(topic, ""),
                kafka.topics()),
            config.redis(),
            config.privacy(),
            config.identity(),
            config.customers(),
            // State of its own as well.
            new JobSettings(
                config.job().parallelism(),
                config.job().checkpointInterval(),
                config.job().checkpointUri() + "-" + topic,
                config.job().metricsPort()),
            config.helpdesk(),
            config.notification(),
            config.wall(),
            config.mappings()),
        settings.brands(),
        settings.rules(),
        settings.playbook(),
        settings.source());
  }
}
