package dev.earshot.listener.operators;

import dev.earshot.model.Customer;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** From a record to what a help desk did for a customer it can name. */
public final class ReadDeskEvents extends ProcessFunction<Envelope, ReadDeskEvents.Done> {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  private static final long serialVersionUID = 1L;

  private transient RecordReader<DeskEvent> reader;
  private transient Counter nameless;
  private transient DeadLetterCounters deadLetters;

  /**
   * What a desk did, and when we heard of it.
   *
   * @param heardAt event time
   */
  public record Done(DeskEvent event, Instant heardAt, int partition, long offset) {
    /** Whom it was done for, by the desk's own id. */
    public String ref() {
      return Customer.Ref.key(event.desk(), event.customerRef());
    }
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.of(DeskEvent.class);
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    nameless = metrics.counter("desk_events_without_customer");
    deadLetters = new DeadLetterCounters(metrics);
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<Done> out) {
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    try {
      DeskEvent event = reader.read(envelope.value());
      if (event.customerRef() == null) {
        nameless.inc();
        return;
      }
      Instant heardAt = Instant.ofEpochMilli(envelope.timestamp());
      out.collect(new Done(event, heardAt, envelope.partition(), envelope.offset()));
    } catch (RecordReader.Unreadable e) {
      deadLetters.count(e.reason());
      context.output(DEAD_LETTERS, new DeadLetter(envelope, e.reason(), e.getMessage()));
    }
  }
}
