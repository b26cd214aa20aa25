package dev.earshot.helpdesk;

/** What kill -9 is to the code it hits: nothing after it happens, no matter who catches what. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed by a test");
  }
}
