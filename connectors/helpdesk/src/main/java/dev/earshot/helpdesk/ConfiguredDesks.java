package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;

/** From what earshot.yaml says of a desk to the desk. */
final class ConfiguredDesks {
  private ConfiguredDesks() {}

  /** The desk of that name, not yet called. */
  @SuppressWarnings("DoNotCallSuggester") // until there are desks
  static Desk of(String name, DeskSettings settings) {
    throw new UnsupportedOperationException(
        "desk " + name + ": kind " + settings.kind() + " is not built");
  }
}
