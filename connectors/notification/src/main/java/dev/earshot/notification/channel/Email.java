package dev.earshot.notification.channel;

import dev.earshot.config.ChannelSettings;
import dev.earshot.config.ChannelSettings.Smtp;
import dev.earshot.config.ChannelSettings.Smtp.Security;
import dev.earshot.http.Plain;
import dev.earshot.model.Severity;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Mail, as text and as minimal HTML. */
final class Email implements Channel {
  private static final int LONGEST_SUBJECT = 200;

  private final ChannelSettings settings;
  private final Smtp smtp;
  private final Guard guard;

  Email(ChannelSettings settings) {
    this.settings = settings;
    this.smtp = settings.smtp();
    this.guard = new Guard(settings.inside());
  }

  @Override
  public void tell(Message message) throws ChannelException {
    Session session = session();
    try (Transport transport = connected(session)) {
      MimeMessage mail = mail(session, message);
      transport.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException e) {
      throw judged(e);
    }
  }

  @Override
  public String check() throws ChannelException {
    try (Transport unused = connected(session())) {
      return "answers at " + smtp.host();
    } catch (MessagingException e) {
      throw judged(e);
    }
  }

  private Transport connected(Session session) throws MessagingException {
    Transport transport = session.getTransport();
    if (smtp.user().isEmpty()) {
      transport.connect();
    } else {
      transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
    }
    return transport;
  }

  private Session session() throws ChannelException {
    String kind = smtp.security() == Security.TLS ? "smtps" : "smtp";
    String prefix = "mail." + kind + ".";
    String millis = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", kind);
    properties.put(prefix + "host", smtp.host());
    properties.put(prefix + "port", Integer.toString(smtp.port()));
    properties.put(prefix + "auth", Boolean.toString(!smtp.user().isEmpty()));
    properties.put(prefix + "connectiontimeout", millis);
    properties.put(prefix + "timeout", millis);
    properties.put(prefix + "writetimeout", millis);
    boolean starttls = smtp.security() == Security.STARTTLS;
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    // Two for the price of one would be an error half way.
    properties.put(prefix + "sendpartial", "false");
    // Under TLS the library wraps what comes of it, for the host's name.
    properties.put(prefix + "socketFactory", new PinnedSockets(guard.find(smtp.host())));
    properties.put(prefix + "socketFactory.fallback", "false");
    return Session.getInstance(properties);
  }

  private MimeMessage mail(Session session, Message message) throws MessagingException {
    MimeMessage mail = new Identified(session, "<" + hash(message.id()) + "@" + domain() + ">");
    mail.setFrom(new InternetAddress(smtp.from()));
    for (String to : smtp.to()) {
      mail.addRecipient(RecipientType.TO, new InternetAddress(to));
    }
    String subject = Plain.line(message.title());
    // Folded and encoded by the library; a line break cannot be left by then.
    mail.setSubject(
        subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
        StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.at()));
    // All of one alert in one thread.
    String thread = "<" + hash(message.subject()) + "@" + domain() + ">";
    mail.setHeader("References", thread);
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (message.severity().compareTo(Severity.SEV2) <= 0) {
      mail.setHeader("X-Priority", "1");
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(MailText.plain(message), StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setContent(MailText.html(message), "text/html; charset=utf-8");
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(text);
    both.addBodyPart(html);
    mail.setContent(both);
    mail.saveChanges();
    return mail;
  }

  private String domain() {
    return smtp.from().substring(smtp.from().indexOf('@') + 1);
  }

  private static ChannelException judged(MessagingException problem) {
    if (problem instanceof AuthenticationFailedException) {
      return ChannelException.away("the mail server does not let us in");
    }
    int code = 0;
    for (Exception e = problem; e != null; e = next(e)) {
      if (e instanceof SMTPSendFailedException sent) {
        code = sent.getReturnCode();
      } else if (e instanceof SMTPAddressFailedException address) {
        code = address.getReturnCode();
      }
    }
    if (code >= 500 || (problem instanceof SendFailedException && code == 0)) {
      return ChannelException.refused(
          "the mail server refused it" + (code == 0 ? "" : ", " + code));
    }
    return ChannelException.away(
        code == 0
            ? "no answer of the mail server: " + problem.getClass().getSimpleName()
            : "the mail server cannot take it now, " + code);
  }

  private static Exception next(Exception problem) {
    return problem instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Keeps its own id: the library would give it another with each sending. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
