package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.Plain;
import dev.earshot.model.Alert;
import dev.earshot.model.Json;
import dev.earshot.model.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Prometheus's Alertmanager, which routes by labels and keeps what is on. */
final class Alertmanager extends HttpChannel {
  /** We tell it once, not every minute as Prometheus does: so long it takes it to be on. */
  private static final Duration LASTS = Duration.ofDays(7);

  Alertmanager(ChannelSettings settings) {
    super(settings, URI.create(settings.url().replaceFirst("/+$", "") + "/api/v2/alerts"));
  }

  @Override
  public boolean follows() {
    return true;
  }

  @Override
  JsonNode body(Message message) {
    ArrayNode body = Json.mapper().createArrayNode();
    boolean over = message.act() == Message.Act.RESOLVE;
    for (Severity severity : Severity.values()) {
      if (severity.compareTo(message.severity()) >= 0) {
        // Labels are an alert's identity there: what was milder before is over.
        add(body, message, severity, over || severity != message.severity());
      }
    }
    return body;
  }

  private static void add(ArrayNode body, Message message, Severity severity, boolean over) {
    ObjectNode one = body.addObject();
    ObjectNode labels = one.putObject("labels").put("id", message.subject());
    labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
    Alert alert = message.alert();
    labels.put("alertname", alert == null ? "Earshot" : alert.rule());
    if (alert != null) {
      labels.put("brand", alert.brand()).put("tenant", alert.tenant());
    }
    one.put("startsAt", (alert == null ? message.at() : alert.firstAt()).toString());
    one.put("endsAt", (over ? message.at() : message.at().plus(LASTS)).toString());
    ObjectNode annotations = one.putObject("annotations");
    annotations.put("title", Plain.line(message.title()));
    annotations.put("summary", Plain.text(message.text()));
    message.facts().forEach(fact -> annotations.put(name(fact.name()), fact.value()));
    if (!message.link().isEmpty()) {
      one.put("generatorURL", message.link());
    }
  }

  /** Alertmanager takes names of letters, digits and underscores. */
  private static String name(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    return name.matches("[a-z_].*") ? name : "_" + name;
  }
}
