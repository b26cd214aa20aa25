package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A desk that is asked and never told: what it would be told is kept. */
final class DryDesk implements Desk {
  private final Desk desk;
  private final List<Forecast.Act> acts = new ArrayList<>();
  private String subject;

  DryDesk(Desk desk) {
    this.desk = desk;
  }

  /** What would be done for one subject. */
  List<Forecast.Act> watch(String about, TendTickets tending) {
    subject = about;
    acts.clear();
    try {
      boolean waits = tending.tend(about);
      if (acts.isEmpty()) {
        act(tending.ticket(), "nothing", null, null, waits ? "has no open ticket" : "");
      }
    } catch (DeskException e) {
      act(tending.ticket(), "fail", null, null, e.getMessage());
    }
    return List.copyOf(acts);
  }

  @Override
  public String name() {
    return desk.name();
  }

  @Override
  public Level asRead(Level level) {
    return desk.asRead(level);
  }

  @Override
  public List<Ticket> openTickets(String customer) throws DeskException {
    return desk.openTickets(customer);
  }

  @Override
  public Optional<Ticket> ticket(String id) throws DeskException {
    return desk.ticket(id);
  }

  @Override
  public Ticket create(String customer, String title, String note, String dedupKey) {
    act("", "create", null, null, "");
    return new Ticket("", Level.NONE, false, null, "");
  }

  @Override
  public void mark(Ticket ticket, Level level) {
    String does = level.compareTo(ticket.level()) > 0 ? "raise" : "lower";
    act(ticket.id(), does, ticket.level(), level, "");
  }

  @Override
  public String note(Ticket ticket, String noteId, String words) {
    act(ticket.id(), "note", null, null, "");
    return "";
  }

  private void act(String ticket, String does, Level from, Level to, String detail) {
    acts.add(new Forecast.Act(desk.name(), subject, ticket, does, from, to, detail));
  }
}
