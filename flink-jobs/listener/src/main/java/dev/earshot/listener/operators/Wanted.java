package dev.earshot.listener.operators;

import dev.earshot.config.AdvocateSettings;
import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.config.GoingViralSettings;
import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.config.SeriousIntentSettings;
import dev.earshot.model.Alert;
import dev.earshot.model.Fact;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.Collector;

/**
 * A post somebody may want to read: an alert refers to it, or a rule counts it and an alert may yet
 * refer to it.
 *
 * @param post pseudonym of the post
 * @param now whether it is wanted now; else it is to be kept for a while
 * @param gone its author took it back: nobody may read it any more
 * @param at event time of the wish
 * @param until how long it is to be kept, in event time
 */
public record Wanted(String post, boolean now, boolean gone, Instant at, Instant until) {
  /** A brand's loudest posts speak for what is found out in the next hours. */
  private static final Duration LOUDEST = Duration.ofHours(4);

  /** The posts that speak for an alert. */
  public static void by(Alert alert, Collector<Wanted> out) {
    for (String post : alert.evidence()) {
      out.collect(new Wanted(post, true, false, alert.newestAt(), alert.newestAt()));
    }
  }

  /** Nobody may read this post any more. */
  public static Wanted gone(Signal withdrawn) {
    return new Wanted(withdrawn.post(), false, true, withdrawn.heardAt(), withdrawn.heardAt());
  }

  /** The posts that an alert may come to speak of. */
  public static void by(Fact fact, Collector<Wanted> out) {
    if (fact.signal() != null && fact.signal().kind() == Signal.Kind.WITHDRAWN) {
      out.collect(gone(fact.signal()));
    } else if (fact.signal() != null && fact.signal().kind() == Signal.Kind.SAID) {
      Duration longest = Duration.ZERO;
      for (Stamp stamp : fact.signal().stamps()) {
        Duration kept = keptFor(stamp);
        longest = kept.compareTo(longest) > 0 ? kept : longest;
      }
      if (!longest.isZero()) {
        out.collect(kept(fact.signal().post(), fact.at(), longest));
      }
    } else if (fact.tally() != null) {
      fact.tally().loudest().forEach(post -> out.collect(kept(post.post(), fact.at(), LOUDEST)));
    }
  }

  /**
   * How long an alert of this rule may still come to speak of a post. One that looks back farther
   * shows its newer posts: text waits on the heap.
   */
  private static Duration keptFor(Stamp stamp) {
    return switch (stamp.rule()) {
      case AngryInfluencerSettings.NAME,
          SeriousIntentSettings.NAME,
          NegativeStreakSettings.NAME,
          AdvocateSettings.NAME ->
          Duration.ofHours(26);
      case IgnoredComplaintSettings.NAME ->
          Duration.ofMillis(stamp.millis("ordinary_sla")).plusHours(2);
      case GoingViralSettings.NAME -> Duration.ofMillis(stamp.millis("within")).plusHours(1);
      default -> Duration.ZERO;
    };
  }

  private static Wanted kept(String post, Instant at, Duration span) {
    return new Wanted(post, false, false, at, at.plus(span));
  }
}
