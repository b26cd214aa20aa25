package dev.earshot.model;

/**
 * One thing people and desks may see: exactly one of an alert, a bump or a piece of evidence. What
 * Redis shows is also written to a topic, so that Redis can be filled again from it.
 */
public record Entry(Alert alert, Bump bump, Evidence evidence) {
  public Entry {
    int present = (alert == null ? 0 : 1) + (bump == null ? 0 : 1) + (evidence == null ? 0 : 1);
    if (present != 1) {
      throw new InvalidRecordException("entry", "holds " + present + " things, must hold one");
    }
  }

  public static Entry of(Alert alert) {
    return new Entry(alert, null, null);
  }

  public static Entry of(Bump bump) {
    return new Entry(null, bump, null);
  }

  public static Entry of(Evidence evidence) {
    return new Entry(null, null, evidence);
  }

  /** What it is called in Redis and as a record's key: {@code alert:…}, {@code priority:…}. */
  public String identity() {
    if (alert != null) {
      return "alert:" + alert.id();
    }
    return bump != null ? "priority:" + bump.subject() : "evidence:" + evidence.post();
  }

  /** The thing itself. */
  public Record value() {
    return alert != null ? alert : bump != null ? bump : evidence;
  }
}
