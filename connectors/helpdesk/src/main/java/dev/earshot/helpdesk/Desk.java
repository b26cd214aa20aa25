package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.List;
import java.util.Optional;

/**
 * A help desk, as far as a bridge needs it. Each method is one call or a few over the network;
 * whatever goes wrong is a {@link DeskException} that says whether to try again.
 */
public interface Desk {
  /** The desk's name, as customers' {@code refs} and desk events carry it. */
  String name();

  /**
   * The tickets of a customer that are not closed, the newest first.
   *
   * @param customer the desk's own id of the customer
   */
  List<Ticket> openTickets(String customer) throws DeskException;

  /** One ticket; empty when the desk has none of this id. */
  Optional<Ticket> ticket(String id) throws DeskException;

  /**
   * Opens a ticket.
   *
   * @param customer the desk's own id of the customer
   * @param title one line
   * @param note the first words, internal
   * @param dedupKey the same key opens no second ticket, where the desk can tell
   */
  Ticket create(String customer, String title, String note, String dedupKey) throws DeskException;

  /**
   * Marks a ticket with a level, in the way this desk is configured for (priority, tag or field);
   * {@link Level#NONE} takes the mark away where it is a tag or a field.
   *
   * @param ticket as it was read; the desk refuses with a conflict when somebody changed it since
   */
  void mark(Ticket ticket, Level level) throws DeskException;

  /**
   * The level that a ticket tells after {@link #mark} with this one. A desk with fewer words than
   * we have levels tells two of them alike; whoever asks whether a mark still stands compares with
   * this.
   */
  default Level asRead(Level level) {
    return level;
  }

  /**
   * Writes the one internal note, or keeps it current.
   *
   * @param noteId of the note that stands, or null
   * @param words plain text; whatever in it may be markup at this desk is escaped by the desk
   * @return id of the note that stands now
   */
  String note(Ticket ticket, String noteId, String words) throws DeskException;
}
