package dev.earshot.listener.patterns;

import dev.earshot.config.SourceSilentSettings;
import dev.earshot.model.Match;
import dev.earshot.model.SourceCount;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A source that speaks daily is silent far beyond its habit, or says that it is deaf. */
public final class SourceSilent {
  public static final String NAME = SourceSilentSettings.NAME;

  private SourceSilent() {}

  /** One source. */
  public static String keyOf(SourceCount count) {
    return count.tenant() + "|" + count.source();
  }

  /** The silences in a stream of counts keyed by {@link #keyOf}. */
  public static SingleOutputStreamOperator<Match> in(KeyedStream<SourceCount, String> counts) {
    return counts.process(new ListenToSources(), TypeInformation.of(Match.class));
  }
}
