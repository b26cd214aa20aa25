package dev.earshot.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.earshot.config.ChannelSettings;
import dev.earshot.config.NotificationSettings;
import dev.earshot.http.Hmac;
import dev.earshot.http.Plain;
import dev.earshot.http.Refusal;
import dev.earshot.http.SmallServer;
import dev.earshot.model.Control;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Where somebody who was woken says that they are on it: {@code GET /ack/<token>} asks, for mail
 * scanners follow links, {@code POST} does it; {@code POST /pagerduty} hears what was done there.
 */
final class AckDoor implements AutoCloseable {
  /** Largest body, in bytes. */
  static final int MAX_BODY = 256 * 1024;

  private static final String ACK = "/ack/";
  private static final int GONE = 410;

  /** Ahead of the job's clock, so that it is heard before it counts. */
  private static final Duration LEAD = Duration.ofSeconds(3);

  private static final Set<String> DONE = Set.of("incident.acknowledged", "incident.resolved");

  private final NotificationSettings settings;
  private final AckLinks links;
  private final UsedLinks used;
  private final Outbox outbox;
  private final Deliveries deliveries;
  private final BooleanSupplier leading;
  private final Clock clock;
  private final SmallServer server;

  /**
   * Opens it.
   *
   * @param leading whether we know which links were used
   * @throws IOException if the address or port cannot be had
   */
  AckDoor(
      NotificationSettings settings,
      AckLinks links,
      UsedLinks used,
      Outbox outbox,
      Deliveries deliveries,
      BooleanSupplier leading,
      Clock clock)
      throws IOException {
    this.settings = settings;
    this.links = links;
    this.used = used;
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.leading = leading;
    this.clock = clock;
    this.server = SmallServer.open(settings.door().bind(), settings.door().port(), this::answer);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException, Refusal {
    protect(exchange.getResponseHeaders());
    String path = exchange.getRequestURI().getRawPath();
    if (path == null || !(path.startsWith(ACK) || path.equals("/pagerduty"))) {
      throw new Refusal(404, "nothing here");
    }
    if (!leading.getAsBoolean()) {
      exchange.getResponseHeaders().set("Retry-After", "10");
      throw new Refusal(503, "not now, try again");
    }
    String method = exchange.getRequestMethod();
    if (path.startsWith(ACK)) {
      ack(exchange, method, path.substring(ACK.length()));
    } else if (method.equals("POST")) {
      pagerDuty(exchange);
    } else {
      exchange.getResponseHeaders().set("Allow", "POST");
      throw new Refusal(405, "only POST is understood");
    }
  }

  private void ack(HttpExchange exchange, String method, String token) throws IOException, Refusal {
    AckLinks.Link link = links.read(token);
    if (!method.equals("GET") && !method.equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "GET, POST");
      throw new Refusal(405, "only GET and POST are understood");
    }
    byte[] unusedBody = SmallServer.body(exchange, MAX_BODY);
    Phrases phrases = phrases(link.channel());
    if (used.isUsed(link.id())) {
      page(exchange, GONE, phrases.say("ack.gone"), "");
    } else if (method.equals("GET")) {
      page(exchange, 200, phrases.say("ack.ask"), phrases.say("ack"));
    } else {
      tell("ack:" + link.id(), link.alertId(), link.brand(), link.channel(), exchange);
      used.use(link.id(), link.expires());
      page(exchange, 200, phrases.say("ack.done"), "");
    }
  }

  private void pagerDuty(HttpExchange exchange) throws IOException, Refusal {
    byte[] body = SmallServer.body(exchange, MAX_BODY);
    String given = exchange.getRequestHeaders().getFirst("X-PagerDuty-Signature");
    if (given == null || !isSigned(given, body)) {
      throw new Refusal(401, "the signature is missing or wrong");
    }
    JsonNode event;
    try {
      event = Json.mapper().readTree(body).path("event");
    } catch (IOException e) {
      throw new Refusal(400, "the body is not JSON");
    }
    String alertId = event.at("/data/incident_key").asText("");
    String brand = deliveries.brand(alertId);
    String id = event.path("id").asText("");
    if (!DONE.contains(event.path("event_type").asText("")) || brand == null || id.isEmpty()) {
      SmallServer.send(exchange, 200, "nothing to tell");
      return;
    }
    tell("pagerduty:" + id, alertId, brand, "pagerduty", exchange);
    SmallServer.send(exchange, 202, "told");
  }

  private boolean isSigned(String given, byte[] body) {
    for (String secret : settings.door().pagerduty()) {
      byte[] key = secret.getBytes(StandardCharsets.UTF_8);
      String right = "v1=" + HexFormat.of().formatHex(Hmac.of(Hmac.SHA256, key, body));
      for (String one : given.split(",", -1)) {
        if (Hmac.same(right, one.strip())) {
          return true;
        }
      }
    }
    return false;
  }

  private void tell(String id, String alertId, String brand, String by, HttpExchange exchange)
      throws Refusal {
    Control control =
        new Control(
            id,
            Control.Type.ACKNOWLEDGE,
            alertId,
            brand,
            by,
            clock.instant().plus(LEAD),
            null,
            "",
            Control.SCHEMA);
    if (!outbox.tellTheJob(alertId, Json.bytes(control))) {
      exchange.getResponseHeaders().set("Retry-After", "10");
      throw new Refusal(503, "Kafka is away, try again");
    }
  }

  private Phrases phrases(String channel) {
    ChannelSettings own = settings.channels().get(channel);
    return Phrases.of(own == null ? ChannelSettings.Language.EN : own.language());
  }

  private static void protect(Headers headers) {
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Robots-Tag", "noindex");
  }

  /** A page with a sentence, and a button where there is something to do. */
  private static void page(HttpExchange exchange, int status, String says, String button)
      throws IOException {
    String form =
        button.isEmpty()
            ? ""
            : "<form method=\"post\"><button>" + Plain.html(button) + "</button></form>";
    SmallServer.send(
        exchange,
        status,
        "text/html; charset=utf-8",
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\""
            + " content=\"width=device-width\"><title>Earshot</title><h1>"
            + Plain.html(says)
            + "</h1>"
            + form
            + "\n");
  }
}
