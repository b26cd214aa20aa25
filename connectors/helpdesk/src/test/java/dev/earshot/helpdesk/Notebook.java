package dev.earshot.helpdesk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A memory that outlives whoever writes into it, and may be where they are killed. */
final class Notebook implements Remembered {
  private final Map<String, List<String>> tickets = new HashMap<>();
  private final Map<String, Memory> memories = new HashMap<>();
  private Runnable atEachWrite = () -> {};

  void atEachWrite(Runnable happens) {
    atEachWrite = happens;
  }

  @Override
  public List<String> tickets(String subject) {
    return tickets.getOrDefault(subject, List.of());
  }

  @Override
  public void tickets(String subject, List<String> ids) {
    atEachWrite.run();
    tickets.put(subject, List.copyOf(ids));
    atEachWrite.run();
  }

  @Override
  public Memory ticket(String id) {
    return memories.getOrDefault(id, Memory.NONE);
  }

  @Override
  public void ticket(String id, Memory memory) {
    atEachWrite.run();
    memories.put(id, memory);
    atEachWrite.run();
  }
}
