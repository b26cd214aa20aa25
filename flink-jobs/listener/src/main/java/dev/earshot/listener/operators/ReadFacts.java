package dev.earshot.listener.operators;

import com.fasterxml.jackson.core.JacksonException;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** From a record of the seam to the fact it holds: where rules are replayed, text long gone. */
public final class ReadFacts extends ProcessFunction<Envelope, Fact> {
  private static final long serialVersionUID = 1L;

  private transient Counter unreadable;

  @Override
  public void open(OpenContext context) {
    unreadable = getRuntimeContext().getMetricGroup().addGroup("earshot").counter("unreadable");
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<Fact> out)
      throws IOException {
    if (envelope.kind() != Envelope.Kind.DATA || envelope.value() == null) {
      return;
    }
    try {
      out.collect(Json.mapper().readValue(envelope.value(), Fact.class));
    } catch (JacksonException e) {
      // Written by an Earshot that knew more: what it says cannot be judged here.
      unreadable.inc();
    }
  }
}
