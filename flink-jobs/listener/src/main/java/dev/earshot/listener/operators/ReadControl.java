package dev.earshot.listener.operators;

import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.listener.scoring.UsedIds;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a record to what people tell the running job. Settings it cannot obey are refused: they
 * leave as dead letters and change nothing; so does whatever has the id of an earlier record, for
 * one id acts once. One task alone, so that there is one order; the newest version and the ids
 * survive a restart, so that what was refused once is refused again.
 */
public final class ReadControl extends ProcessFunction<Envelope, Control>
    implements CheckpointedFunction {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  private static final long serialVersionUID = 1L;

  private final Rules running;

  private transient RecordReader<Control> reader;
  private transient SettingsGate gate;
  private transient UsedIds ids;
  private transient ListState<Integer> newest;
  private transient ListState<UsedIds.Used> used;
  private transient Counter refused;
  private transient DeadLetterCounters deadLetters;

  /**
   * @param running the rules the job was started with
   */
  public ReadControl(Rules running) {
    this.running = running;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    gate = new SettingsGate(running);
    newest =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("newest-version", Types.INT));
    for (int version : newest.get()) {
      gate.remember(version);
    }
    ids = new UsedIds();
    used =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("used-ids", UsedIds.Used.class));
    for (UsedIds.Used before : used.get()) {
      ids.add(before.id(), before.writtenAt());
    }
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.of(Control.class);
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    refused = metrics.counter("control_refused");
    deadLetters = new DeadLetterCounters(metrics);
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<Control> out) {
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    try {
      out.collect(letIn(reader.read(envelope.value()), Instant.ofEpochMilli(envelope.timestamp())));
    } catch (RecordReader.Unreadable e) {
      bury(envelope, e.reason(), e.getMessage(), context);
    } catch (RefusedException e) {
      refused.inc();
      bury(envelope, DeadLetter.Reason.REFUSED, e.getMessage(), context);
    }
  }

  private Control letIn(Control control, Instant writtenAt) throws RefusedException {
    ids.refuseUsed(control);
    Control let = control;
    switch (control.type()) {
      case RULES -> gate.rules(control, writtenAt);
      case BRANDS -> SettingsGate.brands(control, writtenAt);
      case ACKNOWLEDGE, TAKE, SNOOZE, DISMISS, COMMENT, OBJECT, ALLOW, MOOD_WRONG ->
          // What a person did to an alert must not be lost to a clock that is a little off.
          let = SettingsGate.inTime(control, writtenAt);
    }
    // Only now: who was refused may mend it and send it again.
    ids.add(control.id(), writtenAt);
    return let;
  }

  private void bury(Envelope envelope, DeadLetter.Reason reason, String detail, Context context) {
    deadLetters.count(reason);
    context.output(DEAD_LETTERS, new DeadLetter(envelope, reason, detail));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    newest.update(List.of(gate.newest()));
    used.update(ids.all());
  }
}
