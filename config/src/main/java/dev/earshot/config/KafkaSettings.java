package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the log is and what we call its topics.
 *
 * @param client settings of every Kafka client, by Kafka's own names; {@code bootstrap.servers} is
 *     required, secrets may be among them
 * @param group the job's consumer group
 * @param partitions of topics we create: as many readers can share the work. It cannot be raised
 *     later without moving authors to other partitions, so the default leaves room: 12 divides by
 *     1, 2, 3, 4 and 6
 * @param tick how often time is moved where nobody speaks: half a second keeps an alert on a silent
 *     stream within a second, at 85 bytes a partition
 * @param posts the topic of posts and how its records are read
 * @param topics the names of the other topics
 */
public record KafkaSettings(
    Map<String, String> client,
    @Default("earshot") String group,
    @Default("12") int partitions,
    @Default("500ms") Duration tick,
    PostsSettings posts,
    TopicNames topics)
    implements Serializable {

  private static final String SERVERS = "bootstrap.servers";

  public KafkaSettings {
    client = client == null ? Map.of() : Map.copyOf(client);
    if (client.getOrDefault(SERVERS, "").isBlank()) {
      throw new InvalidSettingException(
          "client." + SERVERS, "is missing; name the brokers, such as localhost:9092");
    }
    if (client.containsKey("group.id")) {
      throw new InvalidSettingException("client.group.id", "is set by kafka.group; remove it here");
    }
    group = Require.text("group", group);
    Require.within("partitions", partitions, 1, 720);
    Require.within("tick", tick, Duration.ofMillis(50), Duration.ofSeconds(10));
    posts = Require.present("posts", posts);
    topics = Require.present("topics", topics);
    List<String> names =
        Arrays.asList(
            posts.topic(),
            topics.customers(),
            topics.alerts(),
            topics.evidence(),
            topics.notifications(),
            topics.deadLetters());
    if (names.stream().distinct().count() < names.size()) {
      throw new InvalidSettingException("topics", "has two topics of one name; each needs its own");
    }
  }

  /** Names the client's keys only: their values may be secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[client=%s, group=%s, partitions=%d, tick=%s, posts=%s, topics=%s]"
        .formatted(new TreeSet<>(client.keySet()), group, partitions, tick, posts, topics);
  }
}
