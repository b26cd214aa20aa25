package dev.earshot.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page of the wall, as a browser keeps it: signed in, listening, coming back from where it was
 * when the answer ends.
 */
final class WallPage implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();
  private final String url;
  private final String cookie;
  private final Thread thread = new Thread(this::listen, "wall-page");
  private String last;
  private volatile InputStream open;
  private volatile boolean closed;
  private final AtomicInteger snapshots = new AtomicInteger();

  private WallPage(String url, String token) throws IOException, InterruptedException {
    this.url = url;
    HttpResponse<String> signedIn =
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/api/sign-in"))
                .header("Origin", url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("token", token))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (signedIn.statusCode() != 200) {
      throw new IOException("the wall lets nobody in: " + signedIn.statusCode());
    }
    cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    last = snapshot();
    thread.setDaemon(true);
    thread.start();
  }

  static WallPage open(String url, String token) throws IOException, InterruptedException {
    return new WallPage(url, token);
  }

  /** When the page first heard of an alert about somebody, by subject. */
  Map<String, Instant> heard() {
    return heard;
  }

  /** How often it was told to read everything anew; what it finds then it hears at that moment. */
  int snapshots() {
    return snapshots.get();
  }

  /** What the page says of the hearing of job and sources. */
  String listening() throws IOException, InterruptedException {
    return Json.mapper().readTree(get("/api/snapshot").body()).get("listening").toString();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    InputStream stream = open;
    if (stream != null) {
      stream.close();
    }
  }

  private String snapshot() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = get("/api/snapshot");
    JsonNode board = Json.mapper().readTree(answer.body());
    Instant now = Instant.now();
    for (JsonNode shown : board.get("alerts")) {
      heard.putIfAbsent(shown.get("alert").get("subject").asText(), now);
    }
    return board.get("last").asText();
  }

  private HttpResponse<InputStream> get(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + path)).header("Cookie", cookie).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": status " + answer.statusCode());
    }
    return answer;
  }

  private void listen() {
    while (!closed) {
      try (InputStream stream = get("/api/events?after=" + last).body()) {
        open = stream;
        read(stream);
      } catch (IOException e) {
        // It ended: a browser comes back as well.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void read(InputStream stream) throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    String kind = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        last = line.substring(4);
      } else if (line.startsWith("event: ")) {
        kind = line.substring(7);
      } else if (line.startsWith("data: ") && kind.equals("alert")) {
        Instant now = Instant.now();
        JsonNode alert = Json.mapper().readTree(line.substring(6)).get("alert");
        heard.putIfAbsent(alert.get("subject").asText(), now);
      } else if (line.startsWith("data: ") && kind.equals("snapshot")) {
        snapshots.incrementAndGet();
        last = snapshot();
      }
    }
  }
}
