package dev.earshot.notification.channel;

import dev.earshot.config.ChannelSettings;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Opens channels. Nothing needs to be reachable yet. */
public final class Channels {
  private Channels() {}

  /**
   * One.
   *
   * @throws IllegalArgumentException if its settings cannot work
   */
  public static Channel open(ChannelSettings settings) {
    return switch (settings.kind()) {
      case WEBHOOK -> new Webhook(settings, Clock.systemUTC());
      case SLACK -> new Slack(settings);
      case TEAMS -> new Teams(settings);
      case EMAIL -> new Email(settings);
      case PAGERDUTY -> new PagerDuty(settings);
      case ALERTMANAGER -> new Alertmanager(settings);
    };
  }

  /** All of them, by name. */
  public static Map<String, Channel> open(Map<String, ChannelSettings> settings) {
    Map<String, Channel> channels = new TreeMap<>();
    settings.forEach((name, own) -> channels.put(name, open(own)));
    return channels;
  }
}
