package dev.earshot.standalone;

import dev.earshot.config.ChannelSettings;
import dev.earshot.config.ChannelSettings.Kind;
import dev.earshot.config.ChannelSettings.Language;
import dev.earshot.config.ChannelSettings.Smtp;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.NotificationSettings;
import dev.earshot.config.NotificationSettings.WatchdogSettings;
import dev.earshot.config.RouteSettings;
import dev.earshot.config.Settings;
import dev.earshot.model.Severity;
import dev.earshot.notification.ChannelHealth;
import dev.earshot.notification.Notifier;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tells people of a story's alerts, beside the job that raises them. */
final class Telling implements AutoCloseable {
  private static final String CHANNEL = "webhook";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Smtp NO_MAIL =
      new Smtp("", 587, "", "", Smtp.Security.STARTTLS, "", List.of());

  private final Notifier notifier;

  private Telling(Notifier notifier) {
    this.notifier = notifier;
  }

  /**
   * The same settings, by which a story's alerts are told.
   *
   * @param url where a webhook listens, on this machine too; empty for the channels and routes that
   *     the settings name
   * @throws IllegalArgumentException if the settings name none, or it is no address
   */
  static Settings settled(Settings settings, String url) {
    EarshotConfig config = settings.config();
    NotificationSettings own = config.notification();
    if (url.isEmpty() && own.channels().isEmpty()) {
      throw new IllegalArgumentException(
          "notification.channels is empty, so there is nobody to tell; name a channel there, or an"
              + " address: --notify http://127.0.0.1:8000/");
    }
    Map<String, ChannelSettings> channels =
        url.isEmpty() ? own.channels() : Map.of(CHANNEL, webhook(url));
    List<RouteSettings> routes =
        url.isEmpty()
            ? own.routes()
            : List.of(
                new RouteSettings(
                    Severity.SEV4, List.of(), List.of(), List.of(), List.of(CHANNEL), false));
    return new Settings(
        new EarshotConfig(
            config.tenant(),
            config.brands(),
            config.rules(),
            config.playbook(),
            config.models(),
            config.kafka(),
            config.redis(),
            config.privacy(),
            config.identity(),
            config.customers(),
            config.job(),
            config.helpdesk(),
            new NotificationSettings(
                channels,
                routes,
                own.quietHours(),
                own.storm(),
                own.languages(),
                own.door(),
                // A story's time stands still when it is told, and so does the job's heart.
                new WatchdogSettings(List.of(), own.watchdog().silence(), "", ""),
                own.link()),
            config.wall(),
            config.mappings()),
        settings.brands(),
        settings.rules(),
        settings.playbook(),
        settings.source());
  }

  /**
   * Begins to tell.
   *
   * @throws IOException if the port of {@code notification.door} cannot be had
   */
  static Telling start(EarshotConfig config) throws IOException {
    return new Telling(Notifier.startForStory(config));
  }

  /** Who is told, by the names of their channels. */
  String whom() {
    return String.join(
        ", ", new TreeSet<>(notifier.health().stream().map(ChannelHealth::channel).toList()));
  }

  /**
   * Waits until all that was raised so far is told.
   *
   * @return what is in the way, in words; empty if all is told
   */
  String awaitTold(Duration patience) throws InterruptedException {
    if (notifier.awaitTold(patience)) {
      return "";
    }
    StringBuilder words =
        new StringBuilder("not all is told within " + patience.toSeconds() + " s");
    for (ChannelHealth channel : notifier.health()) {
      if (channel.waiting() > 0) {
        words.append("; %d wait for %s".formatted(channel.waiting(), channel.channel()));
        words.append(channel.trouble().isEmpty() ? "" : ": " + channel.trouble());
      }
    }
    return words.toString();
  }

  @Override
  public void close() {
    notifier.close();
  }

  private static ChannelSettings webhook(String url) {
    return new ChannelSettings(
        Kind.WEBHOOK, url, "", List.of(), "", NO_MAIL, TIMEOUT, Language.EN, true, true, true);
  }
}
