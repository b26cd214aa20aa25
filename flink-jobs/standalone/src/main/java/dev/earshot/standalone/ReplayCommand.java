package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.PostFile;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a file of posts into a topic of its own. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a file of posts, one JSON record a line, into a Kafka topic of its own.",
      "",
      "The records keep their own time, and ticks of that time go with them, so a listener that"
          + " reads the topic lives through it as it was. Records that are not in our own form go"
          + " through a mapping of earshot.yaml. A line that holds no post is sent as it stands and"
          + " becomes a dead letter."
    },
    footer = {
      "",
      "Examples:",
      "  earshot replay posts.jsonl --config config/earshot.yaml",
      "  earshot replay tweets.jsonl --map streams --speed 3600",
      "Then:",
      "  earshot run --config config/earshot.yaml --posts THE-TOPIC"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;
  @Mixin private PostsInput input;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "0",
      description = "So many times as fast as life; 0 is as fast as it goes. Default: 0.")
  private double speed;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "What to call the topic. Default: replay-, the file's name and the time.")
  private String topic;

  @Option(names = "--json", description = "Say what was done as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Settings settings = files.load();
    PostFile posts = input.read(settings);
    Map<String, String> client = settings.config().kafka().client();
    String name = topic == null ? nameFor(input.file()) : topic;
    try (TopicAdmin admin = TopicAdmin.open(client)) {
      var played = Topics.named(Topics.POSTS, settings.config().kafka().partitions());
      if (admin.create(List.of(played.asPlayed(name))).isEmpty()) {
        spec.commandLine().getErr().println("earshot: topic " + name + " is there; adding to it");
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    posts.unreadable().stream()
        .limit(10)
        .forEach(
            bad -> err.println("earshot: " + input.file() + ":" + bad + "; sent as it stands"));
    try (Player player = Player.open(client, name)) {
      player.play(posts.records(), speed, new Progress(err));
    }
    report(name, posts);
    return 0;
  }

  private void report(String name, PostFile posts) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> done = new LinkedHashMap<>();
      done.put("topic", name);
      done.put("sent", posts.records().size());
      done.put("unreadable", posts.unreadable().size());
      done.put("first", posts.records().get(0).at());
      done.put("last", posts.last());
      out.println(Json.write(done));
    } else {
      out.printf(
          Locale.ROOT,
          "%,d records, %,d of them no posts, are in topic %s%n",
          posts.records().size(),
          posts.unreadable().size(),
          name);
    }
    out.flush();
  }

  private static String nameFor(Path file) {
    String stem = file.getFileName().toString().replaceAll("\\.jsonl?$", "");
    return "replay-"
        + stem.replaceAll("[^A-Za-z0-9_-]", "-")
        + "-"
        + Instant.now().getEpochSecond();
  }
}
