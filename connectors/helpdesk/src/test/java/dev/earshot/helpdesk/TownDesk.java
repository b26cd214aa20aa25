package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A help desk in memory, with people who work at it and all that may happen to a call. */
final class TownDesk implements Desk {
  private final String name;
  private final Map<String, State> tickets = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Trouble before = call -> {};
  private Trouble after = call -> {};
  private Level steps = Level.URGENT;

  /** May throw, or do something else at the desk. The call is {@code mark 7}, for instance. */
  interface Trouble {
    void at(String call) throws DeskException;
  }

  private static final class State {
    private final String customer;
    private Level level;
    private boolean closed;
    private String mergedInto;
    private int changes;
    private final Map<String, String> notes = new LinkedHashMap<>();

    private State(String customer, Level level) {
      this.customer = customer;
      this.level = level;
    }
  }

  TownDesk(String name) {
    this.name = name;
  }

  // What people see and do.

  synchronized TownDesk has(String id, String customer, Level level) {
    tickets.put(id, new State(customer, level));
    return this;
  }

  synchronized void personSets(String id, Level level) {
    state(id).level = level;
    state(id).changes++;
  }

  synchronized void close(String id) {
    state(id).closed = true;
  }

  synchronized void merge(String id, String into) {
    state(id).closed = true;
    state(id).mergedInto = into;
  }

  synchronized Level level(String id) {
    return state(id).level;
  }

  synchronized List<String> notes(String id) {
    return List.copyOf(state(id).notes.values());
  }

  synchronized void deleteNotes(String id) {
    state(id).notes.clear();
  }

  synchronized List<String> ids() {
    return List.copyOf(tickets.keySet());
  }

  synchronized List<String> calls(String of) {
    return calls.stream().filter(call -> call.startsWith(of)).toList();
  }

  // What happens to calls.

  synchronized TownDesk before(Trouble trouble) {
    before = trouble;
    return this;
  }

  synchronized TownDesk after(Trouble trouble) {
    after = trouble;
    return this;
  }

  /** Knows no level above this one. */
  synchronized TownDesk upTo(Level level) {
    steps = level;
    return this;
  }

  // What the bridge calls.

  @Override
  public String name() {
    return name;
  }

  @Override
  public Level asRead(Level level) {
    return level.compareTo(steps) > 0 ? steps : level;
  }

  @Override
  public synchronized List<Ticket> openTickets(String customer) throws DeskException {
    begin("open " + customer);
    List<Ticket> open = new ArrayList<>();
    tickets.forEach(
        (id, state) -> {
          if (state.customer.equals(customer) && !state.closed) {
            open.add(0, read(id));
          }
        });
    end("open " + customer);
    return open;
  }

  @Override
  public synchronized Optional<Ticket> ticket(String id) throws DeskException {
    begin("ticket " + id);
    Optional<Ticket> ticket = tickets.containsKey(id) ? Optional.of(read(id)) : Optional.empty();
    end("ticket " + id);
    return ticket;
  }

  @Override
  public synchronized Ticket create(String customer, String title, String note, String dedupKey)
      throws DeskException {
    begin("create " + customer + " " + title);
    String id = "new-" + (tickets.size() + 1);
    has(id, customer, Level.NORMAL);
    state(id).notes.put("0", note);
    end("create");
    return read(id);
  }

  @Override
  public synchronized void mark(Ticket ticket, Level level) throws DeskException {
    String call = "mark " + ticket.id();
    begin(call + " " + level);
    State state = state(ticket.id());
    if (!ticket.stamp().equals(Integer.toString(state.changes))) {
      throw new DeskException(DeskException.Kind.CONFLICT, "somebody was quicker");
    }
    state.level = asRead(level);
    state.changes++;
    end(call);
  }

  @Override
  public synchronized String note(Ticket ticket, String noteId, String words) throws DeskException {
    begin("note " + ticket.id());
    State state = state(ticket.id());
    if (noteId != null && !state.notes.containsKey(noteId)) {
      throw new DeskException(DeskException.Kind.GONE, "no such note");
    }
    String id = noteId == null ? "n" + state.notes.size() : noteId;
    state.notes.put(id, words);
    end("note " + ticket.id());
    return id;
  }

  private void begin(String call) throws DeskException {
    before.at(call);
    calls.add(call);
  }

  private void end(String call) throws DeskException {
    after.at(call);
  }

  private Ticket read(String id) {
    State state = state(id);
    return new Ticket(
        id, state.level, state.closed, state.mergedInto, Integer.toString(state.changes));
  }

  private State state(String id) {
    if (!tickets.containsKey(id)) {
      throw new NoSuchElementException(id);
    }
    return tickets.get(id);
  }
}
