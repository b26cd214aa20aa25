package dev.earshot.listener.operators;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Fact;
import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.util.Collector;

/**
 * A post that an alert may come to speak of, or what became of it or of whoever wrote it.
 *
 * @param key whom or what it is told to: a person, or the post itself
 * @param signal what was said, withdrawn, or who is gone
 * @param at when it counts; of a brand's loudest posts when they were counted
 */
public record AboutPost(String key, Signal signal, Instant at) {
  /** To the posts: what was said, and what was taken back. */
  public static void toPosts(Fact fact, Collector<AboutPost> out) {
    for (Signal signal : spoken(fact)) {
      out.collect(to(signal.post(), signal, fact));
    }
    if (fact.signal() != null && fact.signal().kind() == Signal.Kind.WITHDRAWN) {
      out.collect(to(fact.signal().post(), fact.signal(), fact));
    }
  }

  /** To the people: what they said, under each of their names, and who is gone. */
  public static void toPeople(Fact fact, Collector<AboutPost> out) {
    for (Signal signal : spoken(fact)) {
      out.collect(to(signal.author(), signal, fact));
      if (!signal.subject().equals(signal.author())) {
        out.collect(to(signal.subject(), signal, fact));
      }
    }
    if (fact.signal() != null && fact.signal().kind() == Signal.Kind.GONE) {
      out.collect(to(fact.signal().subject(), fact.signal(), fact));
    }
  }

  /** What a rule counts, and the loudest of what a brand's rules count. */
  private static List<Signal> spoken(Fact fact) {
    if (fact.tally() != null) {
      return fact.tally().loudest();
    }
    Signal signal = fact.signal();
    boolean counted =
        signal != null && signal.kind() == Signal.Kind.SAID && !signal.stamps().isEmpty();
    return counted ? List.of(signal) : List.of();
  }

  private static AboutPost to(String whom, Signal signal, Fact fact) {
    return new AboutPost(signal.tenant() + "|" + whom, signal, fact.at());
  }

  /**
   * That a post is taken back, told to a brand and to whom the post was of.
   *
   * @param because what took it back, and when
   * @param by pseudonym of whoever is gone, or of the post
   */
  static Signal withdrawn(
      Signal because, String by, String brand, String subject, String post, Instant at) {
    return new Signal(
        Signal.Kind.WITHDRAWN,
        because.tenant(),
        brand,
        subject,
        by,
        false,
        CustomerTier.STANDARD,
        post,
        post,
        because.network(),
        because.source(),
        0,
        null,
        List.of(),
        Influence.UNKNOWN,
        0,
        because.createdAt(),
        at,
        because.partition(),
        because.offset(),
        List.of());
  }
}
