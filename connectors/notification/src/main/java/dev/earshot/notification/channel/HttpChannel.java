package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.RetryAfter;
import dev.earshot.model.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all channels over HTTP share: one address, one JSON document, and what answers mean. */
abstract class HttpChannel implements Channel {
  private final URI url;
  private final String token;
  private final Line line;

  HttpChannel(ChannelSettings settings, URI url) {
    this.url = url;
    this.token = settings.token();
    this.line = new Line(new Guard(settings.inside()), settings.timeout());
  }

  HttpChannel(ChannelSettings settings) {
    this(settings, URI.create(settings.url()));
  }

  /** The document that tells it. */
  abstract JsonNode body(Message message);

  /** What else the other end wants to see. */
  Map<String, String> headers(Message message, byte[] body) {
    return Map.of();
  }

  @Override
  public void tell(Message message) throws ChannelException {
    byte[] body = Json.bytes(body(message));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    headers.putAll(headers(message, body));
    judge(line.ask("POST", url, headers, body));
  }

  @Override
  public String check() throws ChannelException {
    line.knock(url);
    return "answers at " + url.getHost();
  }

  private static void judge(Line.Answer answer) throws ChannelException {
    int status = answer.status();
    if (status / 100 == 2) {
      return;
    }
    if (status / 100 == 3) {
      throw ChannelException.refused("status " + status + ", a redirect" + where(answer));
    }
    String problem = "status " + status;
    switch (status) {
      // A wrong key may be put right, the rest may pass by itself.
      case 401, 403, 407, 408, 409, 421, 423, 425, 429 -> throw away(problem, answer);
      default -> throw status < 500 ? ChannelException.refused(problem) : away(problem, answer);
    }
  }

  private static ChannelException away(String problem, Line.Answer answer) {
    String header = answer.headers().get("retry-after");
    Duration wait = header == null ? null : RetryAfter.parse(header, Instant.now());
    return ChannelException.away(problem, wait);
  }

  /** To which host only: what follows it may be a secret. */
  private static String where(Line.Answer answer) {
    try {
      URI to = URI.create(answer.headers().getOrDefault("location", ""));
      return to.getHost() == null ? "" : " to " + to.getHost() + "; name that in the settings";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
