package dev.earshot.listener.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a brand was heard on a network, and through which source: whom we never hear answer, we
 * cannot accuse of silence. It may know of moments that are yet to come; every question is about
 * one moment.
 *
 * @param spoken what it said, in the order of the log
 */
public record BrandVoice(List<Spoken> spoken) {
  /** It was not heard. */
  public static final BrandVoice UNHEARD = new BrandVoice(List.of());

  private static final Comparator<Spoken> LOG_ORDER =
      Comparator.comparingLong(Spoken::at)
          .thenComparingInt(Spoken::partition)
          .thenComparingLong(Spoken::offset);

  /**
   * That a brand spoke.
   *
   * @param at event time in milliseconds
   * @param source the publisher that heard it
   * @param reply whether it answered somebody; else it spoke to everybody
   */
  public record Spoken(long at, int partition, long offset, String source, boolean reply) {}

  public BrandVoice {
    spoken = List.copyOf(spoken);
  }

  /** With one more, wherever in the log it lies. */
  public BrandVoice with(Spoken more) {
    if (spoken.contains(more)) {
      return this;
    }
    List<Spoken> all = new ArrayList<>(spoken);
    all.add(more);
    all.sort(LOG_ORDER);
    return new BrandVoice(all);
  }

  /** The same with no more than is needed: before the watermark only the newest counts. */
  public BrandVoice settled(long watermark) {
    Spoken newest = newest(watermark, false);
    Spoken reply = newest(watermark, true);
    List<Spoken> kept = new ArrayList<>();
    for (Spoken each : spoken) {
      if (each.at() > watermark || each.equals(newest) || each.equals(reply)) {
        kept.add(each);
      }
    }
    return new BrandVoice(kept);
  }

  /** Whether it was heard in so many milliseconds before this moment. */
  public boolean heardWithin(long millis, long moment) {
    Spoken newest = newest(moment, false);
    return newest != null && newest.at() >= moment - millis;
  }

  /** The source through which its answers come, as far as was heard until this moment, or null. */
  public String source(long moment) {
    Spoken reply = newest(moment, true);
    Spoken newest = reply == null ? newest(moment, false) : reply;
    return newest == null ? null : newest.source();
  }

  private Spoken newest(long moment, boolean repliesOnly) {
    Spoken newest = null;
    for (Spoken each : spoken) {
      boolean known = each.at() <= moment && each.at() > moment - SourceEars.MEMORY.toMillis();
      if (known && (each.reply() || !repliesOnly)) {
        newest = each;
      }
    }
    return newest;
  }
}
