package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A JSON server on a loopback port that remembers what it was asked, knows who may ask, and can be
 * told to fail.
 */
public abstract class StubHttp implements AutoCloseable {
  private static final long MINUTE = 60_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new ArrayList<>();
  private final Deque<Long> recent = new ArrayDeque<>();
  private int perMinute = Integer.MAX_VALUE;
  private int failStatus;
  private int failTimes;
  private String unheard = "";
  private String retryAfter = "7";

  /** A request as it came in; the path is not decoded. */
  public record Seen(
      String method, String path, Map<String, String> query, JsonNode body, HttpHeaders headers) {}

  /** The headers that tests ask about. */
  public record HttpHeaders(String agent, String contentType, String idempotencyKey) {}

  /** What it says. */
  protected record Reply(int status, Object body) {}

  /** A refusal. */
  protected static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String error) {
      super(error);
      this.status = status;
    }
  }

  protected StubHttp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The way of the original's API, once the caller is known. */
  protected abstract Reply route(Seen request, List<String> path);

  /** Whether these credentials are the agent's. */
  protected abstract boolean knows(String authorization);

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The next so many requests fail with this status. */
  public synchronized void failNext(int status, int times) {
    failStatus = status;
    failTimes = times;
  }

  /** The next request of this method is done, but nobody hears the answer. */
  public synchronized void loseAnswer(String method) {
    unheard = method;
  }

  /** What {@code Retry-After} says from now on. */
  public synchronized void retryAfter(String value) {
    retryAfter = value;
  }

  /** More requests than this within a minute are refused with 429. */
  public synchronized void limitPerMinute(int requests) {
    perMinute = requests;
  }

  /** All requests so far, refused ones included. */
  public synchronized List<Seen> requests() {
    return List.copyOf(seen);
  }

  /** How many requests of this method came so far. */
  public synchronized long count(String method) {
    return seen.stream().filter(request -> request.method().equals(method)).count();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Reply reply;
    try (exchange) {
      Seen request = read(exchange);
      seen.add(request);
      try {
        reply = gate(exchange, request);
      } catch (Refused e) {
        reply = new Reply(e.status, error(e.getMessage()));
      }
      if (request.method().equals(unheard)) {
        unheard = "";
        return;
      }
      if (reply.status() == 429 || reply.status() == 503) {
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
      }
      byte[] body = Json.bytes(reply.body());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply gate(HttpExchange exchange, Seen request) {
    if (failTimes > 0) {
      failTimes--;
      throw new Refused(failStatus, "Injected");
    }
    long now = System.currentTimeMillis();
    while (!recent.isEmpty() && recent.peekFirst() < now - MINUTE) {
      recent.removeFirst();
    }
    if (recent.size() >= perMinute) {
      throw new Refused(429, "TooManyRequests");
    }
    recent.addLast(now);
    if (!knows(
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""))) {
      throw new Refused(401, "Couldn't authenticate you");
    }
    if (!request.body().isMissingNode()
        && !"application/json".equals(request.headers().contentType())) {
      throw new Refused(400, "InvalidContentType");
    }
    List<String> path = new ArrayList<>();
    for (String segment : request.path().substring(1).split("/", -1)) {
      path.add(decode(segment));
    }
    return route(request, path);
  }

  private static Seen read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        int equals = pair.indexOf('=');
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    var headers = exchange.getRequestHeaders();
    return new Seen(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        query,
        body.length == 0 ? MissingNode.getInstance() : Json.mapper().readTree(body),
        new HttpHeaders(
            headers.getFirst("User-Agent"),
            headers.getFirst("Content-Type"),
            headers.getFirst("Idempotency-Key")));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static ObjectNode error(String error) {
    return Json.mapper()
        .createObjectNode()
        .put("error", error)
        .put("description", "<b>words</b> that belong in no log");
  }
}
