package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import java.util.Locale;

/** A service of PagerDuty, by its Events API v2. An alert is one incident there. */
final class PagerDuty extends HttpChannel {
  /** PagerDuty's own limits, in characters. */
  private static final int LONGEST_SUMMARY = 1024;

  private static final int LONGEST_KEY = 255;

  private final String routingKey;

  PagerDuty(ChannelSettings settings) {
    super(settings);
    this.routingKey = settings.routingKey();
  }

  @Override
  public boolean follows() {
    return true;
  }

  @Override
  JsonNode body(Message message) {
    ObjectNode body = Json.mapper().createObjectNode().put("routing_key", routingKey);
    body.put("event_action", message.act().name().toLowerCase(Locale.ROOT));
    body.put("dedup_key", cut(message.subject(), LONGEST_KEY));
    if (message.act() != Message.Act.TRIGGER) {
      return body;
    }
    ObjectNode payload = body.put("client", "Earshot").putObject("payload");
    payload.put(
        "summary", cut(Plain.line(message.title() + ": " + message.text()), LONGEST_SUMMARY));
    payload.put("source", "earshot").put("timestamp", message.at().toString());
    payload.put("severity", severity(message));
    if (message.alert() != null) {
      payload.put("component", message.alert().brand()).put("class", message.alert().rule());
    }
    ObjectNode details = payload.putObject("custom_details").put("id", message.id());
    message.facts().forEach(fact -> details.put(fact.name(), fact.value()));
    message.notes().forEach(details.withArray("/notes")::add);
    if (message.quote() != null) {
      details.put(message.quote().by(), Plain.text(message.quote().text()));
    }
    if (!message.link().isEmpty()) {
      body.put("client_url", message.link());
      body.putArray("links")
          .addObject()
          .put("href", message.link())
          .put("text", message.linkName());
    }
    return body;
  }

  private static String severity(Message message) {
    return switch (message.severity()) {
      case SEV1 -> "critical";
      case SEV2 -> "error";
      case SEV3 -> "warning";
      case SEV4 -> "info";
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
