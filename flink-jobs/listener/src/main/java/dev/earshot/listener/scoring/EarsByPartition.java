package dev.earshot.listener.scoring;

import dev.earshot.config.Brands;
import dev.earshot.model.Control;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is listened for, by partition of the log that posts and new brands share. Each partition
 * counts its own copy only: another one's is nearer or farther by chance, and a replay must hear
 * what was heard.
 */
public final class EarsByPartition {
  private final Version own;
  private final Map<Integer, Timeline<Version>> partitions = new TreeMap<>();

  /** The ears made for a record that lies in every partition. */
  private final Map<String, Ears> made = new HashMap<>();

  /** The record it came with is null for the job's own brands. */
  private record Version(long offset, Control control, Ears ears) {}

  /** Is told what is kept. */
  public interface Keeper {
    void keep(int partition, long offset, Control control);
  }

  /**
   * @param own the brands the job was started with
   */
  public EarsByPartition(Brands own) {
    this.own = new Version(-1, null, Ears.of(own));
  }

  /** What posts of this partition and moment are heard with. */
  public Ears at(int partition, Instant moment) {
    if (partitions.isEmpty()) {
      return own.ears();
    }
    Timeline<Version> timeline = partitions.get(partition);
    return timeline == null ? own.ears() : timeline.at(moment).ears();
  }

  /**
   * New brands, for the posts after them in their partition.
   *
   * @param offset where they lie in it; those of a partition come in its order
   * @param writtenAt what comes after is no older, so what was replaced before is not asked for
   */
  public void add(int partition, long offset, Control control, Brands brands, Instant writtenAt) {
    Timeline<Version> timeline =
        partitions.computeIfAbsent(partition, unused -> new Timeline<>(own));
    timeline.forgetBefore(writtenAt);
    boolean known =
        timeline.values().stream()
            .map(Version::control)
            .filter(Objects::nonNull)
            .anyMatch(before -> before.id().equals(control.id()));
    if (!known) {
      Ears ears = made.computeIfAbsent(control.id(), unused -> Ears.of(brands));
      timeline.add(control.effectiveAt(), new Version(offset, control, ears));
    }
    made.keySet().removeIf(this::isUnused);
  }

  /**
   * After a restart: this was let in before. What this version of Earshot cannot read any more is
   * left out.
   *
   * @param offset as in {@link #add}: copies of several tasks must have been put in order
   */
  public void restore(int partition, long offset, Control control) {
    try {
      add(partition, offset, control, SettingsGate.readBrands(control), Instant.MIN);
    } catch (RefusedException e) {
      // The brands before it go on.
    }
  }

  /** What is kept, in the order in which it came. */
  public void forEach(Keeper keeper) {
    partitions.forEach(
        (partition, timeline) ->
            timeline.values().stream()
                .filter(version -> version.control() != null)
                .forEach(version -> keeper.keep(partition, version.offset(), version.control())));
  }

  private boolean isUnused(String id) {
    return partitions.values().stream()
        .flatMap(timeline -> timeline.values().stream())
        .noneMatch(version -> version.control() != null && version.control().id().equals(id));
  }
}
