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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings as shipped, with names of a stage's own. */
final class StageSettings {
  /** What ships, and so what a stage's job is started with. */
  static final Path SHIPPED = Path.of("../../config").toAbsolutePath().normalize();

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
                    name + "-objections",
                    name + "-desk-events",
                    name + "-signals",
                    name + "-alerts",
                    name + "-evidence",
                    name + "-notifications",
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
            config.customers(),
            new JobSettings(2, CHECKPOINTS, RealParts.folder("checkpoints").toString(), 0),
            config.helpdesk(),
            config.notification(),
            config.wall(),
            config.mappings()),
        shipped.brands(),
        shipped.rules(),
        shipped.playbook(),
        null);
  }

  /** As a file, for the commands that a person calls beside the job. */
  static Path write(Settings settings, Path folder) throws IOException {
    EarshotConfig config = settings.config();
    TopicNames names = config.kafka().topics();
    return Files.writeString(
        folder.resolve("earshot.yaml"),
        """
        tenant: %1$s
        brands: %2$s/brands.yaml
        rules: %2$s/rules.yaml
        playbook: %2$s/playbook.yaml
        kafka:
          client: {bootstrap.servers: '%3$s'}
          posts: {topic: %4$s}
          topics:
            customers: %5$s
            control: %6$s
            objections: %7$s
            desk_events: %8$s
            signals: %9$s
            alerts: %10$s
            evidence: %11$s
            dead_letters: %12$s
            notifications: %13$s
        redis: {host: 127.0.0.1, port: %14$d, password: '%15$s'}
        """
            .formatted(
                config.tenant(),
                SHIPPED,
                config.kafka().client().get("bootstrap.servers"),
                config.kafka().posts().topic(),
                names.customers(),
                names.control(),
                names.objections(),
                names.deskEvents(),
                names.signals(),
                names.alerts(),
                names.evidence(),
                names.deadLetters(),
                names.notifications(),
                config.redis().port(),
                config.redis().password()));
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
            config.customers(),
            config.job(),
            config.helpdesk(),
            config.notification(),
            config.wall(),
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
              like(Topics.named(Topics.OBJECTIONS, 1), names.objections()),
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
