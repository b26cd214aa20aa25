package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Zendesk's ticketing API, as far as it is documented and we use it. */
public final class ZendeskStub extends DeskStub {
  /** A ticket field that is there. */
  public static final String FIELD = "360001";

  private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

  private final Map<String, JsonNode> asked = new HashMap<>();
  private final Map<String, Reply> told = new HashMap<>();

  /** Started on a free port. */
  public static ZendeskStub start() {
    return new ZendeskStub();
  }

  /** Settings that reach it. */
  public DeskSettings settings(DeskSettings.Mode mode) {
    return TestDesks.settings(
        DeskSettings.Kind.ZENDESK, url(), USER, mode, mode == DeskSettings.Mode.FIELD ? FIELD : "");
  }

  /** A person solves it. */
  public synchronized void solve(String ticket) {
    touch(find(ticket)).status = "solved";
  }

  @Override
  protected boolean knows(String authorization) {
    return authorization.equals(Desks.basic(USER + "/token", TOKEN))
        || authorization.equals("Bearer " + TOKEN);
  }

  @Override
  protected StubTicket fresh(long id, long customer) {
    return new StubTicket(id, customer, "new", null);
  }

  @Override
  protected void onMerge(StubTicket merged) {
    merged.status = "closed";
    merged.tags.add("closed_by_merge");
    merged.notes.add("This request was closed and merged into request #" + merged.mergedInto);
  }

  @Override
  protected Reply route(Seen request, List<String> path) {
    String route = request.method() + " " + shape(path);
    return switch (route) {
      case "GET api/v2/users/*/tickets/requested" -> requested(path.get(3));
      case "GET api/v2/tickets" -> byKey(request.query().get("external_id"));
      case "GET api/v2/tickets/*" -> new Reply(200, Map.of("ticket", json(find(path.get(3)))));
      case "GET api/v2/tickets/*/comments" -> comments(find(path.get(3)), request.query());
      case "PUT api/v2/tickets/*" -> update(find(path.get(3)), request.body());
      case "POST api/v2/tickets" -> create(request);
      default -> throw new Refused(404, "InvalidEndpoint");
    };
  }

  private static String shape(List<String> path) {
    List<String> shape = new ArrayList<>(path);
    if (shape.size() > 3) {
      shape.set(3, "*");
    }
    return String.join("/", shape);
  }

  private Reply requested(String customer) {
    if (!Ids.isNumber(customer)) {
      throw new Refused(400, "InvalidValue");
    }
    long id = Long.parseLong(customer);
    if (!customers.contains(id)) {
      throw new Refused(404, "RecordNotFound");
    }
    ArrayNode list = Json.mapper().createArrayNode();
    tickets.values().stream().filter(t -> t.customer == id).map(this::json).forEach(list::add);
    return new Reply(200, Map.of("tickets", list));
  }

  private Reply byKey(String key) {
    ArrayNode list = Json.mapper().createArrayNode();
    tickets.values().stream().filter(t -> t.key.equals(key)).map(this::json).forEach(list::add);
    return new Reply(200, Map.of("tickets", list));
  }

  private static Reply comments(StubTicket ticket, Map<String, String> query) {
    List<String> words = new ArrayList<>(ticket.notes);
    if ("desc".equals(query.get("sort_order"))) {
      Collections.reverse(words);
    }
    ArrayNode list = Json.mapper().createArrayNode();
    words.forEach(word -> list.addObject().put("plain_body", word).put("public", false));
    return new Reply(200, Map.of("comments", list));
  }

  private Reply update(StubTicket ticket, JsonNode body) {
    JsonNode change = body.path("ticket");
    only(body, "ticket");
    only(change, "priority", "tags", "custom_fields", "comment", "safe_update", "updated_stamp");
    if (ticket.status.equals("closed")) {
      throw new Refused(422, "RecordInvalid");
    }
    if (change.path("safe_update").asBoolean()
        && !ticket.updated.equals(change.path("updated_stamp").asText())) {
      throw new Refused(409, "UpdateConflict");
    }
    apply(ticket, change);
    touch(ticket);
    return new Reply(
        200, Map.of("ticket", json(ticket), "audit", Map.of("id", nextId(), "events", List.of())));
  }

  private static void apply(StubTicket ticket, JsonNode change) {
    JsonNode priority = change.path("priority");
    if (!priority.isMissingNode()) {
      if (!priority.isNull() && !PRIORITIES.contains(priority.asText())) {
        throw new Refused(422, "RecordInvalid");
      }
      ticket.priority = priority.isNull() ? null : priority.asText();
    }
    if (change.has("tags")) {
      ticket.tags.clear();
      change.path("tags").forEach(tag -> ticket.tags.add(tag.asText()));
    }
    for (JsonNode field : change.path("custom_fields")) {
      if (!field.path("id").isIntegralNumber() || !field.path("id").asText().equals(FIELD)) {
        throw new Refused(422, "RecordInvalid");
      }
      ticket.fields.put(FIELD, field.path("value").isNull() ? null : field.path("value").asText());
    }
    if (change.has("comment")) {
      comment(ticket, change.path("comment"));
    }
  }

  private static void comment(StubTicket ticket, JsonNode comment) {
    only(comment, "html_body", "body", "public");
    String words = comment.path("html_body").asText(comment.path("body").asText());
    if (words.isBlank() || comment.path("public").asBoolean(true)) {
      throw new Refused(422, "RecordInvalid");
    }
    ticket.notes.add(words);
  }

  private Reply create(Seen request) {
    String key = request.headers().idempotencyKey();
    if (key != null && asked.containsKey(key)) {
      if (!asked.get(key).equals(request.body())) {
        throw new Refused(400, "IdempotentRequestError");
      }
      return told.get(key);
    }
    JsonNode wanted = request.body().path("ticket");
    only(request.body(), "ticket");
    only(wanted, "requester_id", "subject", "external_id", "comment");
    if (!wanted.path("requester_id").isIntegralNumber()
        || !customers.contains(wanted.path("requester_id").asLong())) {
      throw new Refused(422, "RecordInvalid");
    }
    StubTicket ticket = add(wanted.path("requester_id").asLong());
    ticket.title = wanted.path("subject").asText();
    ticket.key = wanted.path("external_id").asText();
    comment(ticket, wanted.path("comment"));
    Reply reply = new Reply(201, Map.of("ticket", json(ticket)));
    if (key != null) {
      asked.put(key, request.body());
      told.put(key, reply);
    }
    return reply;
  }

  private ObjectNode json(StubTicket ticket) {
    ObjectNode json =
        Json.mapper()
            .createObjectNode()
            .put("id", ticket.id)
            .put("requester_id", ticket.customer)
            .put("subject", ticket.title)
            .put("status", ticket.status)
            .put("priority", ticket.priority)
            .put("updated_at", ticket.updated);
    ticket.tags.forEach(json.putArray("tags")::add);
    json.putArray("custom_fields")
        .addObject()
        .put("id", Long.parseLong(FIELD))
        .put("value", ticket.fields.get(FIELD));
    return json;
  }
}
