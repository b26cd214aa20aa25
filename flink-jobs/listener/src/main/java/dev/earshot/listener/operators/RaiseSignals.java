package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.ScoredMention;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a scored mention to signals: only what some rule, of today or tomorrow, could count travels
 * on. Here the way parts: the signal goes on under pseudonyms, and all that is personal goes as
 * evidence to where it waits to be asked for.
 */
public final class RaiseSignals extends ProcessFunction<ScoredMention, Fact> {
  public static final OutputTag<Evidence> EVIDENCE = new OutputTag<>("evidence") {};

  private static final long serialVersionUID = 1L;

  private final SignalMaker maker;

  private transient Counter raised;

  public RaiseSignals(SignalMaker maker) {
    this.maker = maker;
  }

  @Override
  public void open(OpenContext context) {
    raised = getRuntimeContext().getMetricGroup().addGroup("earshot").counter("signals");
  }

  @Override
  public void processElement(ScoredMention scored, Context context, Collector<Fact> out) {
    if (SignalMaker.measures(scored)) {
      out.collect(Fact.of(maker.measured(scored)));
    }
    if (!SignalMaker.worthSaying(scored)) {
      return;
    }
    context.output(EVIDENCE, maker.evidence(scored));
    for (String brand : scored.mention().brands()) {
      raised.inc();
      out.collect(Fact.of(maker.said(scored, brand)));
    }
  }
}
