package dev.earshot.config;

import java.time.Duration;
import java.util.List;

/**
 * A way to tell somebody of an alert.
 *
 * @param kind what is at its end
 * @param url where that is, the whole address: for Slack, Teams and PagerDuty as they tell it, for
 *     Alertmanager without a path. It is as good as a secret. Empty for e-mail, and for PagerDuty's
 *     usual place
 * @param token sent as a bearer's token, where a webhook or Alertmanager wants one; else empty
 * @param secrets what a webhook's signature is made with, as Standard Webhooks write them
 *     (whsec_…); two while one follows the other
 * @param routingKey of PagerDuty's integration
 * @param smtp of e-mail
 * @param timeout for each message
 * @param language of the words around an alert
 * @param excerpts whether a stranger's words are shown
 * @param insecure whether http:// will do
 * @param inside whether the address may be one of our own network
 */
public record ChannelSettings(
    Kind kind,
    @Default("") String url,
    @Default("") String token,
    List<String> secrets,
    @Default("") String routingKey,
    Smtp smtp,
    @Default("10s") Duration timeout,
    @Default("en") Language language,
    @Default("true") boolean excerpts,
    @Default("false") boolean insecure,
    @Key("private") @Default("false") boolean inside) {

  private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

  /** What may be at the end of a channel. */
  public enum Kind {
    WEBHOOK,
    SLACK,
    TEAMS,
    EMAIL,
    PAGERDUTY,
    ALERTMANAGER
  }

  /** The languages we have words in. */
  public enum Language {
    EN,
    SL,
    RO,
    SR,
    RU
  }

  /**
   * Where mail is handed in.
   *
   * @param host of the server; empty for other kinds of channels
   * @param port of it
   * @param user empty where none is wanted
   * @param password goes with the user
   * @param security how the line is protected
   * @param from whom the mail is from
   * @param to whom it goes to
   */
  public record Smtp(
      @Default("") String host,
      @Default("587") int port,
      @Default("") String user,
      @Default("") String password,
      @Default("starttls") Security security,
      @Default("") String from,
      List<String> to) {

    /** How the line is protected. */
    public enum Security {
      /** After a greeting in the open; a server that cannot is refused. */
      STARTTLS,
      /** From the first byte. */
      TLS,
      /** Not at all; goes only with {@code insecure: true}. */
      NONE
    }

    public Smtp {
      Require.within("port", port, 1, 65_535);
      security = Require.present("security", security);
      to = to == null ? List.of() : Require.texts("to", to);
      if (!host.isEmpty()) {
        address("from", from);
        if (to.isEmpty()) {
          throw new InvalidSettingException("to", "is empty; whom does it go to?");
        }
        to.forEach(each -> address("to", each));
      }
    }

    private static void address(String key, String address) {
      if (!address.matches("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9.-]{1,255}")) {
        throw new InvalidSettingException(key, "must be an address, such as alerts@acme.example");
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Smtp[%s:%d, user=%s, %s, from=%s, to=%s]"
          .formatted(host, port, user, security, from, to);
    }
  }

  public ChannelSettings {
    kind = Require.present("kind", kind);
    secrets = secrets == null ? List.of() : Require.texts("secrets", secrets);
    smtp = Require.present("smtp", smtp);
    language = Require.present("language", language);
    Require.within("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    if (kind == Kind.PAGERDUTY && url.isEmpty()) {
      url = PAGERDUTY;
    }
    if (kind == Kind.EMAIL) {
      if (smtp.host().isEmpty()) {
        throw new InvalidSettingException("smtp.host", "is missing; e-mail needs it");
      }
      if (smtp.security() == Smtp.Security.NONE && !insecure) {
        throw new InvalidSettingException("smtp.security", "none goes only with insecure: true");
      }
    } else {
      Require.link("url", url);
      if (url.startsWith("http://") && !insecure) {
        throw new InvalidSettingException("url", "must begin with https://, or say insecure: true");
      }
    }
    only("smtp", kind == Kind.EMAIL, smtp.host().isEmpty());
    only("secrets", kind == Kind.WEBHOOK, secrets.isEmpty());
    only("routing_key", kind == Kind.PAGERDUTY, routingKey.isEmpty());
    if (kind == Kind.PAGERDUTY && routingKey.isEmpty()) {
      throw new InvalidSettingException("routing_key", "is missing; PagerDuty needs it");
    }
    only("token", kind == Kind.WEBHOOK || kind == Kind.ALERTMANAGER, token.isEmpty());
    if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new InvalidSettingException("token", "holds what cannot stand in a header");
    }
  }

  private static void only(String key, boolean goes, boolean empty) {
    if (!goes && !empty) {
      throw new InvalidSettingException(key, "does not go with this kind of channel");
    }
  }

  /** Without what lets others write there. */
  @Override
  public String toString() {
    return "ChannelSettings[%s, smtp=%s, language=%s, timeout=%s, insecure=%s, private=%s]"
        .formatted(kind, smtp, language, timeout, insecure, inside);
  }
}
