package dev.earshot.notification;

import dev.earshot.config.ChannelSettings;
import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import dev.earshot.model.Measure;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Message;
import dev.earshot.notification.channel.Message.Act;
import dev.earshot.notification.channel.Message.Fact;
import dev.earshot.notification.channel.Message.Quote;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a channel's messages, in its language. */
final class Compose {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT);

  /** Of a post; who wants all of it follows the link. */
  private static final int LONGEST_QUOTE = 400;

  private static final int NAMED = 5;

  private final String channel;
  private final boolean excerpts;
  private final Phrases phrases;
  private final ZoneId zone;
  private final String link;
  private final Routes routes;
  private final AckLinks acks;

  /**
   * @param zone in which times are told
   * @param link where an alert may be looked at, its id put at the end; empty for no links
   * @param acks makes links by which somebody says that they are on it
   */
  Compose(
      String channel,
      ChannelSettings settings,
      ZoneId zone,
      String link,
      Routes routes,
      AckLinks acks) {
    this.channel = channel;
    this.excerpts = settings.excerpts();
    this.phrases = Phrases.of(settings.language());
    this.zone = zone;
    this.link = link;
    this.routes = routes;
    this.acks = acks;
  }

  /** Where somebody says that they are on it; empty where that is not possible. */
  @FunctionalInterface
  interface AckLinks {
    String of(String alertId, String brand, String channel);
  }

  /**
   * What is told of one alert.
   *
   * @param evidence as much of it as is known
   */
  Message one(Delivery delivery, List<Evidence> evidence) {
    Alert alert = delivery.alert();
    String kind = kind(delivery);
    Act act =
        switch (delivery.kind()) {
          case RESOLVED -> Act.RESOLVE;
          case ACKNOWLEDGED -> Act.ACKNOWLEDGE;
          default -> Act.TRIGGER;
        };
    boolean open = act == Act.TRIGGER && alert.open();
    return new Message(
        delivery.id(),
        alert.id(),
        act,
        kind,
        alert.severity(),
        title(alert, kind),
        alert.summary(),
        facts(alert),
        excerpts ? quote(evidence) : null,
        notes(evidence),
        link.isEmpty() ? "" : link + alert.id(),
        phrases.say("link"),
        open ? acks.of(alert.id(), alert.brand(), channel) : "",
        phrases.say("ack"),
        alert,
        When.moment(alert));
  }

  /** What is told of many at once: how many, and the worst of them. */
  Message many(Collection<Delivery> deliveries, Instant now) {
    List<Delivery> worst = deliveries.stream().limit(NAMED).toList();
    Map<String, String> count = Map.of("count", Integer.toString(deliveries.size()));
    List<Fact> facts = new ArrayList<>();
    for (Delivery each : worst) {
      String place = (facts.size() + 1) + ". " + severity(each.alert());
      facts.add(new Fact(place, title(each.alert(), kind(each))));
    }
    // Of the same alerts the same id, so that a repetition is one.
    String id = "many:" + channel + ":" + worst.get(0).id() + ":" + deliveries.size();
    return plain(id, Act.TRIGGER, Kind.MANY, worst.get(0).severity(), "many", count, facts, now);
  }

  /**
   * That something we depend on is away, or back.
   *
   * @param what {@code job}, {@code kafka} or {@code redis}
   * @param since when it began
   */
  Message trouble(String what, boolean over, Instant since, Instant now) {
    Map<String, String> values = Map.of("what", phrases.say("lost." + what), "time", time(since));
    String subject = "watch:" + what + ":" + since.toEpochMilli();
    Kind kind = over ? Kind.FOUND : Kind.LOST;
    return new Message(
        subject + ":" + kind.name().toLowerCase(Locale.ROOT) + ":" + channel,
        subject,
        over ? Act.RESOLVE : Act.TRIGGER,
        kind.name().toLowerCase(Locale.ROOT),
        Severity.SEV1,
        phrases.say(over ? "found" : "lost", values),
        phrases.say("since", values),
        List.of(),
        null,
        List.of(),
        "",
        "",
        "",
        "",
        null,
        now);
  }

  /** That messages arrive. */
  Message test(Instant now) {
    String id = "test:" + channel + ":" + now.toEpochMilli();
    return plain(id, Act.TRIGGER, Kind.TEST, Severity.SEV4, "test", Map.of(), List.of(), now);
  }

  private Message plain(
      String id,
      Act act,
      Kind kind,
      Severity severity,
      String phrase,
      Map<String, String> values,
      List<Fact> facts,
      Instant now) {
    return new Message(
        id,
        id,
        act,
        kind.name().toLowerCase(Locale.ROOT),
        severity,
        phrases.say(phrase, values),
        phrases.say(phrase + ".text", values),
        facts,
        null,
        List.of(),
        "",
        "",
        "",
        "",
        null,
        now);
  }

  private static String kind(Delivery delivery) {
    return delivery.kind().name().toLowerCase(Locale.ROOT);
  }

  private String title(Alert alert, String kind) {
    String rule = phrases.say("rule." + alert.rule());
    return phrases.say(kind, Map.of("rule", rule, "brand", alert.brand()));
  }

  private List<Fact> facts(Alert alert) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "severity", severity(alert));
    Measure measure = alert.measure();
    if (measure != null) {
      Map<String, String> numbers =
          Map.of(
              "observed", number(measure.observed()),
              "expected", number(measure.expected()),
              "days", String.format(Locale.ROOT, "%.0f", measure.returnDays()));
      add(facts, "observed", phrases.say("observed.value", numbers));
    }
    if (alert.authors() > 1) {
      add(facts, "authors", Integer.toString(alert.authors()));
    }
    if (alert.reach() > 0) {
      add(facts, "reach", Long.toString(alert.reach()));
    }
    add(facts, "networks", String.join(", ", alert.networks()));
    add(facts, "topics", String.join(", ", alert.topics()));
    add(facts, "first", time(alert.firstAt()));
    if (alert.resolution() != null) {
      add(facts, "why", phrases.say("why." + alert.resolution().name().toLowerCase(Locale.ROOT)));
    } else {
      add(facts, "action", alert.action());
    }
    return facts;
  }

  private void add(List<Fact> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(phrases.say(name), value));
    }
  }

  /** The first post that may be shown: none that was taken back or may reveal what is private. */
  private Quote quote(List<Evidence> evidence) {
    for (Evidence each : evidence) {
      if (!each.special() && !each.text().isBlank()) {
        String text = each.text();
        String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return new Quote(
            cut,
            phrases.say("quote", Map.of("network", each.network(), "language", language(each))));
      }
    }
    return null;
  }

  private List<String> notes(List<Evidence> evidence) {
    Set<String> unsure = routes.unsure(Cases.languages(evidence));
    return unsure.isEmpty()
        ? List.of()
        : List.of(phrases.say("unsure", Map.of("languages", String.join(", ", unsure))));
  }

  private static String language(Evidence evidence) {
    return evidence.language() == null ? "?" : evidence.language();
  }

  private static String severity(Alert alert) {
    return alert.severity().name();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  private String time(Instant at) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }
}
