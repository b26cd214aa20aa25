package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.Spread;
import dev.earshot.model.Signal;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Counts what a negative post brings, as long as anybody reacts. */
final class WatchPosts extends SignalsInOrder<Spread.Reached> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Spread> spread;

  @Override
  public void open(OpenContext context) {
    super.open(context);
    spread =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("spread", TypeInformation.of(Spread.class)));
  }

  @Override
  void take(Signal signal, Collector<Spread.Reached> out) throws Exception {
    Spread before = spread.value();
    if (signal.kind() == Signal.Kind.SAID) {
      spread.update((before == null ? Spread.NONE : before).said(signal));
    } else if (before != null) {
      boolean measured = signal.kind() == Signal.Kind.MEASURED;
      Spread after = measured ? before.measured(signal) : before.shared(signal);
      spread.update(after);
      if (after.brought(signal.heardAt()) > before.brought(signal.heardAt())) {
        after.reached(signal.heardAt()).forEach(out::collect);
      }
    }
  }

  @Override
  Instant next() throws Exception {
    return spread.value() == null ? null : spread.value().next();
  }

  @Override
  void due(Instant moment, Collector<Spread.Reached> out) throws Exception {
    Spread due = spread.value();
    if (due.matured()) {
      spread.clear();
    } else {
      due.firstWindow(moment).forEach(out::collect);
      spread.update(due.grownUp());
    }
  }
}
