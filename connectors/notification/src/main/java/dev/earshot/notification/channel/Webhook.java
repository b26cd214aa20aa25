package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.Hmac;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Any program, by Standard Webhooks: signed, with an id that a repetition has again. */
final class Webhook extends HttpChannel {
  private static final String PREFIX = "whsec_";

  private final List<byte[]> secrets;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException if a secret is not written as it should be
   */
  Webhook(ChannelSettings settings, Clock clock) {
    super(settings);
    this.secrets = settings.secrets().stream().map(Webhook::key).toList();
    this.clock = clock;
  }

  private static byte[] key(String secret) {
    try {
      return Base64.getDecoder()
          .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    } catch (IllegalArgumentException e) {
      // Not as a cause: its message quotes the secret.
      throw new IllegalArgumentException(
          "a secret of a webhook is not base64; make one with: echo whsec_$(openssl rand -base64 32)");
    }
  }

  @Override
  JsonNode body(Message message) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("type", "alert." + message.kind()).put("timestamp", message.at().toString());
    ObjectNode data = body.putObject("data");
    data.put("id", message.id()).put("subject", message.subject());
    data.put("severity", Json.mapper().valueToTree(message.severity()).asText());
    data.put("title", message.title()).put("text", message.text());
    message.notes().forEach(data.withArray("/notes")::add);
    if (!message.link().isEmpty()) {
      data.put("link", message.link());
    }
    if (!message.ack().isEmpty()) {
      data.put("acknowledge", message.ack());
    }
    if (message.quote() != null) {
      data.put("excerpt", message.quote().text());
    }
    if (message.alert() != null) {
      data.set("alert", Json.mapper().valueToTree(message.alert()));
    }
    return body;
  }

  @Override
  Map<String, String> headers(Message message, byte[] body) {
    String seconds = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", seconds);
    if (!secrets.isEmpty()) {
      byte[] before = (message.id() + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
      headers.put(
          "webhook-signature",
          secrets.stream()
              .map(secret -> Hmac.of(Hmac.SHA256, secret, before, body))
              .map(proof -> "v1," + Base64.getEncoder().encodeToString(proof))
              .collect(Collectors.joining(" ")));
    }
    return headers;
  }
}
