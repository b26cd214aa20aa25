package dev.earshot.standalone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.Settings;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.PostFile;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.job.MentionListenerJob;
import dev.earshot.model.Alert;
import dev.earshot.model.Envelope;
import dev.earshot.model.Evidence;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would have been raised: the same job over a file of posts. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Says which alerts a file of posts would have raised, before a rule goes live.",
      "",
      "Runs the listener's own job, bounded, on an embedded Kafka, and prints one alert a line as"
          + " JSON, as it stands after the last record, with the posts that speak for it. The same"
          + " input gives the same bytes, at any parallelism, and nothing comes from beyond the"
          + " last record. A summary goes to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  earshot backtest posts.jsonl",
      "  earshot backtest tweets.jsonl --map streams --rules config/rules-ordinary.yaml",
      "  earshot backtest posts.jsonl | jq -r '.rule' | sort | uniq -c"
    })
final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;
  @Mixin private PostsInput input;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many tasks of each step run side by side. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Settings chosen = files.load();
    PostFile posts = input.read(chosen);
    try (Playground playground = Playground.withKafka()) {
      Settings settings =
          playground.settled(
              chosen,
              chosen.config().tenant(),
              parallelism,
              chosen.config().job().checkpointInterval());
      try (Player player = Player.open(playground.client(), Playground.PLAYED)) {
        player.play(posts.records(), 0, new Progress(err));
      }
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              JobEnvironment.bounded(settings.config().job()));
      MentionListenerJob.assembleBacktest(env, settings);
      env.execute("earshot-backtest");
      print(newest(playground), posts, err);
    }
    return 0;
  }

  private void print(Newest newest, PostFile posts, PrintWriter err) {
    PrintWriter out = spec.commandLine().getOut();
    List<Alert> alerts =
        newest.alerts().values().stream()
            .sorted(Comparator.comparing(Alert::firstAt).thenComparing(Alert::id))
            .toList();
    for (Alert alert : alerts) {
      ObjectNode line = Json.mapper().valueToTree(alert);
      var said = line.putArray("posts");
      alert.evidence().stream()
          .filter(newest.evidence()::containsKey)
          .forEach(post -> said.addPOJO(newest.evidence().get(post)));
      out.println(Json.write(line));
    }
    out.flush();
    err.printf(
        Locale.ROOT,
        "earshot: %,d alerts from %,d records, %,d of them no posts, %s to %s%n",
        alerts.size(),
        posts.records().size(),
        posts.unreadable().size(),
        posts.records().get(0).at(),
        posts.last());
    err.flush();
  }

  /** The last version of everything. */
  private record Newest(Map<String, Alert> alerts, Map<String, Evidence> evidence) {}

  private static Newest newest(Playground playground) throws IOException {
    Newest newest = new Newest(new HashMap<>(), new HashMap<>());
    for (Envelope record : TopicReader.all(playground.client(), Topics.ALERTS)) {
      if (key(record).startsWith("alert:")) {
        Alert alert = Json.mapper().readValue(record.value(), Alert.class);
        newest
            .alerts()
            .merge(
                alert.id(),
                alert,
                (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
      }
    }
    for (Envelope record : TopicReader.all(playground.client(), Topics.EVIDENCE)) {
      Evidence evidence = Json.mapper().readValue(record.value(), Evidence.class);
      newest.evidence().put(evidence.post(), evidence);
    }
    return newest;
  }

  private static String key(Envelope record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
