package dev.earshot.config;

import dev.earshot.model.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Who is told of alerts, where, and when not.
 *
 * @param channels by the name that routes call them by; none as shipped, so nothing is sent
 * @param routes which alerts go where: the first that fits
 * @param quietHours when messages wait
 * @param storm how many messages are too many
 * @param languages how surely each language is read
 * @param door where somebody who was woken says that they are on it
 * @param watchdog who is told that nothing is heard any more
 * @param link where a person may look at an alert, its id put at the end; empty for no links
 */
public record NotificationSettings(
    Map<String, ChannelSettings> channels,
    List<RouteSettings> routes,
    QuietHours quietHours,
    Storm storm,
    Languages languages,
    Door door,
    WatchdogSettings watchdog,
    @Default("") String link) {

  /**
   * When messages wait for the morning.
   *
   * @param zone whose clock, such as Europe/Ljubljana; the weekly test goes by it, too
   * @param from when they begin, such as 22:00; empty: there are none
   * @param to when they end; earlier than {@code from}: the next day
   * @param days on which days they begin; empty: every day
   * @param breaks the mildest severity that does not wait
   */
  public record QuietHours(
      @Default("UTC") String zone,
      @Default("") String from,
      @Default("") String to,
      List<DayOfWeek> days,
      @Default("sev1") Severity breaks) {

    public QuietHours {
      zone = Clocks.zone("zone", zone);
      from = from.isEmpty() ? "" : Clocks.time("from", from);
      to = to.isEmpty() ? "" : Clocks.time("to", to);
      if (from.isEmpty() != to.isEmpty()) {
        throw new InvalidSettingException(
            from.isEmpty() ? "from" : "to", "is missing; quiet hours need both ends");
      }
      if (!from.isEmpty() && from.equals(to)) {
        throw new InvalidSettingException("to", "is the same as from");
      }
      days = days == null ? List.of() : List.copyOf(days);
      breaks = Require.present("breaks", breaks);
    }

    /** Whose clock it goes by. */
    public ZoneId zoneId() {
      return ZoneId.of(zone);
    }
  }

  /**
   * How many messages are too many.
   *
   * @param most messages a channel in ten minutes; of all beyond them one tells, with a count
   */
  public record Storm(@Default("8") int most) {
    public Storm {
      Require.within("most", most, 1, 1000);
    }
  }

  /**
   * How surely each language is read.
   *
   * @param floor an alert whose posts are all in languages below it is for the wall only; 0 lets
   *     everything pass
   * @param precision of the alerts raised by posts in a language, how many were right, by its code:
   *     {@code earshot evaluate sentiment} tells yours. A language that is not named passes
   */
  public record Languages(@Default("0") double floor, Map<String, Double> precision) {
    public Languages {
      Require.within("floor", floor, 0, 1);
      precision = precision == null ? Map.of() : Map.copyOf(precision);
      precision.forEach((language, share) -> Require.within("precision." + language, share, 0, 1));
    }
  }

  /**
   * Where somebody who was woken says that they are on it.
   *
   * @param port 0 keeps it shut
   * @param bind the address it listens at: this machine only, unless a proxy is elsewhere
   * @param url how people reach it from where they are; messages link to it
   * @param secret what the links are signed with, at least 16 characters
   * @param pagerduty the secrets of PagerDuty's webhooks (v3); empty: it may not knock
   */
  public record Door(
      @Default("0") int port,
      @Default("127.0.0.1") String bind,
      @Default("") String url,
      @Default("") String secret,
      List<String> pagerduty) {
    private static final int SHORTEST = 16;

    public Door {
      Require.within("port", port, 0, 65_535);
      bind = Require.text("bind", bind);
      url = url.isEmpty() ? "" : Require.link("url", url);
      pagerduty = pagerduty == null ? List.of() : Require.texts("pagerduty", pagerduty);
      if (port > 0 && url.isEmpty()) {
        throw new InvalidSettingException("url", "is missing; messages link to it");
      }
      if (port > 0 && Require.present("secret", secret).length() < SHORTEST) {
        throw new InvalidSettingException(
            "secret",
            "is shorter than %d characters and can be guessed; make one with: openssl rand -hex 32"
                .formatted(SHORTEST));
      }
    }

    /** Whether it is open. */
    public boolean open() {
      return port > 0;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Door[%s:%d, url=%s]".formatted(bind, port, url);
    }
  }

  /**
   * Who is told that nothing is heard any more.
   *
   * @param channels who; empty: nobody watches
   * @param silence so long without the job's heartbeat is too long
   * @param pingUrl asked every minute while all is well, so that somebody outside notices when we
   *     are gone ourselves; empty: nobody is asked
   * @param test when a message proves each week that messages arrive, such as MON 10:00; empty:
   *     never
   */
  public record WatchdogSettings(
      List<String> channels,
      @Default("60s") Duration silence,
      @Default("") String pingUrl,
      @Default("") String test) {

    public WatchdogSettings {
      channels = channels == null ? List.of() : Require.texts("channels", channels);
      Require.within("silence", silence, Duration.ofSeconds(20), Duration.ofHours(1));
      pingUrl = pingUrl.isEmpty() ? "" : Require.link("ping_url", pingUrl);
      test = test.isEmpty() ? "" : Clocks.weekly("test", test);
    }

    /** Without the address that is asked, which is as good as a secret. */
    @Override
    public String toString() {
      return "WatchdogSettings[channels=%s, silence=%s, test=%s]"
          .formatted(channels, silence, test);
    }
  }

  public NotificationSettings {
    channels = channels == null ? Map.of() : Map.copyOf(channels);
    channels.keySet().forEach(channel -> Require.name("channels." + channel, channel));
    routes = routes == null ? List.of() : List.copyOf(routes);
    quietHours = Require.present("quiet_hours", quietHours);
    storm = Require.present("storm", storm);
    languages = Require.present("languages", languages);
    door = Require.present("door", door);
    watchdog = Require.present("watchdog", watchdog);
    link = link.isEmpty() ? "" : Require.link("link", link);
    for (int i = 0; i < routes.size(); i++) {
      known("routes[" + i + "].channels", routes.get(i).channels(), channels);
    }
    known("watchdog.channels", watchdog.channels(), channels);
  }

  private static void known(String key, List<String> names, Map<String, ChannelSettings> channels) {
    for (String name : names) {
      if (!channels.containsKey(name)) {
        throw new InvalidSettingException(
            key, "names no channel" + Names.hint(name, channels.keySet()));
      }
    }
  }
}
