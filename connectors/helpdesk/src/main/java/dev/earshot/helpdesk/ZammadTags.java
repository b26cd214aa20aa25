package dev.earshot.helpdesk;

import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tags of Zammad's tickets, which are changed one by one and beside the ticket. */
final class ZammadTags {
  private final DeskClient client;

  ZammadTags(DeskClient client) {
    this.client = client;
  }

  List<String> of(long ticket) throws DeskException {
    List<String> tags = new ArrayList<>();
    client
        .get("/api/v1/tags?object=Ticket&o_id=" + ticket)
        .path("tags")
        .forEach(tag -> tags.add(tag.asText()));
    return tags;
  }

  /** The new mark first, so that a failure between the two leaves one too many, not none. */
  void mark(long ticket, Level level) throws DeskException {
    List<String> before = of(ticket);
    List<String> after = MarkTags.replaced(before, level);
    for (String tag : after) {
      if (!before.contains(tag)) {
        change("POST", "/api/v1/tags/add", ticket, tag);
      }
    }
    for (String tag : before) {
      if (!after.contains(tag)) {
        change("DELETE", "/api/v1/tags/remove", ticket, tag);
      }
    }
  }

  private void change(String method, String path, long ticket, String tag) throws DeskException {
    String body =
        Json.write(
            Json.mapper()
                .createObjectNode()
                .put("item", tag)
                .put("object", "Ticket")
                .put("o_id", ticket));
    client.send(method, path, body, Map.of());
  }
}
