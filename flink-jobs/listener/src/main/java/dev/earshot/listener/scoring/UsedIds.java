package dev.earshot.listener.scoring;

import dev.earshot.model.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of what a running job was told and let in: a record that is delivered again, or whose
 * sender used an id twice, changes nothing. The log alone decides, by its order and its stamps.
 */
public final class UsedIds {
  /** As long as the log keeps a record; it can hardly be delivered again later. */
  public static final Duration REMEMBERED = Duration.ofDays(28);

  private final Map<String, Instant> writtenAt = new LinkedHashMap<>();
  private Instant newest = Instant.MIN;

  /**
   * An id that was let in.
   *
   * @param id the record's
   * @param writtenAt the record's timestamp
   */
  public record Used(String id, Instant writtenAt) {}

  /**
   * Asks before a record is let in.
   *
   * @throws RefusedException if a record of this id was
   */
  public void refuseUsed(Control control) throws RefusedException {
    Instant first = writtenAt.get(control.id());
    if (first != null) {
      throw new RefusedException(
          "id is that of a record written at %s, which alone counts; a new one needs an id of its own"
              .formatted(first));
    }
  }

  /** This record was let in; what was let in too long before it is forgotten. */
  public void add(String id, Instant at) {
    newest = at.isAfter(newest) ? at : newest;
    Instant oldest = newest.minus(REMEMBERED);
    writtenAt.values().removeIf(before -> before.isBefore(oldest));
    writtenAt.putIfAbsent(id, at);
  }

  /** What is remembered, in the order of the log, to be added again after a restart. */
  public List<Used> all() {
    List<Used> all = new ArrayList<>();
    writtenAt.forEach((id, at) -> all.add(new Used(id, at)));
    return all;
  }
}
