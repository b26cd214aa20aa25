package dev.earshot.helpdesk;

/**
 * How it stands with a desk.
 *
 * @param desk its name
 * @param up whether the desk answered when it was asked last, or was not asked yet
 * @param detail one line for people: what is wrong, or what goes on
 * @param waiting how many it has yet to hear of
 */
public record DeskHealth(String desk, boolean up, String detail, long waiting) {}
