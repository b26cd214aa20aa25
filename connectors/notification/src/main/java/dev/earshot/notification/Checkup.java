package dev.earshot.notification;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.NotificationSettings;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.notification.channel.ChannelException;
import dev.earshot.notification.channel.Channels;
import dev.earshot.redis.Health;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Whether all that notification needs is there. */
public final class Checkup {
  private Checkup() {}

  /**
   * What was found.
   *
   * @param what a channel's name, {@code kafka} or {@code redis}
   * @param ok whether all is well with it
   * @param detail the same in words
   */
  public record Finding(String what, boolean ok, String detail) {}

  /** Looks at everything and tells nobody anything. */
  public static List<Finding> of(EarshotConfig config) {
    List<Finding> findings = new ArrayList<>();
    findings.add(kafka(config));
    findings.add(redis(config));
    new TreeMap<>(config.notification().channels())
        .forEach(
            (name, own) -> {
              try {
                findings.add(new Finding("channel " + name, true, Channels.open(own).check()));
              } catch (ChannelException e) {
                findings.add(new Finding("channel " + name, false, e.getMessage()));
              }
            });
    return findings;
  }

  /**
   * Sends one message to a channel that proves that messages arrive.
   *
   * @throws IllegalArgumentException if there is no such channel
   * @throws ChannelException if it did not arrive
   */
  public static void test(EarshotConfig config, String channel) throws ChannelException {
    NotificationSettings settings = config.notification();
    if (!settings.channels().containsKey(channel)) {
      throw new IllegalArgumentException(
          "notification.channels has no '%s', it has: %s"
              .formatted(channel, String.join(", ", new TreeMap<>(settings.channels()).keySet())));
    }
    Compose compose =
        new Compose(
            channel,
            settings.channels().get(channel),
            settings.quietHours().zoneId(),
            "",
            new Routes(List.of(), settings.languages()),
            (alert, brand, name) -> "");
    Channels.open(settings.channels().get(channel)).tell(compose.test(Clock.systemUTC().instant()));
  }

  private static Finding kafka(EarshotConfig config) {
    try (TopicAdmin admin = TopicAdmin.open(config.kafka().client())) {
      Topic known = Topics.named(Topics.NOTIFICATIONS, 1);
      Topic ours =
          new Topic(
              config.kafka().topics().notifications(),
              known.key(),
              known.partitions(),
              known.settings(),
              known.writers(),
              known.readers());
      List<String> wrong = admin.check(List.of(ours));
      return new Finding(
          "kafka", wrong.isEmpty(), wrong.isEmpty() ? "answers" : String.join("; ", wrong));
    }
  }

  private static Finding redis(EarshotConfig config) {
    try (PriorityReader reader =
        new PriorityReader(RedisSettings.of(config), new Keys(config.tenant()))) {
      Health health = reader.check();
      return new Finding("redis", health.up(), health.detail());
    }
  }
}
