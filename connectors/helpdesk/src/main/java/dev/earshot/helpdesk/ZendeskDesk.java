package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Zendesk, by its ticketing API, version 2.
 *
 * <p>Changes are safe updates: they bear the ticket's {@code updated_at}, and Zendesk refuses them
 * when it has moved. Comments cannot be edited there, so the one note is kept current by a further
 * internal comment, and only when more than its numbers changed. Solved tickets are not among the
 * open ones, though they can still be marked; closed ones cannot.
 */
final class ZendeskDesk extends NumberedDesk {
  private static final Set<String> OPEN = Set.of("new", "open", "pending", "hold");
  private static final String MERGED = "closed_by_merge";
  private static final Pattern TICKET_NUMBER = Pattern.compile("#([0-9]{1,18})");

  /** What one page holds at most; nobody has more tickets open than that. */
  private static final int PAGE = 100;

  ZendeskDesk(String name, DeskSettings settings) {
    super(
        name,
        settings,
        settings.user().isEmpty()
            ? "Bearer " + settings.token()
            : Desks.basic(settings.user() + "/token", settings.token()));
  }

  @Override
  JsonNode newest(long customer) throws DeskException {
    return client
        .get(
            "/api/v2/users/%d/tickets/requested?sort_by=created_at&sort_order=desc&per_page=%d"
                .formatted(customer, PAGE))
        .path("tickets");
  }

  @Override
  boolean isOpen(JsonNode ticket) {
    return OPEN.contains(ticket.path("status").asText());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Zendesk forgets an idempotency key after hours; our key is also the ticket's external id, by
   * which it is found for ever.
   */
  @Override
  public Ticket create(String customer, String title, String note, String dedupKey)
      throws DeskException {
    long requester = number(customer);
    String key = "earshot-" + Note.hash(dedupKey);
    JsonNode known = client.list(client.get("/api/v2/tickets?external_id=" + key).path("tickets"));
    if (!known.isEmpty()) {
      return ticket(known.get(0));
    }
    ObjectNode body = Json.mapper().createObjectNode();
    ObjectNode ticket = body.putObject("ticket");
    ticket.put("requester_id", requester);
    ticket.put("subject", Plain.line(title));
    ticket.put("external_id", key);
    ticket.set("comment", internal(note));
    JsonNode answer =
        client.send("POST", "/api/v2/tickets", Json.write(body), Map.of("Idempotency-Key", key));
    return ticket(answer.path("ticket"));
  }

  @Override
  public void mark(Ticket ticket, Level level) throws DeskException {
    ObjectNode change = Json.mapper().createObjectNode();
    switch (settings.mode()) {
      case PRIORITY -> change.put("priority", words.of(level));
      // A single update replaces all tags, and knows no "one more": hence all of them, safely.
      case TAG ->
          MarkTags.replaced(tags(read(number(ticket.id()))), level)
              .forEach(change.putArray("tags")::add);
      case FIELD ->
          change
              .putArray("custom_fields")
              .addObject()
              .put("id", Long.parseLong(settings.field()))
              .put("value", words.of(level));
    }
    if (!ticket.stamp().isEmpty()) {
      change.put("safe_update", true).put("updated_stamp", ticket.stamp());
    }
    put(ticket.id(), change);
  }

  @Override
  String write(Ticket ticket, String text) throws DeskException {
    ObjectNode change = Json.mapper().createObjectNode();
    change.set("comment", internal(text));
    return put(ticket.id(), change).path("audit").path("id").asText();
  }

  @Override
  List<String> tags(JsonNode ticket) {
    List<String> tags = new ArrayList<>();
    ticket.path("tags").forEach(tag -> tags.add(tag.asText()));
    return tags;
  }

  @Override
  String field(JsonNode ticket) {
    for (JsonNode field : ticket.path("custom_fields")) {
      if (field.path("id").asText().equals(settings.field())) {
        return field.path("value").asText();
      }
    }
    return "";
  }

  /** As HTML with everything escaped: a plain body would be taken for Markdown. */
  private static ObjectNode internal(String text) {
    return Json.mapper().createObjectNode().put("html_body", Plain.html(text)).put("public", false);
  }

  private JsonNode put(String id, ObjectNode change) throws DeskException {
    ObjectNode body = Json.mapper().createObjectNode();
    body.set("ticket", change);
    return send("PUT", "/api/v2/tickets/" + number(id), body);
  }

  @Override
  JsonNode read(long ticket) throws DeskException {
    return client.get("/api/v2/tickets/" + ticket).path("ticket");
  }

  @Override
  Ticket ticket(JsonNode ticket) throws DeskException {
    String id = id(ticket);
    boolean closed = ticket.path("status").asText().equals("closed");
    String target = closed && tags(ticket).contains(MERGED) ? mergedInto(id) : null;
    return new Ticket(id, level(ticket), closed, target, stamp(ticket));
  }

  /**
   * No field of a merged ticket says where it went; the comment that the merge left as its last
   * does. Null where it does not name a ticket: then it is merely closed.
   */
  private String mergedInto(String id) throws DeskException {
    JsonNode answer = client.get("/api/v2/tickets/" + id + "/comments?sort_order=desc&per_page=1");
    Matcher number =
        TICKET_NUMBER.matcher(answer.path("comments").path(0).path("plain_body").asText());
    return number.find() && !number.group(1).equals(id) ? number.group(1) : null;
  }
}
