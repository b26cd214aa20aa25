package dev.earshot.model;

import java.time.Instant;

/**
 * One record of the topic at the pipeline's seam: exactly one of a signal, a tally or a hearing.
 * What lies before the seam reads posts, what lies behind reads nothing else, so that rules can be
 * replayed over years that outlive the text.
 *
 * @param signal what somebody said, answered or shared, or null
 * @param tally what was counted, or null
 * @param hearing how our ears are, or null
 */
public record Fact(Signal signal, Tally tally, Hearing hearing) {
  public Fact {
    int present = (signal == null ? 0 : 1) + (tally == null ? 0 : 1) + (hearing == null ? 0 : 1);
    if (present != 1) {
      throw new InvalidRecordException("fact", "holds " + present + " things, must hold one");
    }
  }

  public static Fact of(Signal signal) {
    return new Fact(signal, null, null);
  }

  public static Fact of(Tally tally) {
    return new Fact(null, tally, null);
  }

  public static Fact of(Hearing hearing) {
    return new Fact(null, null, hearing);
  }

  /** Event time; of a tally the last moment of its bucket, for it is known no sooner. */
  public Instant at() {
    if (signal != null) {
      return signal.heardAt();
    }
    return tally != null ? tally.end().minusMillis(1) : hearing.heardAt();
  }

  /** The record's key: whom or what it is about. */
  public String key() {
    if (signal != null) {
      return signal.subject();
    }
    return tally != null ? Subjects.brand(tally.brand()) : "source:" + hearing.source();
  }

  /** Whether a record of this key holds a tally. */
  public static boolean isTally(String key) {
    return key != null && key.startsWith(Subjects.brand(""));
  }
}
