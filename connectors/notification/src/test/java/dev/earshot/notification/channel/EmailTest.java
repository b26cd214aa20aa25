package dev.earshot.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.earshot.config.ChannelSettings;
import dev.earshot.config.ChannelSettings.Kind;
import dev.earshot.config.ChannelSettings.Language;
import dev.earshot.config.ChannelSettings.Smtp;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailTest {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aMailHasTextAndHtmlAndNothingOfAStrangerIsMarkupOrAHeader() throws Exception {
    channel("", "").tell(Wires.message(Message.Act.TRIGGER));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("A title <!channel>").doesNotContain("\r", "\n");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    MimeMultipart both = (MimeMultipart) mail.getContent();
    assertThat((String) both.getBodyPart(0).getContent())
        .contains("What happened", "> <!channel>", "I am on it: https://ack.example/ack/x");
    assertThat((String) both.getBodyPart(1).getContent())
        .contains("&lt;script&gt;", "<a href=\"https://ack.example/ack/x\">")
        .doesNotContain("<script>", "<at>");
  }

  @Test
  void aRepetitionHasTheSameIdAndOneAlertIsOneThread() throws Exception {
    channel("", "").tell(Wires.message(Message.Act.TRIGGER));
    channel("", "").tell(Wires.message(Message.Act.TRIGGER));

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getMessageID()).isNotBlank().isEqualTo(mails[1].getMessageID());
    assertThat(mails[0].getHeader("References")).isEqualTo(mails[1].getHeader("References"));
  }

  @Test
  void whoIsNotLetInTriesAgainLater() throws Exception {
    server.setUser("earshot@acme.example", "earshot", "right");
    channel("earshot", "right").tell(Wires.message(Message.Act.TRIGGER));

    ChannelException away =
        catchThrowableOfType(
            ChannelException.class,
            () -> channel("earshot", "wrong").tell(Wires.message(Message.Act.TRIGGER)));

    assertThat(away.isLast()).isFalse();
    assertThat(away).hasMessage("the mail server does not let us in");
  }

  @Test
  void aServerThatIsAwayMayComeBack() {
    Channel channel = channel("", "");
    server.stop();

    ChannelException away =
        catchThrowableOfType(
            ChannelException.class, () -> channel.tell(Wires.message(Message.Act.TRIGGER)));

    assertThat(away.isLast()).isFalse();
    assertThat(away).hasMessageStartingWith("no answer of the mail server");
  }

  @Test
  void aServerWithoutTlsIsNotTrustedWithIt() {
    Channel strict = Channels.open(settings(Smtp.Security.STARTTLS, "", "", true));

    ChannelException away =
        catchThrowableOfType(
            ChannelException.class, () -> strict.tell(Wires.message(Message.Act.TRIGGER)));

    assertThat(away).isNotNull();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerOfOurOwnNetworkIsRefusedUnlessItIsMeant() {
    Channel outside = Channels.open(settings(Smtp.Security.NONE, "", "", false));

    ChannelException refusal = catchThrowableOfType(ChannelException.class, outside::check);

    assertThat(refusal.isLast()).isTrue();
  }

  @Test
  void aCheckSendsNothing() throws Exception {
    assertThat(channel("", "").check()).isEqualTo("answers at 127.0.0.1");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private Channel channel(String user, String password) {
    return Channels.open(settings(Smtp.Security.NONE, user, password, true));
  }

  private ChannelSettings settings(
      Smtp.Security security, String user, String password, boolean inside) {
    return new ChannelSettings(
        Kind.EMAIL,
        "",
        "",
        List.of(),
        "",
        new Smtp(
            "127.0.0.1",
            server.getSmtp().getPort(),
            user,
            password,
            security,
            "earshot@acme.example",
            List.of("care@acme.example")),
        Duration.ofSeconds(5),
        Language.EN,
        true,
        true,
        inside);
  }
}
