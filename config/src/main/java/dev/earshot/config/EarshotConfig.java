package dev.earshot.config;

import dev.earshot.model.FieldMapping;
import java.util.Map;

/**
 * What {@code earshot.yaml} says: where things are and how much of them. What is listened for
 * stands in {@link Brands}, what deserves a person in {@link Rules}.
 *
 * @param tenant whose job this is, part of every key in Redis; one job serves one tenant
 * @param brands file of the brands, against the folder of {@code earshot.yaml}
 * @param rules file of the rules, likewise
 * @param playbook file of the next best actions, likewise
 * @param models folder of models of your own, against the folder of {@code earshot.yaml}; empty for
 *     the shipped ones
 * @param customers what of customers is kept and shown
 * @param helpdesk the help desks that hear of bumps
 * @param notification who is told of alerts, and where
 * @param wall the page that shows alerts, and who may see it
 * @param mappings how foreign records become posts, by name
 */
public record EarshotConfig(
    @Default("default") String tenant,
    @Default("brands.yaml") String brands,
    @Default("rules.yaml") String rules,
    @Default("playbook.yaml") String playbook,
    @Default("") String models,
    KafkaSettings kafka,
    RedisSettings redis,
    PrivacySettings privacy,
    IdentitySettings identity,
    CustomerSettings customers,
    JobSettings job,
    HelpdeskSettings helpdesk,
    NotificationSettings notification,
    WallSettings wall,
    Map<String, FieldMapping> mappings) {

  public EarshotConfig {
    tenant = Require.name("tenant", tenant);
    brands = Require.file("brands", brands);
    rules = Require.file("rules", rules);
    playbook = Require.file("playbook", playbook);
    models = Require.present("models", models);
    kafka = Require.present("kafka", kafka);
    redis = Require.present("redis", redis);
    privacy = Require.present("privacy", privacy);
    identity = Require.present("identity", identity);
    customers = Require.present("customers", customers);
    job = Require.present("job", job);
    helpdesk = Require.present("helpdesk", helpdesk);
    notification = Require.present("notification", notification);
    wall = Require.present("wall", wall);
    mappings = mappings == null ? Map.of() : Map.copyOf(mappings);
    mappings.forEach((name, mapping) -> PostFields.check("mappings." + name, mapping));
    String wanted = kafka.posts().mapping();
    if (!wanted.isEmpty() && !mappings.containsKey(wanted)) {
      throw new InvalidSettingException(
          "kafka.posts.mapping", "names no mapping" + Names.hint(wanted, mappings.keySet()));
    }
  }

  /** How the records of the posts topic are read; null when they are in our own form. */
  public FieldMapping postsMapping() {
    return mappings.get(kafka.posts().mapping());
  }
}
