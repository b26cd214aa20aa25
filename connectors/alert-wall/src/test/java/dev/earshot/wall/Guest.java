package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody at the wall's door, with whatever headers they like. */
final class Guest {
  static {
    // A bent name is told in a header that the client keeps to itself else.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Guest(String url) {
    this.url = url;
  }

  /** As a browser would: from our own page. */
  static Guest at(String url) {
    return new Guest(url).with("Origin", url).with("Content-Type", "application/json");
  }

  Guest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Guest without(String header) {
    headers.remove(header);
    return this;
  }

  Guest signedIn(String token) {
    HttpResponse<String> answer = post("/api/sign-in", "{\"token\": \"" + token + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return with("Cookie", cookie.split(";", 2)[0])
        .with(Access.PROOF, RealWall.json(answer.body()).get("proof").asText());
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> method(String method, String path) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()).build());
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RealWall.json(answer.body());
  }

  /** Opens the stream of events; the status is 200. */
  InputStream events(String after) {
    try {
      HttpResponse<InputStream> answer =
          CLIENT.send(
              request("/api/events" + (after.isEmpty() ? "" : "?after=" + after)).GET().build(),
              BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks, and reads nothing of the answer but its first byte. */
  Socket opensAndSleeps(String path) throws IOException {
    URI at = URI.create(url);
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
    String asked =
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nCookie: %s\r\n\r\n"
            .formatted(path, at.getHost(), at.getPort(), headers.get("Cookie"));
    socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(40));
    headers.forEach(request::header);
    return request;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
