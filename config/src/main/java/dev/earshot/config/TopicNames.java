package dev.earshot.config;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The names of the topics besides the posts.
 *
 * @param customers read: customers as the CRM tells them
 * @param control read: what people tell the running job
 * @param objections read: who objects to being profiled
 * @param deskEvents read: what help desks did
 * @param signals written: text-free facts, that rules can be replayed over
 * @param alerts written: alerts and bumps, everything Redis shows
 * @param evidence written: excerpts of the posts behind alerts
 * @param notifications written and read: what is still to be told, by notification and nobody else
 * @param deadLetters written: records nobody could read
 */
public record TopicNames(
    @Default("customers") String customers,
    @Default("control") String control,
    @Default("objections") String objections,
    @Default("desk-events") String deskEvents,
    @Default("signals") String signals,
    @Default("alerts") String alerts,
    @Default("evidence") String evidence,
    @Default("notifications") String notifications,
    @Default("dead-letters") String deadLetters)
    implements Serializable {

  /** Kafka's own rule. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  public TopicNames {
    customers = topic("customers", customers);
    control = topic("control", control);
    objections = topic("objections", objections);
    deskEvents = topic("desk_events", deskEvents);
    signals = topic("signals", signals);
    alerts = topic("alerts", alerts);
    evidence = topic("evidence", evidence);
    notifications = topic("notifications", notifications);
    deadLetters = topic("dead_letters", deadLetters);
  }

  /** Those of the settings that ship. */
  public static TopicNames shipped() {
    return new TopicNames(
        "customers",
        "control",
        "objections",
        "desk-events",
        "signals",
        "alerts",
        "evidence",
        "notifications",
        "dead-letters");
  }

  static String topic(String key, String name) {
    if (!TOPIC.matcher(Require.present(key, name)).matches()) {
      throw new InvalidSettingException(
          key, "is not a topic's name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'");
    }
    return name;
  }
}
