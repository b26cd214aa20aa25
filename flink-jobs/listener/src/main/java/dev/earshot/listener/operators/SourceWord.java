package dev.earshot.listener.operators;

import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Tally;
import java.time.Instant;
import org.apache.flink.util.Collector;

/**
 * What a fact tells of a source.
 *
 * @param source the publisher
 * @param at when this was known
 * @param posts how many mentions it brought; 0 where it tells of itself
 * @param connected whether it hears its network, as far as it tells
 * @param behindMs how far it says that it lags, in milliseconds
 */
public record SourceWord(String source, Instant at, int posts, boolean connected, long behindMs) {
  /** Nothing of what has no publisher. */
  public static void of(Fact fact, Collector<SourceWord> out) {
    Tally tally = fact.tally();
    if (tally != null) {
      tally
          .sources()
          .forEach(
              (source, posts) -> {
                if (posts > 0 && !source.isEmpty()) {
                  out.collect(new SourceWord(source, tally.end(), posts, true, 0));
                }
              });
    }
    Hearing hearing = fact.hearing();
    if (hearing != null && hearing.kind() == Hearing.Kind.STATUS && !hearing.source().isEmpty()) {
      out.collect(
          new SourceWord(
              hearing.source(),
              hearing.heardAt(),
              0,
              hearing.connected(),
              Math.max(0, hearing.behindMs())));
    }
  }
}
