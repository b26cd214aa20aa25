package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.Praises;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Remembers who speaks well of whom. */
final class FindAdvocates extends SignalsInOrder<Match> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Praises> praises;

  @Override
  public void open(OpenContext context) {
    super.open(context);
    praises =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("praises", TypeInformation.of(Praises.class)));
  }

  @Override
  void take(Signal signal, Collector<Match> out) throws Exception {
    Praises before = praises.value() == null ? Praises.NONE : praises.value();
    Praises after = before.after(signal, Advocate.NAME);
    Stamp stamp = signal.stampOf(Advocate.NAME);
    if (stamp != null && after.complete(signal, stamp)) {
      out.collect(Match.of(stamp, after.brands().get(signal.brand()).praises()));
      after = after.found(signal);
    }
    praises.update(after.brands().isEmpty() && after.tickets().isEmpty() ? null : after);
  }

  @Override
  Instant next() throws Exception {
    return praises.value() == null ? null : praises.value().until();
  }

  @Override
  void due(Instant moment, Collector<Match> out) {
    praises.clear();
  }
}
