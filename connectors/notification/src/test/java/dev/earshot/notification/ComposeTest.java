package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ChannelSettings;
import dev.earshot.config.NotificationSettings.Languages;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Evidence;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import dev.earshot.notification.channel.Message;
import dev.earshot.notification.channel.Message.Act;
import dev.earshot.notification.channel.Message.Fact;
import dev.earshot.notification.channel.Wires;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private final Compose compose =
      new Compose(
          "team",
          Wires.to(ChannelSettings.Kind.SLACK, "http://hooks.example"),
          ZoneOffset.UTC,
          "https://wall.example/alert/",
          new Routes(List.of(), new Languages(0.7, Map.of("ru", 0.55))),
          (alert, brand, channel) -> "https://ack.example/" + alert + brand + channel);

  @Test
  void aMessageSaysWhatHowMuchSinceWhenAndWhatToDo() {
    Message message = compose.one(opened(), List.of(said("Never again", false, "en")));

    assertThat(message.title()).isEqualTo("Many complaints at once: skyhop");
    assertThat(message.text()).isEqualTo("negatives at a level seen about once in 120 days");
    assertThat(message.facts())
        .contains(
            new Fact("Severity", "SEV2"),
            new Fact("Observed", "40 where 4.2 are usual; seen about once in 120 days"),
            new Fact("Networks", "bluesky, mastodon"),
            new Fact("Since", "2026-03-02 11:50 Z"),
            new Fact("Next", "Open one incident."));
    assertThat(message.quote().text()).isEqualTo("Never again");
    assertThat(message.link()).isEqualTo("https://wall.example/alert/a1");
    assertThat(message.ack()).isEqualTo("https://ack.example/a1skyhopteam");
    assertThat(message.act()).isEqualTo(Act.TRIGGER);
  }

  @Test
  void whatIsOverSaysWhyAndAsksNobody() {
    Delivery over =
        new Delivery(
            "team",
            "a1",
            "skyhop",
            Kind.RESOLVED,
            Alerts.resolved(2, Resolution.ANSWERED),
            false,
            0,
            NOON,
            null);

    Message message = compose.one(over, List.of());

    assertThat(message.title()).isEqualTo("Over, Many complaints at once: skyhop");
    assertThat(message.facts()).contains(new Fact("Why it is over", "Answered"));
    assertThat(message.ack()).isEmpty();
    assertThat(message.act()).isEqualTo(Act.RESOLVE);
  }

  @Test
  void whatMayRevealFaithOrHealthOrWasTakenBackIsNotShown() {
    assertThat(compose.one(opened(), List.of(said("private", true, "en"))).quote()).isNull();
    assertThat(compose.one(opened(), List.of(said("", false, "en"))).quote()).isNull();
    assertThat(compose.one(opened(), List.of()).quote()).isNull();
  }

  @Test
  void aLanguageThatIsReadLessSurelyIsNamed() {
    assertThat(
            compose
                .one(opened(), List.of(said("да", false, "ru"), said("yes", false, "en")))
                .notes())
        .containsExactly("Read less surely than wanted: ru");
    assertThat(compose.one(opened(), List.of(said("yes", false, "en"))).notes()).isEmpty();
  }

  @Test
  void ofManyTheWorstAreNamed() {
    Message message = compose.many(List.of(opened(), opened()), NOON);

    assertThat(message.title()).isEqualTo("2 alerts");
    assertThat(message.facts()).contains(new Fact("1. SEV2", "Many complaints at once: skyhop"));
    assertThat(message.id()).isEqualTo(compose.many(List.of(opened(), opened()), NOON).id());
  }

  @Test
  void troubleAndItsEndAreOneThing() {
    Message lost = compose.trouble("kafka", false, NOON, NOON.plusSeconds(60));
    Message found = compose.trouble("kafka", true, NOON, NOON.plusSeconds(90));

    assertThat(lost.subject()).isEqualTo(found.subject());
    assertThat(lost.title()).isEqualTo("Earshot: Kafka does not answer, no alert will come");
    assertThat(found.act()).isEqualTo(Act.RESOLVE);
  }

  private static Delivery opened() {
    return new Delivery(
        "team", "a1", "skyhop", Kind.OPENED, Alerts.opened(Severity.SEV2), false, 0, NOON, null);
  }

  private static Evidence said(String text, boolean special, String language) {
    return new Evidence(
        "p1",
        new Version(1, 1),
        "acme",
        "s1",
        "cust:1",
        List.of(),
        "at://1",
        "bluesky",
        "eva",
        "Eva",
        12L,
        text,
        language,
        -0.9,
        null,
        List.of(),
        special,
        List.of(),
        null,
        NOON,
        NOON);
  }
}
