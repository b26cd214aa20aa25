package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A help desk on a loopback port that keeps state and refuses what its original refuses. Everything
 * a test may do to it is here; the two desks below differ only in how they are spoken with.
 */
public abstract class DeskStub extends StubHttp {
  /** The one agent it knows. */
  public static final String USER = "agent@acme.example";

  /** That agent's token. */
  public static final String TOKEN = "s3cret-token";

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  protected final Map<Long, StubTicket> tickets = new TreeMap<>();
  protected final List<Long> customers = new ArrayList<>();

  private long changes;
  private long ids = 100;

  /** What a new ticket's priority is, and its status. */
  protected abstract StubTicket fresh(long id, long customer);

  /** A customer without tickets; its id. */
  public synchronized String addCustomer() {
    customers.add(nextId());
    return String.valueOf(ids);
  }

  /** An open ticket of that customer; its id. */
  public synchronized String addTicket(String customer) {
    return String.valueOf(add(Long.parseLong(customer)).id);
  }

  /** A person changes the priority, in the desk's own words. */
  public synchronized void personSets(String ticket, String priority) {
    touch(find(ticket)).priority = priority;
  }

  /** A person merges one ticket into another. */
  public synchronized void merge(String source, String target) {
    StubTicket merged = touch(find(source));
    merged.mergedInto = Long.parseLong(target);
    onMerge(merged);
  }

  /** A person closes it. */
  public synchronized void close(String ticket) {
    touch(find(ticket)).status = "closed";
  }

  /** What the desk does to a merged ticket. */
  protected abstract void onMerge(StubTicket merged);

  /** As the desk would show it. */
  public synchronized String priority(String ticket) {
    return find(ticket).priority;
  }

  public synchronized List<String> tags(String ticket) {
    return List.copyOf(find(ticket).tags);
  }

  /** Tags somebody else put there. */
  public synchronized void tag(String ticket, String... tags) {
    touch(find(ticket)).tags.addAll(List.of(tags));
  }

  public synchronized String field(String ticket, String field) {
    return find(ticket).fields.get(field);
  }

  /** The internal notes, oldest first, as the desk would show them. */
  public synchronized List<String> notes(String ticket) {
    return List.copyOf(find(ticket).notes);
  }

  public synchronized int ticketsOf(String customer) {
    long id = Long.parseLong(customer);
    return (int) tickets.values().stream().filter(t -> t.customer == id).count();
  }

  protected final long nextId() {
    return ++ids;
  }

  protected final StubTicket add(long customer) {
    StubTicket ticket = fresh(nextId(), customer);
    tickets.put(ticket.id, touch(ticket));
    return ticket;
  }

  /** Each change has a second of its own, so that no two share a stamp. */
  protected final StubTicket touch(StubTicket ticket) {
    ticket.updated = START.plusSeconds(++changes).toString();
    return ticket;
  }

  protected final StubTicket find(String id) {
    StubTicket found = Ids.isNumber(id) ? tickets.get(Long.parseLong(id)) : null;
    if (found == null) {
      throw new Refused(404, "RecordNotFound");
    }
    return found;
  }

  /** Refuses what it does not know, as a typing error would be found out. */
  protected static void only(JsonNode object, String... known) {
    Set<String> names = Set.of(known);
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new Refused(422, "RecordInvalid");
              }
            });
  }
}
