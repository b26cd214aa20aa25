package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;

/** The desks we know how to speak to. */
final class Desks {
  private Desks() {}

  /** The desk of that name, not yet called. */
  static Desk of(String name, DeskSettings settings) {
    throw new UnsupportedOperationException(
        "desk " + name + ": kind " + settings.kind() + " is not built");
  }
}
