package dev.earshot.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of a Zammad's states mean that nobody works on a ticket. A house may add states of its own,
 * such as "closed without answer"; those of the type that the state "closed" has count alike.
 */
final class ZammadStates {
  private final DeskClient client;
  private Map<Long, Meaning> meanings = Map.of();

  /** What a state means to us. */
  enum Meaning {
    OPEN,
    CLOSED,
    MERGED
  }

  ZammadStates(DeskClient client) {
    this.client = client;
  }

  synchronized Meaning of(long state) throws DeskException {
    if (!meanings.containsKey(state)) {
      meanings = load();
    }
    return meanings.getOrDefault(state, Meaning.OPEN);
  }

  private Map<Long, Meaning> load() throws DeskException {
    JsonNode states = client.list(client.get("/api/v1/ticket_states"));
    Map<Long, Meaning> types = new HashMap<>();
    for (JsonNode state : states) {
      switch (state.path("name").asText()) {
        case "closed", "removed" -> types.put(type(state), Meaning.CLOSED);
        case "merged" -> types.put(type(state), Meaning.MERGED);
        default -> {}
      }
    }
    Map<Long, Meaning> found = new HashMap<>();
    for (JsonNode state : states) {
      found.put(state.path("id").asLong(), types.getOrDefault(type(state), Meaning.OPEN));
    }
    return Map.copyOf(found);
  }

  private static long type(JsonNode state) {
    return state.path("state_type_id").asLong();
  }
}
