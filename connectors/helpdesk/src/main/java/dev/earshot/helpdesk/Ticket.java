package dev.earshot.helpdesk;

import dev.earshot.model.Level;

/**
 * A ticket as a desk told it at one moment.
 *
 * @param id the desk's own id
 * @param level how it is marked now, in our levels; none where it bears no mark
 * @param closed whether nobody may work on it any more
 * @param mergedInto id of the ticket it was merged into, or null
 * @param stamp what the desk wants to hear with a change, to refuse what was read too long ago;
 *     empty where it knows no such thing
 */
public record Ticket(String id, Level level, boolean closed, String mergedInto, String stamp) {}
