package dev.earshot.wall;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.earshot.config.WallSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The page itself, from our own jar. What is served is listed, so no path can reach anything else;
 * and none of it is a secret.
 */
final class Pages {
  private static final List<String> FILES =
      List.of(
          "wall.css",
          "favicon.svg",
          "main.js",
          "api.js",
          "hearing.js",
          "live.js",
          "dom.js",
          "words.js",
          "card.js",
          "acts.js",
          "panels.js",
          "spark.js",
          "pages.js",
          "rules.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8");

  private final Map<String, byte[]> files = new HashMap<>();
  private final byte[] page;
  private final boolean encrypted;

  Pages(String language, boolean encrypted) {
    this.encrypted = encrypted;
    FILES.forEach(file -> files.put("/" + file, read(file)));
    for (String each : WallSettings.LANGUAGES) {
      files.put("/messages/" + each + ".json", read("messages/" + each + ".json"));
    }
    String html = new String(read("index.html"), StandardCharsets.UTF_8);
    this.page =
        html.replace("lang=\"en\"", "lang=\"" + language + "\"").getBytes(StandardCharsets.UTF_8);
  }

  /** What holds for every answer, a refusal too. */
  void harden(Headers headers) {
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.set("Cache-Control", "no-store");
    if (encrypted) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** Answers if this is a page of ours, or part of one. */
  boolean answer(HttpExchange exchange, String path) throws IOException {
    byte[] file = files.get(path);
    if (file == null && !shows(path)) {
      return false;
    }
    String type =
        file == null
            ? "text/html; charset=utf-8"
            : TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    send(exchange, type, file == null ? page : file);
    return true;
  }

  static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** One page shows all of these; what is asked for stands in its address. */
  private static boolean shows(String path) {
    return path.equals("/")
        || path.equals("/history")
        || path.equals("/rules")
        || path.equals("/audit")
        || path.startsWith("/alert/")
        || path.startsWith("/customer/");
  }

  private static byte[] read(String file) {
    try (InputStream in = Pages.class.getResourceAsStream("/wall/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
