package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.List;
import java.util.Optional;

/** A desk that is called no faster than it allows, and only while it is ours to call. */
final class PacedDesk implements Desk {
  private final Desk desk;
  private final Runnable beforeEach;
  private final Runnable afterEach;

  /**
   * @param beforeEach waits for the call's turn; throws where there must be no call
   * @param afterEach hears that the desk has answered
   */
  PacedDesk(Desk desk, Runnable beforeEach, Runnable afterEach) {
    this.desk = desk;
    this.beforeEach = beforeEach;
    this.afterEach = afterEach;
  }

  private interface Asking<T> {
    T ask() throws DeskException;
  }

  private <T> T paced(Asking<T> asking) throws DeskException {
    beforeEach.run();
    T answer = asking.ask();
    afterEach.run();
    return answer;
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
    return paced(() -> desk.openTickets(customer));
  }

  @Override
  public Optional<Ticket> ticket(String id) throws DeskException {
    return paced(() -> desk.ticket(id));
  }

  @Override
  public Ticket create(String customer, String title, String note, String dedupKey)
      throws DeskException {
    return paced(() -> desk.create(customer, title, note, dedupKey));
  }

  @Override
  public void mark(Ticket ticket, Level level) throws DeskException {
    beforeEach.run();
    desk.mark(ticket, level);
    afterEach.run();
  }

  @Override
  public String note(Ticket ticket, String noteId, String words) throws DeskException {
    return paced(() -> desk.note(ticket, noteId, words));
  }
}
