package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskTemplates;
import dev.earshot.model.Level;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** From what earshot.yaml says of a desk to the desk. */
final class ConfiguredDesks {
  private ConfiguredDesks() {}

  /**
   * The desk of that name, not yet called.
   *
   * @throws IllegalArgumentException naming the desk and the key, if they do not fit together
   */
  static Desk of(String name, DeskSettings own) {
    Map<Level, String> levels = new EnumMap<>(Level.class);
    own.levels()
        .forEach((level, word) -> levels.put(Level.valueOf(level.toUpperCase(Locale.ROOT)), word));
    try {
      return Desks.open(
          new dev.earshot.helpdesk.DeskSettings(
              name,
              switch (own.kind()) {
                case ZENDESK -> dev.earshot.helpdesk.DeskSettings.Kind.ZENDESK;
                case ZAMMAD -> dev.earshot.helpdesk.DeskSettings.Kind.ZAMMAD;
                case HTTP -> dev.earshot.helpdesk.DeskSettings.Kind.HTTP;
              },
              URI.create(own.url()),
              own.user(),
              own.token(),
              switch (own.mode()) {
                case PRIORITY -> dev.earshot.helpdesk.DeskSettings.Mode.PRIORITY;
                case TAG -> dev.earshot.helpdesk.DeskSettings.Mode.TAG;
                case FIELD -> dev.earshot.helpdesk.DeskSettings.Mode.FIELD;
              },
              own.field(),
              own.group(),
              levels,
              own.timeout(),
              own.kind() == DeskSettings.Kind.HTTP ? templates(own.templates()) : null));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("helpdesk.desks." + name + "." + e.getMessage(), e);
    }
  }

  private static HttpTemplates templates(DeskTemplates own) {
    DeskTemplates.Answer answer = own.answer();
    return new HttpTemplates(
        call(own.tickets()),
        call(own.ticket()),
        call(own.create()),
        call(own.mark()),
        call(own.unmark()),
        call(own.note()),
        new HttpTemplates.Answer(
            answer.list(),
            answer.one(),
            answer.id(),
            answer.level(),
            answer.closed(),
            answer.closedWords(),
            answer.mergedInto(),
            answer.stamp(),
            answer.noteId()));
  }

  private static HttpTemplates.Call call(DeskTemplates.Call own) {
    return own.none() ? null : new HttpTemplates.Call(own.method(), own.path(), own.body());
  }
}
