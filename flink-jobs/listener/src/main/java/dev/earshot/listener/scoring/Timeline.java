package dev.earshot.listener.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of something by the moment from which they count. The first counts since ever; what
 * is added later replaces what was announced before it for the same moment or after.
 *
 * @param <T> what changes
 */
public final class Timeline<T> {
  private record Version<T>(Instant from, T value) {}

  private final List<Version<T>> versions = new ArrayList<>();

  public Timeline(T first) {
    versions.add(new Version<>(Instant.MIN, first));
  }

  /** From this moment on the value counts. */
  public void add(Instant from, T value) {
    versions.removeIf(known -> !known.from().isBefore(from));
    versions.add(new Version<>(from, value));
  }

  /** The version that counts at a moment. */
  public T at(Instant moment) {
    int newest = versions.size() - 1;
    while (newest > 0 && versions.get(newest).from().isAfter(moment)) {
      newest--;
    }
    return versions.get(newest).value();
  }

  /** Nobody asks for a moment before this one any more. */
  public void forgetBefore(Instant moment) {
    while (versions.size() > 1 && !versions.get(1).from().isAfter(moment)) {
      versions.remove(0);
    }
  }

  /** Every version that may still be asked for, the oldest first. */
  public List<T> values() {
    return versions.stream().map(Version::value).toList();
  }
}
