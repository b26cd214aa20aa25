package dev.earshot.config;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The names of the topics besides the posts.
 *
 * @param customers read: customers as the CRM tells them
 * @param alerts written: alerts and bumps, everything Redis shows
 * @param evidence written: excerpts of the posts behind alerts
 * @param deadLetters written: records nobody could read
 */
public record TopicNames(
    @Default("customers") String customers,
    @Default("alerts") String alerts,
    @Default("evidence") String evidence,
    @Default("dead-letters") String deadLetters)
    implements Serializable {

  /** Kafka's own rule. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  public TopicNames {
    customers = topic("customers", customers);
    alerts = topic("alerts", alerts);
    evidence = topic("evidence", evidence);
    deadLetters = topic("dead_letters", deadLetters);
  }

  static String topic(String key, String name) {
    if (!TOPIC.matcher(Require.present(key, name)).matches()) {
      throw new InvalidSettingException(
          key, "is not a topic's name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'");
    }
    return name;
  }
}
