package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.helpdesk.ZammadStates.Meaning;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Zammad, by its REST API.
 *
 * <p>It knows no safe update: before a change we read the ticket again and refuse ourselves when it
 * has moved, which leaves a gap of one round trip. Articles cannot be edited, so the one note is
 * kept current by a further internal one, and only when more than its numbers changed. It knows no
 * idempotency key either: whoever creates asks for the open tickets first, which the database
 * answers, not the search index that lags.
 */
final class ZammadDesk implements Desk {
  private static final String SEARCH =
      "/api/v1/tickets/search?condition%%5Bticket.customer_id%%5D%%5Boperator%%5D=is"
          + "&condition%%5Bticket.customer_id%%5D%%5Bvalue%%5D=%d"
          + "&expand=true&limit=100&sort_by=created_at&order_by=desc";

  private final String name;
  private final DeskSettings settings;
  private final LevelWords words;
  private final DeskClient client;
  private final ZammadStates states;
  private final ZammadTags tags;

  ZammadDesk(String name, DeskSettings settings) {
    this.name = name;
    this.settings = settings;
    this.words = LevelWords.of(settings);
    this.client =
        new DeskClient(
            name,
            settings,
            settings.user().isEmpty()
                ? "Token token=" + settings.token()
                : Desks.basic(settings.user(), settings.token()));
    this.states = new ZammadStates(client);
    this.tags = new ZammadTags(client);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Ticket> openTickets(String customer) throws DeskException {
    List<Ticket> open = new ArrayList<>();
    JsonNode answer = client.get(SEARCH.formatted(Ids.number(name, customer)));
    for (JsonNode ticket : client.list(answer)) {
      if (meaning(ticket) == Meaning.OPEN) {
        open.add(ticket(ticket));
      }
    }
    open.sort(Desks.NEWEST_FIRST);
    return open;
  }

  @Override
  public Optional<Ticket> ticket(String id) throws DeskException {
    return Desks.orNone(() -> ticket(read(id)));
  }

  @Override
  public Ticket create(String customer, String title, String note, String dedupKey)
      throws DeskException {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("title", Plain.line(title));
    body.put("group", settings.group());
    body.put("customer_id", Ids.number(name, customer));
    body.set("article", internal(note));
    return ticket(send("POST", "/api/v1/tickets?expand=true", body));
  }

  @Override
  public void mark(Ticket ticket, Level level) throws DeskException {
    JsonNode now = read(ticket.id());
    if (!ticket.stamp().isEmpty() && !ticket.stamp().equals(stamp(now))) {
      throw new DeskException(Kind.CONFLICT, name + ": the ticket has changed since it was read");
    }
    refuseClosed(meaning(now) != Meaning.OPEN);
    switch (settings.mode()) {
      case PRIORITY -> prioritise(now, level);
      case TAG -> tags.mark(Ids.number(name, ticket.id()), level);
      case FIELD -> put(ticket.id(), settings.field(), words.of(level));
    }
  }

  @Override
  public Level asRead(Level level) {
    return settings.mode() == DeskSettings.Mode.TAG ? level : words.read(words.of(level));
  }

  @Override
  public String note(Ticket ticket, String noteId, String text) throws DeskException {
    if (Note.says(noteId, text)) {
      return noteId;
    }
    refuseClosed(ticket.closed());
    ObjectNode article = internal(text);
    article.put("ticket_id", Ids.number(name, ticket.id()));
    return Note.id(send("POST", "/api/v1/ticket_articles", article).path("id").asText(), text);
  }

  private void prioritise(JsonNode ticket, Level level) throws DeskException {
    String priority = ticket.path("priority").asText();
    // Its place among ours is unknown, and writing over it might lower it.
    if (words.read(priority) == Level.NONE) {
      throw new DeskException(
          Kind.REFUSED, name + ": the ticket has a priority that no level is named for");
    }
    if (level == Level.NONE) {
      throw new DeskException(Kind.REFUSED, name + ": a ticket there always has a priority");
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
        "/api/v1/tickets/" + Ids.number(name, id),
        Json.mapper().createObjectNode().put(attribute, value));
  }

  private JsonNode send(String method, String path, ObjectNode body) throws DeskException {
    return client.send(method, path, Json.write(body), Map.of());
  }

  private JsonNode read(String id) throws DeskException {
    return client.get("/api/v1/tickets/%d?expand=true".formatted(Ids.number(name, id)));
  }

  private Ticket ticket(JsonNode ticket) throws DeskException {
    String id = ticket.path("id").asText();
    if (!Ids.isNumber(id)) {
      throw new DeskException(Kind.UNAVAILABLE, name + ": the answer holds no ticket");
    }
    Meaning meaning = meaning(ticket);
    return new Ticket(
        id,
        switch (settings.mode()) {
          case PRIORITY -> words.read(ticket.path("priority").asText());
          case TAG -> MarkTags.read(tags.of(Long.parseLong(id)));
          case FIELD -> words.read(ticket.path(settings.field()).asText());
        },
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

  private static String stamp(JsonNode ticket) {
    return ticket.path("updated_at").asText("");
  }

  private void refuseClosed(boolean closed) throws DeskException {
    if (closed) {
      throw new DeskException(Kind.REFUSED, name + ": the ticket is closed");
    }
  }
}
