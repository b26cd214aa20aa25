package dev.earshot.helpdesk;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Settings as tests need them. */
final class TestDesks {
  private TestDesks() {}

  static DeskSettings settings(
      DeskSettings.Kind kind,
      URI url,
      String user,
      DeskSettings.Mode mode,
      String field,
      HttpTemplates templates) {
    return new DeskSettings(
        "desk",
        kind,
        url,
        user,
        DeskStub.TOKEN,
        mode,
        field,
        "Users",
        Map.of(),
        Duration.ofSeconds(5),
        templates);
  }

  static DeskSettings withToken(DeskSettings s, String token) {
    return new DeskSettings(
        s.name(),
        s.kind(),
        s.url(),
        s.user(),
        token,
        s.mode(),
        s.field(),
        s.group(),
        s.levels(),
        s.timeout(),
        s.templates());
  }
}
