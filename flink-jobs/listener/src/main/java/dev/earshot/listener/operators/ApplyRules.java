package dev.earshot.listener.operators;

import dev.earshot.config.Brands;
import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.Rulebook;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Control;
import dev.earshot.model.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Stamps each fact with the rules that count it, those in force at its own moment. What somebody
 * said and no rule counts ends here. The second input is what the job is told, the same to every
 * task.
 *
 * <p>Until the first watermark, facts wait: it comes only when {@code control} has been read to its
 * end, so that no fact is judged by rules that were replaced long ago. From then on nothing waits,
 * for what is told counts from two seconds ahead.
 */
public final class ApplyRules extends AbstractStreamOperator<Fact>
    implements TwoInputStreamOperator<Fact, Control, Fact> {
  private static final long serialVersionUID = 1L;

  /** No fact comes so late. */
  private static final Duration LATEST = Duration.ofHours(1);

  private final Rules own;
  private final Brands brands;
  private final SerializableFunction<Rules, List<SignalRule>> situations;

  private transient Rulebook rulebook;
  private transient List<Fact> waiting;
  private transient boolean started;
  private transient ListState<Fact> waitingState;
  private transient ListState<Control> controlState;
  private transient Counter uncounted;

  /**
   * @param own the rules the job was started with
   * @param brands the brands the job was started with
   * @param situations makes what looks at sayings out of rules
   */
  public ApplyRules(
      Rules own, Brands brands, SerializableFunction<Rules, List<SignalRule>> situations) {
    this.own = own;
    this.brands = brands;
    this.situations = situations;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var store = context.getOperatorStateStore();
    waitingState = store.getListState(new ListStateDescriptor<>("waiting", Fact.class));
    controlState = store.getUnionListState(new ListStateDescriptor<>("control", Control.class));
    rulebook = new Rulebook(own, brands, situations);
    for (Control control : controlState.get()) {
      obey(control);
    }
    waiting = new ArrayList<>();
    waitingState.get().forEach(waiting::add);
  }

  @Override
  public void open() throws Exception {
    super.open();
    MetricGroup metrics = getMetricGroup().addGroup("earshot");
    uncounted = metrics.counter("facts_no_rule_counts");
    metrics.gauge("facts_waiting", () -> waiting.size());
  }

  @Override
  public void processElement1(StreamRecord<Fact> fact) {
    if (started) {
      stamp(fact.getValue());
    } else {
      waiting.add(fact.getValue());
    }
  }

  @Override
  public void processElement2(StreamRecord<Control> control) {
    obey(control.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (!started) {
      started = true;
      waiting.forEach(this::stamp);
      waiting = new ArrayList<>();
    }
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      rulebook.forgetBefore(Instant.ofEpochMilli(mark.getTimestamp()).minus(LATEST));
    }
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    waitingState.update(waiting);
    controlState.update(rulebook.controls());
  }

  private void stamp(Fact fact) {
    Fact stamped = rulebook.at(fact.at()).stamp(fact);
    if (stamped == null) {
      uncounted.inc();
    } else {
      output.collect(new StreamRecord<>(stamped, fact.at().toEpochMilli()));
    }
  }

  private void obey(Control control) {
    try {
      rulebook.add(control);
    } catch (RefusedException e) {
      // Let in by another version of Earshot; this one goes on with what it can read.
      LOG.warn(
          "{} of {} cannot be obeyed any more: {}", control.type(), control.id(), e.getMessage());
    }
  }
}
