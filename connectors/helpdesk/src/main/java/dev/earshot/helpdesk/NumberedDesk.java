package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Zendesk and Zammad have in common: customers and tickets are numbered, a ticket has a
 * priority, tags and fields, and a note, once written, stays as it is.
 */
abstract class NumberedDesk implements Desk {
  /** Ids count upwards. */
  private static final Comparator<Ticket> NEWEST_FIRST =
      Comparator.comparingLong((Ticket ticket) -> Long.parseLong(ticket.id())).reversed();

  final DeskSettings settings;
  final LevelWords words;
  final DeskClient client;
  private final String name;

  NumberedDesk(String name, DeskSettings settings, String authorization) {
    this.name = name;
    this.settings = settings;
    this.words = LevelWords.of(settings);
    this.client = new DeskClient(name, settings, authorization);
  }

  /** A customer's newest tickets, as the desk tells them. */
  abstract JsonNode newest(long customer) throws DeskException;

  abstract JsonNode read(long ticket) throws DeskException;

  /** Whether somebody is to work on it. */
  abstract boolean isOpen(JsonNode ticket) throws DeskException;

  abstract Ticket ticket(JsonNode ticket) throws DeskException;

  abstract List<String> tags(JsonNode ticket) throws DeskException;

  /** What stands in the field of the settings; empty where nothing does. */
  abstract String field(JsonNode ticket);

  /** Writes a further internal note; returns the desk's id of it. */
  abstract String write(Ticket ticket, String text) throws DeskException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Ticket> openTickets(String customer) throws DeskException {
    List<Ticket> open = new ArrayList<>();
    for (JsonNode each : client.list(newest(number(customer)))) {
      if (isOpen(each)) {
        open.add(ticket(each));
      }
    }
    open.sort(NEWEST_FIRST);
    return open;
  }

  @Override
  public final Optional<Ticket> ticket(String id) throws DeskException {
    return Desks.orNone(() -> ticket(read(number(id))));
  }

  @Override
  public final Level asRead(Level level) {
    return settings.mode() == Mode.TAG ? level : words.read(words.of(level));
  }

  @Override
  public final String note(Ticket ticket, String noteId, String text) throws DeskException {
    return Note.says(noteId, text) ? noteId : Note.id(write(ticket, text), text);
  }

  final Level level(JsonNode ticket) throws DeskException {
    return switch (settings.mode()) {
      case PRIORITY -> words.read(ticket.path("priority").asText());
      case TAG -> MarkTags.read(tags(ticket));
      case FIELD -> words.read(field(ticket));
    };
  }

  final long number(String id) throws DeskException {
    return Ids.number(name, id);
  }

  /** The id in an answer that must hold a ticket. */
  final String id(JsonNode ticket) throws DeskException {
    String id = ticket.path("id").asText();
    if (!Ids.isNumber(id)) {
      throw new DeskException(Kind.UNAVAILABLE, name + ": the answer holds no ticket");
    }
    return id;
  }

  /** Whatever changes with each change of the ticket. */
  static String stamp(JsonNode ticket) {
    return ticket.path("updated_at").asText("");
  }

  final JsonNode send(String method, String path, ObjectNode body) throws DeskException {
    return client.send(method, path, Json.write(body), Map.of());
  }
}
