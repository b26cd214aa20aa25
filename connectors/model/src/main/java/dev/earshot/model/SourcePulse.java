package dev.earshot.model;

import java.time.Instant;

/**
 * How well one source is heard just now, so that a calm page is not mistaken for a calm world. Told
 * at most every ten seconds of event time, and only when something of it changed: whoever reads it
 * compares {@code heardAt} with the clock.
 *
 * @param tenant whose job this is
 * @param source the publisher, as it calls itself: words of others
 * @param at event time up to which it is counted
 * @param heardAt when its newest mention was heard, to ten seconds; null while there was none
 * @param posts its mentions in the last ten minutes
 * @param usualMs no longer pause between its mentions is unusual, in milliseconds, a minute at
 *     least; null while too few were heard to tell
 * @param deafSince since when it says that it hears nothing; null when it does not
 * @param behindMs how far it says that it lags behind its network, in milliseconds, 0 or more
 */
public record SourcePulse(
    String tenant,
    String source,
    Instant at,
    Instant heardAt,
    int posts,
    Long usualMs,
    Instant deafSince,
    long behindMs)
    implements Entry.Thing {

  public SourcePulse {
    tenant = Check.name("tenant", tenant);
    source = Check.text("source", source);
    at = Check.present("at", at);
    if (posts < 0 || behindMs < 0 || (usualMs != null && usualMs < 1)) {
      throw new InvalidRecordException("posts, usual_ms and behind_ms", "must not be below 0");
    }
  }

  @Override
  public String identity() {
    return Subjects.source(source);
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
