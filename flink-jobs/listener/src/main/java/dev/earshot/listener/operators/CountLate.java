package dev.earshot.listener.operators;

import dev.earshot.model.Signal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Signals that came behind the watermark. With the clock in the source there are none: a count
 * above 0 is an alarm about the clock, and the signals are never stamped anew.
 */
public final class CountLate extends ProcessFunction<Signal, Signal> {
  private static final long serialVersionUID = 1L;

  private transient Counter late;

  @Override
  public void open(OpenContext context) {
    late = getRuntimeContext().getMetricGroup().addGroup("earshot").counter("late_records");
  }

  @Override
  public void processElement(Signal signal, Context context, Collector<Signal> out) {
    late.inc();
  }
}
