package dev.earshot.wall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.earshot.config.WallSettings.Role;
import dev.earshot.http.Refusal;
import dev.earshot.http.SmallServer;
import dev.earshot.model.Json;
import dev.earshot.redis.RedisUnavailableException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of the wall, and who may ask it. */
final class Routes {
  /** Largest body, in bytes: a comment, in any script, with room. */
  static final int MAX_BODY = 16 * 1024;

  private static final int MAX_QUERY = 1_000;
  private static final String JSON = "application/json; charset=utf-8";

  private final Places places;
  private final Access access;
  private final Pages pages;
  private final Answers answers;
  private final RuleAnswers rules;
  private final Streams streams;

  Routes(
      Places places,
      Access access,
      Pages pages,
      Answers answers,
      RuleAnswers rules,
      Streams streams) {
    this.places = places;
    this.access = access;
    this.pages = pages;
    this.answers = answers;
    this.rules = rules;
    this.streams = streams;
  }

  void answer(HttpExchange exchange) throws IOException, Refusal {
    pages.harden(exchange.getResponseHeaders());
    places.calledByName(exchange.getRequestHeaders());
    List<String> path = path(exchange);
    try {
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange, path);
        case "POST" -> post(exchange, path);
        default -> {
          exchange.getResponseHeaders().set("Allow", "GET, POST");
          throw new Refusal(405, "only GET and POST are understood");
        }
      }
    } catch (RedisUnavailableException e) {
      exchange.getResponseHeaders().set("Retry-After", "2");
      throw new Refusal(503, "Redis is away, try again");
    }
  }

  private void get(HttpExchange exchange, List<String> path) throws IOException, Refusal {
    if (!path.get(0).equals("api")) {
      if (!pages.answer(exchange, exchange.getRequestURI().getPath())) {
        throw nothingHere();
      }
      return;
    }
    Headers headers = exchange.getRequestHeaders();
    Visitor visitor = access.visitor(headers);
    switch (String.join("/", path.subList(1, Math.min(2, path.size()))) + " " + path.size()) {
      case "me 2" -> json(exchange, Json.bytes(visitor));
      case "snapshot 2" -> json(exchange, answers.snapshot());
      case "events 2" -> streams.answer(exchange, after(exchange));
      case "history 2" -> json(exchange, answers.history(query(exchange)));
      case "rules 2" -> json(exchange, rules.all());
      case "alerts 3" -> json(exchange, answers.alert(path.get(2), visitor));
      case "customers 3" -> {
        access.allow(visitor, Role.AGENT);
        json(exchange, answers.customer(path.get(2)));
      }
      case "audit 2" -> {
        access.allow(visitor, Role.ADMIN);
        json(exchange, answers.audit());
      }
      default -> throw nothingHere();
    }
  }

  private void post(HttpExchange exchange, List<String> path) throws IOException, Refusal {
    Headers headers = exchange.getRequestHeaders();
    if (path.equals(List.of("api", "sign-in"))) {
      JsonNode body = body(exchange);
      json(exchange, answers.signedIn(access.signIn(exchange, body.path("token").asText(""))));
    } else if (path.equals(List.of("api", "sign-out"))) {
      Visitor visitor = access.acting(headers, Role.VIEWER);
      access.signOut(exchange);
      json(exchange, answers.signedOut(visitor));
    } else if (path.size() == 4 && path.get(0).equals("api") && path.get(1).equals("alerts")) {
      Deed deed = Deed.named(path.get(3)).orElseThrow(Routes::nothingHere);
      Visitor visitor = access.acting(headers, Role.AGENT);
      json(exchange, answers.act(path.get(2), deed, visitor, body(exchange)));
    } else if (path.size() == 4 && path.get(0).equals("api") && path.get(1).equals("rules")) {
      Visitor visitor = access.acting(headers, Role.ADMIN);
      json(exchange, rules.act(path.get(2), path.get(3), visitor, body(exchange)));
    } else {
      throw nothingHere();
    }
  }

  private static void json(HttpExchange exchange, byte[] bytes) throws IOException {
    Pages.send(exchange, JSON, bytes);
  }

  private static Refusal nothingHere() {
    return new Refusal(404, "there is nothing here");
  }

  private static JsonNode body(HttpExchange exchange) throws IOException, Refusal {
    try {
      JsonNode body = Json.mapper().readTree(SmallServer.body(exchange, MAX_BODY));
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // Said below, without its words.
    }
    throw new Refusal(400, "the body must be a JSON object");
  }

  /** The steps of the path, decoded one by one: an encoded slash stays within its step. */
  private static List<String> path(HttpExchange exchange) throws Refusal {
    String raw = exchange.getRequestURI().getRawPath();
    try {
      return Arrays.stream((raw == null ? "/" : raw).substring(1).split("/", -1))
          .map(Routes::decoded)
          .toList();
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new Refusal(400, "the path is none");
    }
  }

  private static Map<String, String> query(HttpExchange exchange) throws Refusal {
    String raw = exchange.getRequestURI().getRawQuery();
    Map<String, String> query = new HashMap<>();
    if (raw == null) {
      return query;
    }
    if (raw.length() > MAX_QUERY) {
      throw new Refusal(414, "the question is too long");
    }
    try {
      for (String pair : raw.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "the question is none");
    }
    return query;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** A browser that comes back says what it has seen; at first the page does. */
  private static String after(HttpExchange exchange) throws Refusal {
    String seen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    return seen == null ? query(exchange).get("after") : seen;
  }
}
