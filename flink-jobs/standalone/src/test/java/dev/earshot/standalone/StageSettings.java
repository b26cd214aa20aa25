package dev.earshot.standalone;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.JobSettings;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.PostsSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.TopicNames;
import dev.earshot.kafka.Ticker;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings as shipped, with names of a stage's own. */
final class StageSettings {
  private static final Duration CHECKPOINTS = Duration.ofMillis(200);

  private StageSettings() {}

  static Settings of(RealParts parts, String name, int partitions) {
    Settings shipped = new ConfigLoader(variable -> null).shipped();
    EarshotConfig config = shipped.config();
    var redis = config.redis();
    return new Settings(
        new EarshotConfig(
            name,
            config.brands(),
            config.rules(),
            config.playbook(),
            "",
            new KafkaSettings(
                parts.client(),
                name,
                partitions,
                Ticker.EVERY,
                new PostsSettings(name + "-posts", ""),
                new TopicNames(
                    name + "-customers",
                    name + "-control",
                    name + "-desk-events",
                    name + "-signals",
                    name + "-alerts",
                    name + "-evidence",
                    name + "-dead-letters")),
            new dev.earshot.config.RedisSettings(
                "127.0.0.1",
                parts.redis().port(),
                "",
                parts.redis().password(),
                false,
                redis.timeout(),
                redis.batch(),
                redis.linger()),
            config.privacy(),
            config.identity(),
            new JobSettings(2, CHECKPOINTS, RealParts.folder("checkpoints").toString(), 0),
            config.helpdesk(),
            config.mappings()),
        shipped.brands(),
        shipped.rules(),
        shipped.playbook(),
        null);
  }

  /** The same, but for the models. */
  static Settings readingWith(Path models, Settings settings) {
    EarshotConfig config = settings.config();
    return new Settings(
        new EarshotConfig(
            config.tenant(),
            config.brands(),
            config.rules(),
            config.playbook(),
            models.toString(),
            config.kafka(),
            config.redis(),
            config.privacy(),
            config.identity(),
            config.job(),
            config.helpdesk(),
            config.mappings()),
        settings.brands(),
        settings.rules(),
        settings.playbook(),
        settings.source());
  }

  static void createTopics(Settings settings, Topic posts) {
    TopicNames names = settings.config().kafka().topics();
    try (TopicAdmin admin = TopicAdmin.open(settings.config().kafka().client())) {
      admin.create(
          List.of(
              posts,
              // The CRM's records are older than the test: they must be, to count for its posts.
              Topics.named(Topics.CUSTOMERS, 2).asPlayed(names.customers()),
              like(Topics.named(Topics.CONTROL, 1), names.control()),
              like(Topics.named(Topics.DESK_EVENTS, 1), names.deskEvents()),
              like(Topics.named(Topics.SIGNALS, 1), names.signals()),
              like(Topics.named(Topics.ALERTS, 1), names.alerts()),
              like(Topics.named(Topics.EVIDENCE, 1), names.evidence()),
              like(Topics.named(Topics.DEAD_LETTERS, 1), names.deadLetters())));
    }
  }

  static Topic like(Topic known, String name) {
    return new Topic(
        name, known.key(), known.partitions(), known.settings(), known.writers(), known.readers());
  }
}
