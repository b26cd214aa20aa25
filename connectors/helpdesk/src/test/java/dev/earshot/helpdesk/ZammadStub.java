package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Zammad's REST API, as far as it is documented and we use it; stricter with unknown fields. */
public final class ZammadStub extends DeskStub {
  /** A ticket attribute that an admin has added. */
  public static final String FIELD = "earshot_level";

  /** A state of the house's own that is of the type closed. */
  public static final String UNANSWERED = "closed without answer";

  private static final Set<String> PRIORITIES = Set.of("1 low", "2 normal", "3 high", "9 board");

  /** Name and type; the place in the list is the id. */
  private static final List<Map.Entry<String, Integer>> STATES =
      List.of(
          Map.entry("new", 1),
          Map.entry("open", 2),
          Map.entry("pending reminder", 3),
          Map.entry("closed", 5),
          Map.entry("merged", 6),
          Map.entry(UNANSWERED, 5));

  /** Started on a free port. */
  public static ZammadStub start() {
    return new ZammadStub();
  }

  /** Settings that reach it. */
  public DeskSettings settings(DeskSettings.Mode mode) {
    return TestDesks.settings(
        DeskSettings.Kind.ZAMMAD, url(), "", mode, mode == DeskSettings.Mode.FIELD ? FIELD : "");
  }

  /** A person sets a state. */
  public synchronized void state(String ticket, String state) {
    touch(find(ticket)).status = state;
  }

  @Override
  protected boolean knows(String authorization) {
    return authorization.equals("Token token=" + TOKEN)
        || authorization.equals(Desks.basic(USER, TOKEN));
  }

  @Override
  protected StubTicket fresh(long id, long customer) {
    return new StubTicket(id, customer, "new", "2 normal");
  }

  @Override
  protected void onMerge(StubTicket merged) {
    merged.status = "merged";
  }

  @Override
  protected Reply route(Seen request, List<String> path) {
    String at = request.method() + " " + String.join("/", path.subList(2, path.size()));
    boolean one = path.size() == 4 && path.get(2).equals("tickets") && !at.endsWith("/search");
    if (one) {
      return switch (request.method()) {
        case "GET" -> new Reply(200, json(find(path.get(3)), request.query()));
        case "PUT" -> update(find(path.get(3)), request);
        default -> throw new Refused(404, "No route matches");
      };
    }
    return switch (at) {
      case "GET ticket_states" -> new Reply(200, states());
      case "GET tickets/search" -> search(request.query());
      case "POST tickets" -> create(request);
      case "POST ticket_articles" -> article(request.body());
      case "GET tags" -> new Reply(200, Map.of("tags", find(request.query().get("o_id")).tags));
      case "POST tags/add" -> tag(request.body(), true);
      case "DELETE tags/remove" -> tag(request.body(), false);
      case "GET links" -> links(find(request.query().get("link_object_value")));
      default -> throw new Refused(404, "No route matches");
    };
  }

  private static ArrayNode states() {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Map.Entry<String, Integer> state : STATES) {
      list.addObject()
          .put("id", STATES.indexOf(state) + 1)
          .put("name", state.getKey())
          .put("state_type_id", state.getValue());
    }
    return list;
  }

  private Reply search(Map<String, String> query) {
    String customer = query.get("condition[ticket.customer_id][value]");
    if (customer == null || !"is".equals(query.get("condition[ticket.customer_id][operator]"))) {
      throw new Refused(422, "Invalid selector");
    }
    List<ObjectNode> found = new ArrayList<>();
    for (StubTicket ticket : tickets.values()) {
      if (String.valueOf(ticket.customer).equals(customer)) {
        found.add(json(ticket, query));
      }
    }
    return new Reply(200, found);
  }

  private Reply update(StubTicket ticket, Seen request) {
    JsonNode change = request.body();
    only(change, "priority", FIELD);
    refuseClosed(ticket);
    if (change.has("priority")) {
      if (!PRIORITIES.contains(change.path("priority").asText())) {
        throw new Refused(422, "No lookup value found for 'priority'");
      }
      ticket.priority = change.path("priority").asText();
    }
    if (change.has(FIELD)) {
      ticket.fields.put(FIELD, change.path(FIELD).isNull() ? null : change.path(FIELD).asText());
    }
    touch(ticket);
    return new Reply(200, json(ticket, request.query()));
  }

  private Reply create(Seen request) {
    JsonNode wanted = request.body();
    only(wanted, "title", "group", "customer_id", "article");
    if (wanted.path("title").asText().isBlank()
        || !wanted.path("group").asText().equals("Users")
        || !wanted.path("customer_id").isIntegralNumber()
        || !customers.contains(wanted.path("customer_id").asLong())) {
      throw new Refused(422, "Attribute required");
    }
    StubTicket ticket = add(wanted.path("customer_id").asLong());
    ticket.title = wanted.path("title").asText();
    write(ticket, wanted.path("article"));
    return new Reply(201, json(ticket, request.query()));
  }

  private Reply article(JsonNode article) {
    StubTicket ticket = find(article.path("ticket_id").asText());
    refuseClosed(ticket);
    write(ticket, article);
    touch(ticket);
    return new Reply(201, Map.of("id", nextId(), "ticket_id", ticket.id));
  }

  private static void write(StubTicket ticket, JsonNode article) {
    only(article, "ticket_id", "body", "content_type", "type", "internal");
    if (article.path("body").asText().isBlank()
        || !article.path("type").asText().equals("note")
        || !article.path("internal").asBoolean()) {
      throw new Refused(422, "Attribute required");
    }
    // What is sent as HTML is shown as such; anything else as the words it is.
    boolean html = article.path("content_type").asText().equals("text/html");
    ticket.notes.add((html ? "HTML " : "") + article.path("body").asText());
  }

  private Reply tag(JsonNode body, boolean add) {
    only(body, "item", "object", "o_id");
    if (!body.path("object").asText().equals("Ticket") || body.path("item").asText().isBlank()) {
      throw new Refused(422, "Attribute required");
    }
    StubTicket ticket = find(body.path("o_id").asText());
    String tag = body.path("item").asText();
    ticket.tags.remove(tag);
    if (add) {
      ticket.tags.add(tag);
    }
    touch(ticket);
    return new Reply(201, true);
  }

  private static Reply links(StubTicket ticket) {
    ArrayNode links = Json.mapper().createArrayNode();
    links
        .addObject()
        .put("link_type", "normal")
        .put("link_object", "Ticket")
        .put("link_object_value", 1);
    if (ticket.mergedInto != 0) {
      links
          .addObject()
          .put("link_type", "parent")
          .put("link_object", "Ticket")
          .put("link_object_value", ticket.mergedInto);
    }
    return new Reply(200, Map.of("links", links));
  }

  private static void refuseClosed(StubTicket ticket) {
    if (Set.of("closed", "merged", UNANSWERED).contains(ticket.status)) {
      throw new Refused(422, "Cannot follow-up on a closed ticket. Please create a new ticket.");
    }
  }

  private static ObjectNode json(StubTicket ticket, Map<String, String> query) {
    int state = 1;
    while (!STATES.get(state - 1).getKey().equals(ticket.status)) {
      state++;
    }
    ObjectNode json =
        Json.mapper()
            .createObjectNode()
            .put("id", ticket.id)
            .put("customer_id", ticket.customer)
            .put("title", ticket.title)
            .put("state_id", state)
            .put(FIELD, ticket.fields.get(FIELD))
            .put("updated_at", ticket.updated);
    if ("true".equals(query.get("expand"))) {
      json.put("state", ticket.status).put("priority", ticket.priority);
    }
    return json;
  }
}
