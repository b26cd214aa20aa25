package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskTemplates;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Settings as tests need them. */
final class TestDesks {
  /** As the desk is called. */
  static final String NAME = "desk";

  static final DeskTemplates.Call NO_CALL = new DeskTemplates.Call("GET", "", "");
  static final DeskTemplates NO_TEMPLATES =
      new DeskTemplates(NO_CALL, NO_CALL, NO_CALL, NO_CALL, NO_CALL, NO_CALL, null);

  private TestDesks() {}

  static Desk open(DeskSettings settings) {
    return Desks.open(NAME, settings);
  }

  static DeskSettings settings(
      DeskSettings.Kind kind, URI url, String user, DeskSettings.Mode mode, String field) {
    return new DeskSettings(
        kind,
        url.toString(),
        user,
        DeskStub.TOKEN,
        mode,
        field,
        "Users",
        false,
        60,
        Duration.ofSeconds(5),
        Map.of(),
        NO_TEMPLATES);
  }

  static DeskSettings withToken(DeskSettings s, String token) {
    return with(s, token, s.levels(), s.timeout());
  }

  static DeskSettings withLevels(DeskSettings s, Map<String, String> levels) {
    return with(s, s.token(), levels, s.timeout());
  }

  static DeskSettings withTimeout(DeskSettings s, Duration timeout) {
    return with(s, s.token(), s.levels(), timeout);
  }

  private static DeskSettings with(
      DeskSettings s, String token, Map<String, String> levels, Duration timeout) {
    return new DeskSettings(
        s.kind(),
        s.url(),
        s.user(),
        token,
        s.mode(),
        s.field(),
        s.group(),
        s.create(),
        s.ratePerMinute(),
        timeout,
        levels,
        s.templates());
  }
}
