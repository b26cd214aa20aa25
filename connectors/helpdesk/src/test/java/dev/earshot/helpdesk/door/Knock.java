package dev.earshot.helpdesk.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A desk at the door: signs as the desks do, with code of its own. */
final class Knock {
  static final String SECRET = "a-secret-of-32-characters-length";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final byte[] body;

  private Knock(byte[] body) {
    this.body = body;
  }

  static Knock unsigned(String body) {
    return new Knock(bytes(body));
  }

  static Knock zendesk(byte[] body, String secret, String stamp) {
    byte[] signature = hmac("HmacSHA256", secret, bytes(stamp), body);
    return new Knock(body)
        .with("X-Zendesk-Webhook-Signature", Base64.getEncoder().encodeToString(signature))
        .with("X-Zendesk-Webhook-Signature-Timestamp", stamp);
  }

  static Knock zendesk(String body) {
    return zendesk(bytes(body), SECRET, Instant.now().toString());
  }

  static Knock zammad(String body) {
    String signature = HexFormat.of().formatHex(hmac("HmacSHA1", SECRET, bytes(body)));
    return new Knock(bytes(body)).with("X-Hub-Signature", "sha1=" + signature);
  }

  static Knock generic(byte[] body, String secret, Instant at) {
    long seconds = at.getEpochSecond();
    String signature =
        HexFormat.of().formatHex(hmac("HmacSHA256", secret, bytes(seconds + "."), body));
    return new Knock(body).with("X-Earshot-Signature", "t=" + seconds + ",v1=" + signature);
  }

  static Knock generic(String body) {
    return generic(bytes(body), SECRET, Instant.now());
  }

  Knock with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** What the door answers to this at a desk. */
  HttpResponse<String> at(Door door, String desk) {
    return send(door, "POST", "/desks/" + desk);
  }

  HttpResponse<String> send(Door door, String method, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(String algorithm, String secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(bytes(secret), algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
