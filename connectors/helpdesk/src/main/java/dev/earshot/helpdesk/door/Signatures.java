package dev.earshot.helpdesk.door;

import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Hmac;
import dev.earshot.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a request comes from whom it says. Signatures are compared in constant time. */
final class Signatures {
  /** A signed request is worth so long; then whoever overheard it may not repeat it. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern OURS = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
  private static final int UNAUTHORIZED = 401;

  private Signatures() {}

  /**
   * Returns if the desk signed these bytes.
   *
   * @param header the request's header of a name, or null
   * @throws Refusal if it did not, or too long ago
   */
  static void check(Secret desk, UnaryOperator<String> header, byte[] body) throws Refusal {
    switch (desk.kind()) {
      case ZENDESK -> zendesk(desk, header, body);
      case ZAMMAD -> zammad(desk, header, body);
      case GENERIC -> generic(desk, header, body);
    }
  }

  private static void zendesk(Secret desk, UnaryOperator<String> header, byte[] body)
      throws Refusal {
    String signature = present(header, "X-Zendesk-Webhook-Signature");
    String stamp = present(header, "X-Zendesk-Webhook-Signature-Timestamp");
    byte[] right = hmac(Hmac.SHA256, desk, stamp.getBytes(StandardCharsets.UTF_8), body);
    same(Base64.getEncoder().encodeToString(right), signature);
    fresh(instant(stamp));
  }

  /** Nothing here says when: a repetition is known by the event's id. */
  private static void zammad(Secret desk, UnaryOperator<String> header, byte[] body)
      throws Refusal {
    String signature = present(header, "X-Hub-Signature");
    same("sha1=" + HexFormat.of().formatHex(hmac(Hmac.SHA1, desk, body)), signature);
  }

  private static void generic(Secret desk, UnaryOperator<String> header, byte[] body)
      throws Refusal {
    Matcher parts = OURS.matcher(present(header, "X-Earshot-Signature"));
    if (!parts.matches()) {
      throw new Refusal(UNAUTHORIZED, "X-Earshot-Signature is not t=<seconds>,v1=<hex>");
    }
    byte[] stamp = (parts.group(1) + ".").getBytes(StandardCharsets.US_ASCII);
    same(HexFormat.of().formatHex(hmac(Hmac.SHA256, desk, stamp, body)), parts.group(2));
    fresh(Instant.ofEpochSecond(Long.parseLong(parts.group(1))));
  }

  private static String present(UnaryOperator<String> header, String name) throws Refusal {
    String value = header.apply(name);
    if (value == null) {
      throw new Refusal(UNAUTHORIZED, "the header " + name + " is missing");
    }
    return value;
  }

  private static void same(String right, String given) throws Refusal {
    if (!Hmac.same(right, given)) {
      throw new Refusal(UNAUTHORIZED, "the signature is wrong");
    }
  }

  private static Instant instant(String stamp) throws Refusal {
    try {
      return OffsetDateTime.parse(stamp).toInstant();
    } catch (DateTimeParseException e) {
      throw new Refusal(UNAUTHORIZED, "the signature's time is not an ISO-8601 time");
    }
  }

  private static void fresh(Instant signed) throws Refusal {
    if (Duration.between(signed, Instant.now()).abs().compareTo(FRESH) > 0) {
      throw new Refusal(
          UNAUTHORIZED, "the signature's time is more than " + FRESH.toMinutes() + " minutes away");
    }
  }

  private static byte[] hmac(String algorithm, Secret desk, byte[]... parts) {
    return Hmac.of(algorithm, desk.secret().getBytes(StandardCharsets.UTF_8), parts);
  }
}
