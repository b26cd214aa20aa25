package dev.earshot.listener.patterns;

import dev.earshot.config.AdvocateSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Somebody whose voice carries speaks well of the brand again and again, never badly, and waits for
 * nothing: no ticket of theirs is open.
 */
public record Advocate(AdvocateSettings settings) implements SignalRule {
  public static final String NAME = AdvocateSettings.NAME;

  @Override
  public boolean counts(Signal signal) {
    return signal.kind() == Signal.Kind.SAID
        && signal.positivity() >= settings.positivity()
        && signal.influence().score() >= settings.influence();
  }

  /** Whether it looks at this signal: good words it counts, any bad word, and tickets. */
  public static boolean takes(Signal signal) {
    return switch (signal.kind()) {
      case SAID -> signal.stampOf(NAME) != null || signal.score() < 0;
      case TICKET_OPENED, TICKET_CLOSED -> true;
      case ANSWERED, SHARED, MEASURED, WITHDRAWN, GONE -> false;
    };
  }

  /** One person: a ticket may count for every brand. */
  public static String keyOf(Signal signal) {
    return signal.tenant() + "|" + signal.subject();
  }

  /** The advocates in a stream of signals keyed by {@link #keyOf}. */
  public static SingleOutputStreamOperator<Match> in(KeyedStream<Signal, String> signals) {
    return signals.process(new FindAdvocates(), TypeInformation.of(Match.class));
  }
}
