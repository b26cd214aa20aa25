package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.TopicScript;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The topics Earshot needs. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the topics Earshot needs as a script for kafka-topics and kafka-acls: partitions,"
          + " retention, who may read and write.",
      "",
      "Nothing is created by itself, so that whoever runs your Kafka can read first what it will"
          + " hold. Where you run it yourself, --create does it at once."
    },
    footer = {
      "",
      "Examples:",
      "  earshot topics > topics.sh",
      "  earshot topics --create --config config/earshot.yaml",
      "  earshot topics --check"
    })
final class TopicsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;

  @Option(names = "--create", description = "Create the missing ones on the configured Kafka.")
  private boolean create;

  @Option(
      names = "--check",
      description = "Say what differs on the configured Kafka; exit code 1 if anything does.")
  private boolean check;

  @Option(names = "--json", description = "The topics as a JSON array.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Settings settings = files.load();
    List<Topic> topics = Topics.all(settings.config().kafka().partitions());
    PrintWriter out = spec.commandLine().getOut();
    if (create || check) {
      return onKafka(settings, topics, out);
    }
    out.print(json ? Json.write(topics) + "\n" : TopicScript.of(topics));
    out.flush();
    return 0;
  }

  private int onKafka(Settings settings, List<Topic> topics, PrintWriter out) {
    try (TopicAdmin admin = TopicAdmin.open(settings.config().kafka().client())) {
      if (create) {
        List<String> created = admin.create(topics);
        out.println(json ? Json.write(created) : "created: " + created);
      }
      List<String> problems = check ? admin.check(topics) : List.of();
      if (json && check) {
        out.println(Json.write(problems));
      } else {
        problems.forEach(out::println);
      }
      out.flush();
      return problems.isEmpty() ? 0 : Earshot.FAILED;
    }
  }
}
