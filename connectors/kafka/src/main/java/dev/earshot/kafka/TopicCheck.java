package dev.earshot.kafka;

import static dev.earshot.kafka.Clients.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Holds the topics that are against those that should be. */
final class TopicCheck {
  private TopicCheck() {}

  /** What is wrong, one line each. */
  static List<String> of(Admin admin, List<Topic> topics) {
    Set<String> existing = await(admin.listTopics().names(), "the list of topics");
    List<String> wrong = new ArrayList<>();
    for (Topic topic : topics) {
      if (existing.contains(topic.name())) {
        comparePartitions(admin, topic, wrong);
        compareSettings(admin, topic, wrong);
      } else {
        wrong.add("topic " + topic.name() + " is missing");
      }
    }
    return wrong;
  }

  private static void comparePartitions(Admin admin, Topic topic, List<String> wrong) {
    TopicDescription found =
        await(
            admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name()),
            "topic " + topic.name());
    if (found.partitions().size() < topic.partitions()) {
      wrong.add(
          "topic %s has %d partitions, should have %d"
              .formatted(topic.name(), found.partitions().size(), topic.partitions()));
    }
  }

  private static void compareSettings(Admin admin, Topic topic, List<String> wrong) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    Config found =
        await(
            admin.describeConfigs(List.of(resource)).values().get(resource),
            "settings of topic " + topic.name());
    topic
        .settings()
        .forEach(
            (name, wanted) -> {
              String value = found.get(name).value();
              if (!wanted.equals(value)) {
                wrong.add(
                    "topic %s has %s=%s, should have %s"
                        .formatted(topic.name(), name, value, wanted));
              }
            });
  }
}
