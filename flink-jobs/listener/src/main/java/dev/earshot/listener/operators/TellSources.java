package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.HeardSource;
import dev.earshot.model.Entry;
import dev.earshot.model.SourcePulse;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * How each source is heard, for each ten seconds of event time in which something of it changed.
 * One task alone, like {@link BeatHeart}: it gets counts of ten seconds, never mentions.
 */
public final class TellSources extends AbstractStreamOperator<Entry>
    implements OneInputStreamOperator<SourceWord, Entry> {
  /** Names are others' words: whoever makes up new ones finds no place beyond these. */
  static final int MOST = 64;

  private static final long serialVersionUID = 1L;

  private final String tenant;

  private transient Map<String, HeardSource> sources;
  private transient Map<String, SourcePulse> told;
  private transient ListState<HeardSource> kept;
  private transient long turns;

  public TellSources(String tenant) {
    this.tenant = tenant;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    sources = new TreeMap<>();
    told = new HashMap<>();
    kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("sources", HeardSource.class));
    for (HeardSource source : kept.get()) {
      sources.put(source.source, source);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    kept.update(sources.values().stream().toList());
  }

  @Override
  public void processElement(StreamRecord<SourceWord> record) {
    SourceWord word = record.getValue();
    if (!sources.containsKey(word.source()) && sources.size() >= MOST) {
      return;
    }
    HeardSource source = sources.computeIfAbsent(word.source(), name -> new HeardSource(name));
    if (word.posts() > 0) {
      source.spoke(word.at().toEpochMilli(), word.posts());
    } else {
      source.told(word.at().toEpochMilli(), word.connected(), word.behindMs());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long turn = mark.getTimestamp() / BeatHeart.EVERY.toMillis();
    // At the end of time nobody is heard any more.
    if (turn > turns && mark.getTimestamp() != Long.MAX_VALUE) {
      turns = turn;
      tell(turn * BeatHeart.EVERY.toMillis());
    }
    super.processWatermark(mark);
  }

  private void tell(long now) {
    sources.values().removeIf(source -> source.isForgotten(now));
    told.keySet().retainAll(sources.keySet());
    for (HeardSource source : sources.values()) {
      SourcePulse pulse = source.at(tenant, now);
      if (source.isKnown() && isNews(pulse, told.put(pulse.source(), pulse))) {
        output.collect(new StreamRecord<>(Entry.of(pulse), now));
      }
    }
  }

  private static boolean isNews(SourcePulse pulse, SourcePulse before) {
    return before == null
        || !pulse.equals(
            new SourcePulse(
                before.tenant(),
                before.source(),
                pulse.at(),
                before.heardAt(),
                before.posts(),
                before.usualMs(),
                before.deafSince(),
                before.behindMs()));
  }
}
