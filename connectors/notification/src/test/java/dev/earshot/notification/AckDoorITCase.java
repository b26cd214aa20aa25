package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.http.Hmac;
import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.RecordReader;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Other;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who was woken says that they are on it. */
class AckDoorITCase extends Station {
  private static final String SECRET = "a-secret-of-32-characters-length";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Other other = new Other();
  private int port;
  private String link;

  @BeforeEach
  void wakeSomebody() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    notifier(
        config(
            team(
                other.url(),
                "door: {port: %1$d, url: 'http://127.0.0.1:%1$d', secret: %2$s, pagerduty: [%2$s]}"
                    .formatted(port, SECRET))));
    says(Alerts.opened("a1", Severity.SEV1, Instant.now()));
    soon().until(() -> other.told().size() == 1);
    link = Json.mapper().readTree(other.told().get(0).body()).at("/data/acknowledge").asText();
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  @Test
  void aScannerThatFollowsTheLinkChangesNothing() throws Exception {
    HttpResponse<String> page = send("GET", link, "", "");
    send("GET", link, "", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">", "I am on it");
    assertThat(page.headers().firstValue("Content-Security-Policy").get())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(controls()).isEmpty();
  }

  @Test
  void whoPressesTheButtonIsOnItAndTheLinkIsSpent() throws Exception {
    HttpResponse<String> done = send("POST", link, "", "");
    HttpResponse<String> again = send("POST", link, "", "");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("You are on it").doesNotContain("<form");
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(send("GET", link, "", "").statusCode()).isEqualTo(410);
    assertThat(controls())
        .singleElement()
        .satisfies(
            control -> {
              assertThat(control.type()).isEqualTo(Control.Type.ACKNOWLEDGE);
              assertThat(control.subject()).isEqualTo("a1");
              assertThat(control.brand()).isEqualTo("skyhop");
              assertThat(control.by()).isEqualTo("team");
              assertThat(control.effectiveAt()).isAfter(Instant.now());
            });
  }

  @Test
  void aLinkThatWasTamperedWithIsNone() throws Exception {
    String forged = link.substring(0, link.length() - 3) + "AAA";

    assertThat(send("POST", forged, "", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", link + ".x", "", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "http://127.0.0.1:" + port + "/ack/", "", "").statusCode())
        .isEqualTo(404);
    assertThat(send("GET", "http://127.0.0.1:" + port + "/", "", "").statusCode()).isEqualTo(404);
    assertThat(send("PUT", link, "", "").statusCode()).isEqualTo(405);
    assertThat(controls()).isEmpty();
  }

  @Test
  void whatWasDoneAtPagerDutyIsHeardIfItIsSigned() throws Exception {
    String body =
        """
        {"event": {"id": "E1", "event_type": "incident.acknowledged",
                   "data": {"id": "P1", "incident_key": "a1"}}}
        """;

    assertThat(pagerDuty(body, "v1=00").statusCode()).isEqualTo(401);
    assertThat(pagerDuty(body, "").statusCode()).isEqualTo(401);
    assertThat(controls()).isEmpty();
    assertThat(pagerDuty(body, "v1=00," + signed(body)).statusCode()).isEqualTo(202);
    String strange = body.replace("\"a1\"", "\"a9\"");
    assertThat(pagerDuty(strange, signed(strange)).statusCode()).isEqualTo(200);
    assertThat(pagerDuty("no json", signed("no json")).statusCode()).isEqualTo(400);

    assertThat(controls())
        .singleElement()
        .satisfies(
            control -> {
              assertThat(control.id()).isEqualTo("pagerduty:E1");
              assertThat(control.by()).isEqualTo("pagerduty");
              assertThat(control.subject()).isEqualTo("a1");
            });
  }

  private HttpResponse<String> pagerDuty(String body, String signature) throws Exception {
    return send("POST", "http://127.0.0.1:" + port + "/pagerduty", body, signature);
  }

  private static String signed(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    return "v1=" + HexFormat.of().formatHex(Hmac.of(Hmac.SHA256, secret, bytes));
  }

  private HttpResponse<String> send(String method, String url, String body, String signature)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-PagerDuty-Signature", signature);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private List<Control> controls() throws Exception {
    List<Control> controls = new ArrayList<>();
    for (Envelope record : TopicReader.all(client(), name + "-control")) {
      controls.add(RecordReader.of(Control.class).read(record.value()));
    }
    return controls;
  }
}
