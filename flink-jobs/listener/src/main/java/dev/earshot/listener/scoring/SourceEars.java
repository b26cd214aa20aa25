package dev.earshot.listener.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a source told that it heard its network, and when that it did not. It may know of moments
 * that are yet to come; every question is about one moment and is answered by what had been told
 * until then. A source that never told anything is taken to hear.
 *
 * @param statuses what it told, in the order of the log
 */
public record SourceEars(List<Status> statuses) {
  /** Nothing was told. */
  public static final SourceEars UNTOLD = new SourceEars(List.of());

  /** Farther behind than this, a source does not hear what is said now. */
  public static final Duration DEAF_FROM = Duration.ofMinutes(5);

  /** So far back is remembered, longer than anybody waits for an answer. */
  public static final Duration MEMORY = Duration.ofDays(28);

  /** So many changes at most are remembered: of a source that comes and goes, the newest. */
  static final int MOST_CHANGES = 1_000;

  private static final Comparator<Status> LOG_ORDER =
      Comparator.comparingLong(Status::at)
          .thenComparingInt(Status::partition)
          .thenComparingLong(Status::offset);

  /**
   * What a source told of itself.
   *
   * @param at event time in milliseconds
   * @param hears whether it hears its network from here on
   */
  public record Status(long at, int partition, long offset, boolean hears) {}

  /** A stretch of time in milliseconds, its end not included. */
  private record Span(long from, long to) {}

  public SourceEars {
    statuses = List.copyOf(statuses);
  }

  /** With one status more, wherever in the log it lies. */
  public SourceEars with(Status status) {
    if (statuses.contains(status)) {
      return this;
    }
    List<Status> all = new ArrayList<>(statuses);
    all.add(status);
    all.sort(LOG_ORDER);
    return new SourceEars(all);
  }

  /**
   * The same with no more than is needed: before the watermark nothing can come in between any
   * more, so changes are enough there.
   */
  public SourceEars settled(long watermark) {
    List<Status> kept = changes(watermark);
    long forgotten = watermark - MEMORY.toMillis();
    while (kept.size() > 1 && kept.get(1).at() <= forgotten) {
      kept.remove(0);
    }
    if (!kept.isEmpty() && kept.get(0).at() <= forgotten && kept.get(0).hears()) {
      kept.remove(0);
    }
    for (Status status : statuses) {
      if (status.at() > watermark) {
        kept.add(status);
      }
    }
    return new SourceEars(kept);
  }

  /** Whether it hears, as told until this moment. */
  public boolean hearsAt(long moment) {
    List<Status> changes = changes(moment);
    return changes.isEmpty() || changes.get(changes.size() - 1).hears();
  }

  /** For how many milliseconds of this time either of two sources did not hear. */
  public static long deafWithin(SourceEars one, SourceEars other, long from, long to) {
    List<Span> spans = one.deaf(from, to);
    spans.addAll(other.deaf(from, to));
    spans.sort(Comparator.comparingLong(Span::from));
    long deaf = 0;
    long counted = from;
    for (Span span : spans) {
      deaf += Math.max(0, span.to() - Math.max(counted, span.from()));
      counted = Math.max(counted, span.to());
    }
    return deaf;
  }

  private List<Span> deaf(long from, long to) {
    List<Status> changes = changes(to);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.get(i).hears()) {
        long end = i + 1 < changes.size() ? changes.get(i + 1).at() : to;
        if (end > from) {
          spans.add(new Span(Math.max(from, changes.get(i).at()), end));
        }
      }
    }
    return spans;
  }

  /** Where it went deaf or came back until this moment, in turns; it heard before the first. */
  private List<Status> changes(long moment) {
    List<Status> changes = new ArrayList<>();
    boolean hears = true;
    for (Status status : statuses) {
      if (status.at() <= moment && status.hears() != hears) {
        hears = status.hears();
        changes.add(status);
      }
    }
    int forgotten = Math.max(0, changes.size() - MOST_CHANGES);
    // What is remembered begins with going deaf: of what lies before nothing is known.
    if (forgotten < changes.size() && changes.get(forgotten).hears()) {
      forgotten++;
    }
    return new ArrayList<>(changes.subList(forgotten, changes.size()));
  }
}
