package dev.earshot.listener.patterns;

import dev.earshot.config.GoingViralSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.listener.scoring.Spread;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * One negative post is shared and answered far faster than such posts of such an author usually
 * are, about this brand: by the accounts that were heard doing so, or by the network's own counts,
 * where those grow faster. Two steps, for two habits: by post, what it brought lately; by brand,
 * what is usual.
 */
public record GoingViral(GoingViralSettings settings) implements SignalRule {
  public static final String NAME = GoingViralSettings.NAME;

  @Override
  public boolean counts(Signal signal) {
    return signal.kind() == Signal.Kind.SAID && signal.negativity() >= settings.negativity();
  }

  /** Whether it looks at this signal: posts it counts, all reactions, and all counts of them. */
  public static boolean takes(Signal signal) {
    return signal.stampOf(NAME) != null
        || (signal.kind() == Signal.Kind.SHARED && signal.about() != null)
        || signal.kind() == Signal.Kind.MEASURED;
  }

  /** One post: a reaction belongs to the post it is about. */
  public static String keyOf(Signal signal) {
    return signal.tenant()
        + "|"
        + (signal.kind() == Signal.Kind.SHARED ? signal.about() : signal.post());
  }

  /** How far posts get, in a stream of signals keyed by {@link #keyOf}. */
  public static SingleOutputStreamOperator<Spread.Reached> spread(
      KeyedStream<Signal, String> signals) {
    return signals.process(new WatchPosts(), TypeInformation.of(Spread.Reached.class));
  }

  /** The brand a post is about. */
  public static String brandOf(Spread.Reached reached) {
    return reached.post().tenant() + "|" + reached.post().brand();
  }

  /** Those that go viral, of posts keyed by {@link #brandOf}. */
  public static SingleOutputStreamOperator<Match> in(KeyedStream<Spread.Reached, String> reached) {
    return reached.process(new CompareSpread(), TypeInformation.of(Match.class));
  }
}
