package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import dev.earshot.model.DeskEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/helpdesk.md tells administrators to paste, as their desks would fill it in. */
class PageTest {
  private static final Map<String, String> FILLED =
      Map.of(
          "ticket.id", "7",
          "ticket.requester.id", "4711",
          "ticket.customer.id", "4711",
          "ticket.priority", "High",
          "ticket.priority.name", "3 high",
          "ticket.via", "Web form",
          "ticket.updated_at_with_timestamp", "2013-12-12T05:35Z",
          "ticket.updated_at", "2013-12-12 05:35:00 UTC",
          "current_user.id", "900",
          "ticket.updated_by.login", "bridge@acme.example");

  @Test
  void zendesksBodyIsRead() throws Exception {
    for (DeskEvent.Type type : DeskEvent.Type.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      Deed deed = read(Secret.Kind.ZENDESK, "900", bodies().get(0).replace("answered", name));

      assertThat(deed.event().type()).isEqualTo(type);
      assertThat(deed.event().id()).isEqualTo("7-" + name + "-High-2013-12-12T05:35Z");
      assertThat(deed.event().at()).isEqualTo("2013-12-12T05:35:00Z");
      assertThat(deed.isBy("900")).isTrue();
    }
  }

  @Test
  void zammadsBodyIsRead() throws Exception {
    Deed deed = read(Secret.Kind.ZAMMAD, "bridge@acme.example", bodies().get(1));

    assertThat(deed.event().level()).hasToString("HIGH");
    assertThat(deed.event().customerRef()).isEqualTo("4711");
    assertThat(deed.isBy("bridge@acme.example")).isTrue();
  }

  private static Deed read(Secret.Kind kind, String ownUser, String body) throws Refusal {
    var desk = new Secret(kind, Knock.SECRET, ownUser);
    return Body.read("desk", desk, Knock.bytes(body)).get(0);
  }

  private static List<String> bodies() throws IOException {
    Matcher block =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../../docs/helpdesk.md")));
    List<String> bodies = new ArrayList<>();
    while (block.find()) {
      bodies.add(
          Pattern.compile("\\{\\{(.*?)}}|#\\{(.*?)}")
              .matcher(block.group(1))
              .replaceAll(
                  found -> filled(found.group(1) == null ? found.group(2) : found.group(1))));
    }
    assertThat(bodies).hasSize(2);
    return bodies;
  }

  private static String filled(String placeholder) {
    assertThat(FILLED).containsKey(placeholder);
    return FILLED.get(placeholder);
  }
}
