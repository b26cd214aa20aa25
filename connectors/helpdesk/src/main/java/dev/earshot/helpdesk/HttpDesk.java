package dev.earshot.helpdesk;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskTemplates;
import dev.earshot.config.DeskTemplates.Answer;
import dev.earshot.config.DeskTemplates.Call;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.helpdesk.Template.Place;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Any desk that speaks JSON over HTTP, described by templates for its calls and pointers into its
 * answers. Where answers have a stamp, a ticket is read again before it is marked, as at Zammad.
 */
final class HttpDesk implements Desk {
  private final String name;
  private final Answer answer;
  private final LevelWords words;
  private final DeskClient client;
  private final Request tickets;
  private final Request ticket;
  private final Request create;
  private final Request mark;
  private final Request unmark;
  private final Request note;

  /** A call, its templates read. */
  private record Request(String method, Template path, Template body) {
    static Request of(String name, Call call, String... known) {
      if (call.none()) {
        return null;
      }
      Set<String> values = Set.of(known);
      String at = "templates." + name;
      Request request =
          new Request(
              call.method(),
              Template.of(at + ".path", Place.PATH, call.path(), values),
              call.body().isBlank()
                  ? null
                  : Template.of(at + ".body", Place.JSON, call.body(), values));
      request.rehearse(at, values);
      return request;
    }

    /** A body that is no JSON, or a path with a blank, is found before the first bump. */
    private void rehearse(String at, Set<String> known) {
      Map<String, String> values = new HashMap<>();
      known.forEach(value -> values.put(value, "1"));
      try {
        URI.create("http://localhost" + path.fill(values));
        if (body != null) {
          Json.mapper().readTree(body.fill(values));
        }
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(at + ".body is not JSON: " + e.getOriginalMessage(), e);
      } catch (DeskException e) {
        throw new IllegalStateException("every value is there", e);
      }
    }
  }

  HttpDesk(String name, DeskSettings settings) {
    this.name = name;
    DeskTemplates templates = settings.templates();
    this.answer = templates.answer();
    this.words = LevelWords.of(settings);
    this.client =
        new DeskClient(
            name,
            settings,
            settings.user().isEmpty()
                ? "Bearer " + settings.token()
                : Desks.basic(settings.user(), settings.token()));
    this.tickets = Request.of("tickets", templates.tickets(), "customer");
    this.ticket = Request.of("ticket", templates.ticket(), "ticket");
    this.create = Request.of("create", templates.create(), "customer", "title", "note", "key");
    this.mark = Request.of("mark", templates.mark(), "ticket", "level", "stamp");
    this.unmark = Request.of("unmark", templates.unmark(), "ticket", "stamp");
    this.note = Request.of("note", templates.note(), "ticket", "note");
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * {@inheritDoc}
   *
   * <p>In the order in which the desk tells them: its template should ask for the newest first.
   */
  @Override
  public List<Ticket> openTickets(String customer) throws DeskException {
    List<Ticket> open = new ArrayList<>();
    JsonNode told = call(tickets, Map.of("customer", customer));
    for (JsonNode one : client.list(told.at(answer.list()))) {
      Ticket found = read(one);
      if (!found.closed()) {
        open.add(found);
      }
    }
    return open;
  }

  @Override
  public Optional<Ticket> ticket(String id) throws DeskException {
    return Desks.orNone(() -> read(call(ticket, Map.of("ticket", id)).at(answer.one())));
  }

  @Override
  public Ticket create(String customer, String title, String text, String dedupKey)
      throws DeskException {
    if (create == null) {
      throw new DeskException(Kind.REFUSED, name + ": has no template to create a ticket");
    }
    Map<String, String> values =
        Map.of(
            "customer", customer,
            "title", Plain.line(title),
            "note", Plain.text(text),
            "key", Note.hash(dedupKey));
    return read(call(create, values).at(answer.one()));
  }

  @Override
  public void mark(Ticket marked, Level level) throws DeskException {
    if (!answer.stamp().isEmpty() && !marked.stamp().isEmpty()) {
      JsonNode now = call(ticket, Map.of("ticket", marked.id())).at(answer.one());
      if (!marked.stamp().equals(text(now, answer.stamp()))) {
        throw new DeskException(Kind.CONFLICT, name + ": the ticket has changed since it was read");
      }
    }
    Map<String, String> values = new HashMap<>();
    values.put("ticket", marked.id());
    values.put("stamp", marked.stamp());
    values.put("level", level == Level.NONE ? "" : words.of(level));
    call(level == Level.NONE && unmark != null ? unmark : mark, values);
  }

  @Override
  public Level asRead(Level level) {
    return words.read(words.of(level));
  }

  @Override
  public String note(Ticket noted, String noteId, String text) throws DeskException {
    if (note == null) {
      return "";
    }
    if (Note.says(noteId, text)) {
      return noteId;
    }
    JsonNode told = call(note, Map.of("ticket", noted.id(), "note", Plain.text(text)));
    return Note.id(text(told, answer.noteId()), text);
  }

  private JsonNode call(Request request, Map<String, String> values) throws DeskException {
    String body = request.body() == null ? null : request.body().fill(values);
    return client.send(request.method(), request.path().fill(values), body, Map.of());
  }

  private Ticket read(JsonNode one) throws DeskException {
    String id = text(one, answer.id());
    if (id.isEmpty()) {
      throw new DeskException(Kind.UNAVAILABLE, name + ": the answer holds no ticket");
    }
    String target = text(one, answer.mergedInto());
    return new Ticket(
        id,
        words.read(text(one, answer.level())),
        answer.closedWords().contains(text(one, answer.closed())),
        target.isEmpty() ? null : target,
        text(one, answer.stamp()));
  }

  /** As text, whatever it is; empty where there is nothing. */
  private static String text(JsonNode node, String pointer) {
    JsonNode found = pointer.isEmpty() ? null : node.at(JsonPointer.compile(pointer));
    return found == null || found.isNull() ? "" : found.asText("");
  }
}
