package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import dev.earshot.model.Fact;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.Collector;

/**
 * A post somebody may want to read: an alert refers to it, or a rule counts it and an alert may yet
 * refer to it.
 *
 * @param post pseudonym of the post
 * @param now whether it is wanted now; else it is to be kept for a while
 * @param at event time of the wish
 * @param until how long it is to be kept, in event time
 */
public record Wanted(String post, boolean now, Instant at, Instant until) {
  /** A brand's loudest posts speak for what is found out in the next hours. */
  private static final Duration LOUDEST = Duration.ofHours(4);

  /**
   * What a rule counts is kept as long as most rules look back. An alert of a rule that looks back
   * farther shows its newer posts.
   */
  private static final Duration COUNTED = Duration.ofHours(26);

  /** The posts that speak for an alert. */
  public static void by(Alert alert, Collector<Wanted> out) {
    for (String post : alert.evidence()) {
      out.collect(new Wanted(post, true, alert.newestAt(), alert.newestAt()));
    }
  }

  /** The posts that an alert may come to speak of. */
  public static void by(Fact fact, Collector<Wanted> out) {
    if (fact.signal() != null && fact.signal().kind() == Signal.Kind.SAID) {
      out.collect(kept(fact.signal().post(), fact.at(), COUNTED));
    } else if (fact.tally() != null) {
      fact.tally().loudest().forEach(post -> out.collect(kept(post.post(), fact.at(), LOUDEST)));
    }
  }

  private static Wanted kept(String post, Instant at, Duration span) {
    return new Wanted(post, false, at, at.plus(span));
  }
}
