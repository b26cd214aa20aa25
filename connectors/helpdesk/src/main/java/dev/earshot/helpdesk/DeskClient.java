package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.http.RetryAfter;
import dev.earshot.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * JSON over HTTP with one host, and only with it. Messages of its exceptions carry a status and a
 * short code, never an answer's words and never a secret.
 */
final class DeskClient {
  /** A hundred tickets with long threads stay far below it. */
  static final int MAX_ANSWER = 8 << 20;

  private static final Pattern SHORT_CODE = Pattern.compile("[A-Za-z_]{1,40}");
  private static final String AGENT = "earshot/" + version();

  private final String desk;
  private final String base;
  private final String authorization;
  private final Duration timeout;
  private final HttpClient http;

  DeskClient(String desk, DeskSettings settings, String authorization) {
    String url = settings.url();
    this.desk = desk;
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.authorization = authorization;
    this.timeout = settings.timeout();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // A redirect would carry the token to wherever an answer says.
            .followRedirects(Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  JsonNode get(String path) throws DeskException {
    return send("GET", path, null, Map.of());
  }

  /**
   * Asks once.
   *
   * @param path below the desk's url, with a leading slash, encoded
   * @param body JSON, or null for none
   * @return the answer, a missing node where it has no body
   */
  JsonNode send(String method, String path, String body, Map<String, String> headers)
      throws DeskException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("User-Agent", AGENT);
    headers.forEach(request::header);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<byte[]> response = answer(request.build());
    if (response.statusCode() / 100 != 2) {
      throw refusal(response);
    }
    return parse(response.body());
  }

  /**
   * The same, once it is sure to be a list. An answer that lacks one must not pass for an empty
   * one: a customer without tickets gets a new one.
   */
  JsonNode list(JsonNode node) throws DeskException {
    if (!node.isArray()) {
      throw unavailable("the answer holds no list", null);
    }
    return node;
  }

  private HttpResponse<byte[]> answer(HttpRequest request) throws DeskException {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request, info -> new LimitedBody(MAX_ANSWER));
    try {
      // The request's own timeout ends with the answer's headers; a slow body must end, too.
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw unavailable("no answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      IOException cause = e.getCause() instanceof IOException io ? io : new IOException(e);
      throw unavailable("no answer: " + cause.getClass().getSimpleName(), cause);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    }
  }

  private JsonNode parse(byte[] body) throws DeskException {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Json.mapper().readTree(body);
    } catch (IOException e) {
      // Not as a cause: its message quotes the answer.
      throw unavailable("the answer is not JSON", null);
    }
  }

  private DeskException refusal(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .map(value -> RetryAfter.parse(value, Instant.now()))
            .orElse(null);
    return new DeskException(
        kind(status), wait, desk + ": status " + status + code(response.body()), null);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401, 403 -> Kind.UNAUTHORIZED;
      case 404, 410 -> Kind.GONE;
      case 409, 412 -> Kind.CONFLICT;
      case 429 -> Kind.LIMITED;
      case 408, 425 -> Kind.UNAVAILABLE;
      default -> status >= 400 && status < 500 ? Kind.REFUSED : Kind.UNAVAILABLE;
    };
  }

  /** One word such as {@code RecordNotFound}, where the answer has one. */
  private static String code(byte[] body) {
    try {
      String error = Json.mapper().readTree(body).path("error").asText("");
      return SHORT_CODE.matcher(error).matches() ? " " + error : "";
    } catch (IOException e) {
      return "";
    }
  }

  private DeskException unavailable(String problem, Throwable cause) {
    return new DeskException(Kind.UNAVAILABLE, null, desk + ": " + problem, cause);
  }

  private static String version() {
    String version = DeskClient.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
