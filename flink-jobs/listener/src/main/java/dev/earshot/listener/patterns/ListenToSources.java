package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.SourceListening;
import dev.earshot.model.Match;
import dev.earshot.model.SourceCount;
import java.time.Instant;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Knows the habit of each source, and wakes when it has been silent for too long. */
final class ListenToSources extends InOrder<SourceCount, Match> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<SourceListening> listening;

  ListenToSources() {
    super(SourceCount.class);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    listening =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("listening", TypeInformation.of(SourceListening.class)));
  }

  @Override
  Instant at(SourceCount count) {
    return count.at();
  }

  @Override
  Comparator<SourceCount> order() {
    return SourceCount.LOG_ORDER;
  }

  @Override
  void take(SourceCount count, Collector<Match> out) throws Exception {
    SourceListening before = listening.value();
    SourceListening after = before == null ? SourceListening.to(count) : before.after(count);
    if (before != null && before.raised() != null && after.raised() == null) {
      out.collect(before.over(count.at()));
    }
    listening.update(after);
  }

  @Override
  Instant next() throws Exception {
    return listening.value() == null ? null : listening.value().next();
  }

  @Override
  void due(Instant moment, Collector<Match> out) throws Exception {
    SourceListening silent = listening.value();
    Match match = silent.silence(moment);
    if (match == null) {
      listening.clear();
    } else {
      out.collect(match);
      listening.update(silent.raised(match));
    }
  }
}
