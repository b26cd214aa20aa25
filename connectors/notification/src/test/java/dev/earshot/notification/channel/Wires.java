package dev.earshot.notification.channel;

import dev.earshot.config.ChannelSettings;
import dev.earshot.config.ChannelSettings.Kind;
import dev.earshot.config.ChannelSettings.Language;
import dev.earshot.config.ChannelSettings.Smtp;
import dev.earshot.model.Severity;
import dev.earshot.notification.Alerts;
import java.time.Duration;
import java.util.List;

/** Channels to servers on this machine, and what they are told. */
public final class Wires {
  /** The words of somebody who would like to be markup. */
  static final String HOSTILE =
      "<!channel> <@U123> &lt; <https://evil.example|click> *bold* [a](https://evil.example)"
          + " <at>all</at> <script>alert(1)</script>\r\nBcc: all@acme.example";

  private static final Smtp NO_MAIL = new Smtp("", 587, "", "", Smtp.Security.STARTTLS, "", null);

  private Wires() {}

  /** One that may use plain HTTP to this machine, and waits for a second. */
  public static ChannelSettings to(Kind kind, String url) {
    return settings(kind, url, kind == Kind.PAGERDUTY ? "R0" : "", List.of(), true);
  }

  static ChannelSettings settings(
      Kind kind, String url, String routingKey, List<String> secrets, boolean inside) {
    return new ChannelSettings(
        kind,
        url,
        "",
        secrets,
        routingKey,
        NO_MAIL,
        Duration.ofSeconds(1),
        Language.EN,
        true,
        true,
        inside);
  }

  static Message message(Message.Act act) {
    return new Message(
        "a1:1-1:team",
        "a1",
        act,
        "opened",
        Severity.SEV2,
        "A title " + HOSTILE,
        "What happened " + HOSTILE,
        List.of(new Message.Fact("Networks", HOSTILE)),
        new Message.Quote(HOSTILE, "On bluesky, in en"),
        List.of("Read less surely"),
        "https://wall.example/alert/a1",
        "Look at it",
        "https://ack.example/ack/x",
        "I am on it",
        Alerts.opened("a1", Severity.SEV2, Alerts.NOON),
        Alerts.NOON);
  }
}
