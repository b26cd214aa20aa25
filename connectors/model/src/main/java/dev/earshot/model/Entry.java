package dev.earshot.model;

/**
 * One thing people and desks may see: exactly one of an alert, a bump, a piece of evidence, a
 * brand's pulse, or the end of one of them. What Redis shows is also written to a topic, so that
 * Redis can be filled again from it.
 */
public record Entry(Alert alert, Bump bump, Evidence evidence, Pulse pulse, Erasure erasure) {
  public Entry {
    int present =
        (alert == null ? 0 : 1)
            + (bump == null ? 0 : 1)
            + (evidence == null ? 0 : 1)
            + (pulse == null ? 0 : 1)
            + (erasure == null ? 0 : 1);
    if (present != 1) {
      throw new InvalidRecordException("entry", "holds " + present + " things, must hold one");
    }
  }

  public static Entry of(Alert alert) {
    return new Entry(alert, null, null, null, null);
  }

  public static Entry of(Bump bump) {
    return new Entry(null, bump, null, null, null);
  }

  public static Entry of(Evidence evidence) {
    return new Entry(null, null, evidence, null, null);
  }

  public static Entry of(Pulse pulse) {
    return new Entry(null, null, null, pulse, null);
  }

  public static Entry of(Erasure erasure) {
    return new Entry(null, null, null, null, erasure);
  }

  /** What it is called in Redis and as a record's key: {@code alert:…}, {@code priority:…}. */
  public String identity() {
    if (alert != null) {
      return "alert:" + alert.id();
    }
    if (bump != null) {
      return "priority:" + bump.subject();
    }
    if (evidence != null) {
      return "evidence:" + evidence.post();
    }
    return pulse != null ? "pulse:" + pulse.brand() : erasure.entry();
  }

  /** The thing itself. */
  public Record value() {
    if (alert != null) {
      return alert;
    }
    if (bump != null) {
      return bump;
    }
    if (evidence != null) {
      return evidence;
    }
    return pulse != null ? pulse : erasure;
  }
}
