package dev.earshot.model;

import java.time.Instant;

/**
 * Something a help desk did, on the {@code desk-events} topic: an answer by telephone or direct
 * message counts as an answer.
 *
 * @param id unique at the desk
 * @param type what was done
 * @param desk short lower-case name of the desk
 * @param ticket the desk's id of the ticket
 * @param customerRef the desk's own id of the customer, or null
 * @param level the new priority where a person changed it, else null
 * @param channel how the customer was answered, such as {@code phone}; empty when unknown
 * @param at when it was done, by the desk's clock
 * @param schema version of this record's JSON form
 */
public record DeskEvent(
    String id,
    Type type,
    String desk,
    String ticket,
    String customerRef,
    Level level,
    String channel,
    Instant at,
    int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  /** What a desk may do to a ticket. */
  public enum Type {
    CREATED,
    ASSIGNED,
    ANSWERED,
    CLOSED,
    PRIORITY_CHANGED
  }

  public DeskEvent {
    id = Check.text("id", id);
    type = Check.present("type", type);
    desk = Check.name("desk", desk);
    ticket = Check.text("ticket", ticket);
    at = Check.present("at", at);
    channel = channel == null ? "" : channel;
    schema = schema == 0 ? SCHEMA : schema;
    if ((type == Type.PRIORITY_CHANGED) != (level != null)) {
      throw new InvalidRecordException("level", "goes with priority_changed, and only with it");
    }
  }
}
