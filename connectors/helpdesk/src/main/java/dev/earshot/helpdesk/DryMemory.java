package dev.earshot.helpdesk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers on top of what is remembered, and takes it along when it goes. */
final class DryMemory implements Remembered {
  private final Remembered before;
  private final Map<String, List<String>> tickets = new HashMap<>();
  private final Map<String, Memory> memories = new HashMap<>();

  DryMemory(Remembered before) {
    this.before = before;
  }

  @Override
  public List<String> tickets(String subject) {
    return tickets.computeIfAbsent(subject, before::tickets);
  }

  @Override
  public void tickets(String subject, List<String> ids) {
    tickets.put(subject, ids);
  }

  @Override
  public Memory ticket(String id) {
    return memories.computeIfAbsent(id, before::ticket);
  }

  @Override
  public void ticket(String id, Memory memory) {
    memories.put(id, memory);
  }
}
