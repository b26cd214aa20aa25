package dev.earshot.listener.operators;

import dev.earshot.model.Envelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Mixes what partitions hold between two watermarks: all that a broker leaves open, and nothing
 * else, for each partition keeps its order. A backtest goes through it to show that arrival decides
 * nothing. It keeps no state, so it is not for a job that lives.
 */
public final class ShuffleArrivals extends AbstractStreamOperator<Envelope>
    implements OneInputStreamOperator<Envelope, Envelope> {
  private static final long serialVersionUID = 1L;

  /** More are mixed in several goes, so that memory stays small. */
  private static final int MOST = 10_000;

  private final long seed;

  private transient Random chance;
  private transient Map<String, ArrayDeque<StreamRecord<Envelope>>> held;
  private transient int size;

  /**
   * @param seed the same seed mixes the same log alike, task by task
   */
  public ShuffleArrivals(long seed) {
    this.seed = seed;
  }

  @Override
  public void open() throws Exception {
    super.open();
    chance = new Random(seed + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    held = new TreeMap<>();
  }

  @Override
  public void processElement(StreamRecord<Envelope> record) {
    Envelope envelope = record.getValue();
    held.computeIfAbsent(
            envelope.topic() + "-" + envelope.partition(), unused -> new ArrayDeque<>())
        .add(record.copy(envelope));
    size++;
    if (size >= MOST) {
      release();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    release();
    super.processWatermark(mark);
  }

  @Override
  public void finish() throws Exception {
    release();
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    release();
    super.snapshotState(context);
  }

  private void release() {
    List<ArrayDeque<StreamRecord<Envelope>>> left = new ArrayList<>(held.values());
    while (!left.isEmpty()) {
      int which = chance.nextInt(left.size());
      output.collect(left.get(which).remove());
      if (left.get(which).isEmpty()) {
        left.remove(which);
      }
    }
    held.clear();
    size = 0;
  }
}
