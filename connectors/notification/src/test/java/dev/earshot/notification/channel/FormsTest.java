package dev.earshot.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.ChannelSettings.Kind;
import dev.earshot.model.Json;
import dev.earshot.notification.Alerts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each kind of channel is sent, and that a stranger's words are nothing but words there. */
class FormsTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String NEXT = "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private final Other other = new Other();

  @AfterEach
  void close() {
    other.close();
  }

  @Test
  void aWebhookIsSignedWithEachSecretOverIdTimeAndBody() throws Exception {
    Clock noon = Clock.fixed(Alerts.NOON, ZoneOffset.UTC);
    new Webhook(Wires.settings(Kind.WEBHOOK, other.url(), "", List.of(SECRET, NEXT), true), noon)
        .tell(Wires.message(Message.Act.TRIGGER));

    Other.Told told = other.told().get(0);
    String seconds = Long.toString(Alerts.NOON.getEpochSecond());
    String signed = "a1:1-1:team." + seconds + "." + told.body();
    assertThat(told.headers())
        .containsEntry("webhook-id", "a1:1-1:team")
        .containsEntry("webhook-timestamp", seconds)
        .containsEntry("webhook-signature", proof(SECRET, signed) + " " + proof(NEXT, signed));
    JsonNode body = Json.mapper().readTree(told.body());
    assertThat(body.path("type").asText()).isEqualTo("alert.opened");
    assertThat(body.at("/data/severity").asText()).isEqualTo("sev2");
    assertThat(body.at("/data/alert/id").asText()).isEqualTo("a1");
  }

  @Test
  void aSecretThatIsNoneIsNotRepeated() {
    assertThatThrownBy(
            () ->
                Channels.open(
                    Wires.settings(Kind.WEBHOOK, other.url(), "", List.of("hunter2!"), true)))
        .hasMessageContaining("not base64")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void slackIsToldInBlocksWithoutMarksMentionsOrLinksOfAStranger() throws Exception {
    JsonNode body = sent(Kind.SLACK, Message.Act.TRIGGER);

    assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    for (JsonNode text : body.findParents("text")) {
      if (text.path("type").asText().equals("mrkdwn")) {
        assertThat(text.path("text").asText())
            .doesNotContain("<!channel>", "<@U123>", "<https://", "*bold*");
        assertThat(text.path("verbatim").asBoolean()).isTrue();
      }
    }
    assertThat(body.path("text").asText()).contains("&lt;!channel&gt;").doesNotContain("<");
    assertThat(body.toString()).contains("https://ack.example/ack/x", "I am on it");
    assertThat(body.toString()).as("words of strangers are plain text").contains("<!channel>");
  }

  @Test
  void teamsGetsACardWithoutMarkdownOrMentionsOfAStranger() throws Exception {
    JsonNode body = sent(Kind.TEAMS, Message.Act.TRIGGER);

    JsonNode card = body.at("/attachments/0/content");
    assertThat(card.path("version").asText()).isEqualTo("1.5");
    assertThat(card.has("msteams")).as("entities for mentions").isFalse();
    for (JsonNode part : card.path("body")) {
      if (part.path("type").asText().equals("TextBlock")) {
        assertThat(part.path("text").asText())
            .doesNotContain("[a](", "*bold*", "<at>", "<script>")
            .doesNotContain("](https");
      }
    }
    assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://ack.example/ack/x");
  }

  @Test
  void pagerDutyKeepsOneIncidentForAnAlert() throws Exception {
    JsonNode trigger = sent(Kind.PAGERDUTY, Message.Act.TRIGGER);
    JsonNode resolve = sent(Kind.PAGERDUTY, Message.Act.RESOLVE);

    assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
    assertThat(trigger.path("dedup_key").asText()).isEqualTo("a1");
    assertThat(trigger.path("routing_key").asText()).isEqualTo("R0");
    assertThat(trigger.at("/payload/severity").asText()).isEqualTo("error");
    assertThat(trigger.at("/payload/summary").asText()).doesNotContain("\n").hasSizeLessThan(1025);
    assertThat(resolve.path("event_action").asText()).isEqualTo("resolve");
    assertThat(resolve.path("dedup_key").asText()).isEqualTo("a1");
    assertThat(resolve.has("payload")).isFalse();
  }

  @Test
  void alertmanagerHearsWhenItIsOverAndThatMilderOnesAre() throws Exception {
    JsonNode on = sent(Kind.ALERTMANAGER, Message.Act.TRIGGER);
    JsonNode over = sent(Kind.ALERTMANAGER, Message.Act.RESOLVE);

    assertThat(other.told().get(0).line()).startsWith("POST /hook/api/v2/alerts ");
    assertThat(on).hasSize(3);
    assertThat(on.at("/0/labels/severity").asText()).isEqualTo("sev2");
    assertThat(on.at("/0/labels/alertname").asText()).isEqualTo("BrandSpike");
    assertThat(on.at("/0/endsAt").asText()).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(on.at("/1/labels/severity").asText()).isEqualTo("sev3");
    assertThat(on.at("/1/endsAt").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(over.at("/0/endsAt").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(over.at("/0/labels")).isEqualTo(on.at("/0/labels"));
  }

  private JsonNode sent(Kind kind, Message.Act act) throws Exception {
    Channels.open(Wires.to(kind, other.url())).tell(Wires.message(act));
    return Json.mapper().readTree(other.told().get(other.told().size() - 1).body());
  }

  /** By hand, as the receiver does it. */
  private static String proof(String secret, String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] proof = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(proof);
  }
}
