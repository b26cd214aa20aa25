package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.helpdesk.ZammadStates.Meaning;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.util.List;

/**
 * Zammad, by its REST API.
 *
 * <p>It knows no safe update: before a change we read the ticket again and refuse ourselves when it
 * has moved, which leaves a gap of one round trip. Articles cannot be edited, so the one note is
 * kept current by a further internal one, and only when more than its numbers changed. It knows no
 * idempotency key either: whoever creates asks for the open tickets first, which the database
 * answers, not the search index that lags.
 */
final class ZammadDesk extends NumberedDesk {
  private static final String SEARCH =
      "/api/v1/tickets/search?condition%%5Bticket.customer_id%%5D%%5Boperator%%5D=is"
          + "&condition%%5Bticket.customer_id%%5D%%5Bvalue%%5D=%d"
          + "&expand=true&limit=100&sort_by=created_at&order_by=desc";

  private final ZammadStates states;
  private final ZammadTags tags;

  ZammadDesk(String name, DeskSettings settings) {
    super(
        name,
        settings,
        settings.user().isEmpty()
            ? "Token token=" + settings.token()
            : Desks.basic(settings.user(), settings.token()));
    this.states = new ZammadStates(client);
    this.tags = new ZammadTags(client);
  }

  @Override
  JsonNode newest(long customer) throws DeskException {
    return client.get(SEARCH.formatted(customer));
  }

  @Override
  boolean isOpen(JsonNode ticket) throws DeskException {
    return meaning(ticket) == Meaning.OPEN;
  }

  @Override
  public Ticket create(String customer, String title, String note, String dedupKey)
      throws DeskException {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("title", Plain.line(title));
    body.put("group", settings.group());
    body.put("customer_id", number(customer));
    body.set("article", internal(note));
    return ticket(send("POST", "/api/v1/tickets?expand=true", body));
  }

  @Override
  public void mark(Ticket ticket, Level level) throws DeskException {
    JsonNode now = read(number(ticket.id()));
    if (!ticket.stamp().isEmpty() && !ticket.stamp().equals(stamp(now))) {
      throw new DeskException(Kind.CONFLICT, name() + ": the ticket has changed since it was read");
    }
    refuseClosed(!isOpen(now));
    switch (settings.mode()) {
      case PRIORITY -> prioritise(now, level);
      case TAG -> tags.mark(number(ticket.id()), level);
      case FIELD -> put(ticket.id(), settings.field(), words.of(level));
    }
  }

  @Override
  String write(Ticket ticket, String text) throws DeskException {
    refuseClosed(ticket.closed());
    ObjectNode article = internal(text);
    article.put("ticket_id", number(ticket.id()));
    return send("POST", "/api/v1/ticket_articles", article).path("id").asText();
  }

  @Override
  List<String> tags(JsonNode ticket) throws DeskException {
    return tags.of(number(id(ticket)));
  }

  @Override
  String field(JsonNode ticket) {
    return ticket.path(settings.field()).asText();
  }

  private void prioritise(JsonNode ticket, Level level) throws DeskException {
    String priority = ticket.path("priority").asText();
    // Its place among ours is unknown, and writing over it might lower it.
    if (words.read(priority) == Level.NONE) {
      throw new DeskException(
          Kind.REFUSED, name() + ": the ticket has a priority that no level is named for");
    }
    if (level == Level.NONE) {
      throw new DeskException(Kind.REFUSED, name() + ": a ticket there always has a priority");
    }
    put(ticket.path("id").asText(), "priority", words.of(level));
  }

  private static ObjectNode internal(String text) {
    return Json.mapper()
        .createObjectNode()
        .put("body", Plain.text(text))
        .put("content_type", "text/plain")
        .put("type", "note")
        .put("internal", true);
  }

  private void put(String id, String attribute, String value) throws DeskException {
    send(
        "PUT",
        "/api/v1/tickets/" + number(id),
        Json.mapper().createObjectNode().put(attribute, value));
  }

  @Override
  JsonNode read(long ticket) throws DeskException {
    return client.get("/api/v1/tickets/%d?expand=true".formatted(ticket));
  }

  @Override
  Ticket ticket(JsonNode ticket) throws DeskException {
    String id = id(ticket);
    Meaning meaning = meaning(ticket);
    return new Ticket(
        id,
        level(ticket),
        meaning != Meaning.OPEN,
        meaning == Meaning.MERGED ? mergedInto(id) : null,
        stamp(ticket));
  }

  /** A merge leaves the target as the parent of what was merged. */
  private String mergedInto(String id) throws DeskException {
    JsonNode links =
        client.get("/api/v1/links?link_object=Ticket&link_object_value=" + id).path("links");
    for (JsonNode link : links) {
      if (link.path("link_type").asText().equals("parent")
          && link.path("link_object").asText().equals("Ticket")) {
        return link.path("link_object_value").asText();
      }
    }
    return null;
  }

  private Meaning meaning(JsonNode ticket) throws DeskException {
    return states.of(ticket.path("state_id").asLong());
  }

  private void refuseClosed(boolean closed) throws DeskException {
    if (closed) {
      throw new DeskException(Kind.REFUSED, name() + ": the ticket is closed");
    }
  }
}
