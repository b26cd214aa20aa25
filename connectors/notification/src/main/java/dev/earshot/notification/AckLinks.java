package dev.earshot.notification;

import dev.earshot.config.NotificationSettings.Door;
import dev.earshot.http.Hmac;
import dev.earshot.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Makes and reads the links by which somebody who was woken says that they are on it. */
final class AckLinks {
  /** So long a link works. */
  static final Duration LIFE = Duration.ofHours(24);

  private static final int GONE = 410;
  private static final int LONGEST = 2000;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Door door;
  private final Clock clock;

  /**
   * What a link says.
   *
   * @param id what tells it from all others
   */
  record Link(String id, String alertId, String brand, String channel, Instant expires) {}

  AckLinks(Door door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /** A link of an alert that was told to a channel; empty while the door is shut. */
  String of(String alertId, String brand, String channel) {
    if (!door.open()) {
      return "";
    }
    long expires = clock.instant().plus(LIFE).getEpochSecond();
    byte[] says =
        String.join("\n", alertId, brand, channel, Long.toString(expires))
            .getBytes(StandardCharsets.UTF_8);
    String base = door.url().replaceFirst("/+$", "");
    return base + "/ack/" + ENCODER.encodeToString(says) + "." + proof(says);
  }

  /**
   * What a link says that came back.
   *
   * @param token what follows {@code /ack/}
   * @throws Refusal if it is none of ours, or too old
   */
  Link read(String token) throws Refusal {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 2 || token.length() > LONGEST) {
      throw new Refusal(404, "no such link");
    }
    byte[] says;
    try {
      says = Base64.getUrlDecoder().decode(parts[0]);
    } catch (IllegalArgumentException e) {
      throw new Refusal(404, "no such link");
    }
    if (!Hmac.same(proof(says), parts[1])) {
      throw new Refusal(404, "no such link");
    }
    String[] fields = new String(says, StandardCharsets.UTF_8).split("\n", -1);
    Instant expires = Instant.ofEpochSecond(Long.parseLong(fields[3]));
    if (expires.isBefore(clock.instant())) {
      throw new Refusal(GONE, "this link is too old");
    }
    return new Link(parts[1], fields[0], fields[1], fields[2], expires);
  }

  private String proof(byte[] says) {
    byte[] secret = door.secret().getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(Hmac.of(Hmac.SHA256, secret, says));
  }
}
